package io.clew.analysis.scene;

import com.carrotsearch.hppc.LongByteHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Holders;
import io.clew.analysis.trace.MoneyTrace;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a pattern looks at: a view, a window of time, the places that are no accounts, and the parameters.
 *
 * <p>Remembers rows lately asked for, at most {@value #REMEMBERED}, and what kind of node a node is. For one thread.
 */
public final class Scene {

    private static final int REMEMBERED = 500_000;
    private static final long MOST_CALLS = 1_000_000;
    private static final int KINDS = 2_000_000;
    private static final byte SEEN = 1;
    private static final byte ACCOUNT = 2;
    private static final byte VICTIM_SEEN = 4;
    private static final byte VICTIM = 8;

    /** Links of a victim's account to the case. */
    static final List<String> VICTIM_LINKS = List.of("victim-of");

    /** Links of an account from which things were done to the device or address. */
    public static final List<String> USES = List.of("login", "uses-device");

    private static final long UTC_PLUS_8 = 8 * 3_600_000L;
    public static final long HOUR = 3_600_000L;
    public static final long DAY = 24 * HOUR;

    private final GraphView view;
    private final Ontology ontology;
    private final Places places;
    private final Statements statements;
    private final Catalogue catalogue;
    private final Map<String, Map<String, Double>> changed;
    private final LongByteHashMap kinds = new LongByteHashMap();
    private int remembered;
    private final java.util.TreeMap<String, Long> ordinary = new java.util.TreeMap<>();
    private boolean cut;
    private final LongObjectHashMap<Movements> known = new LongObjectHashMap<>();
    private final java.util.HashMap<String, Parameters> parameters = new java.util.HashMap<>();
    private final FactFilter money;
    private final FactFilter called;
    private final LongObjectHashMap<Calls> spoken = new LongObjectHashMap<>();
    private final Holders holders;
    private final Conducts conducts;
    private CallRecords callRecords = CallRecords.NONE;
    private boolean chosen;
    private long phones = -1;
    private final int pay;
    private final int withdraw;
    private final int transfer;

    /**
     * @param statements what the statements say beyond the graph, for the patterns that trace
     * @param from epoch milliseconds, included
     * @param to epoch milliseconds, excluded
     * @param changed parameters other than the catalogue's, by code and name
     */
    public Scene(
            GraphView view,
            Ontology ontology,
            Places places,
            Statements statements,
            Catalogue catalogue,
            long from,
            long to,
            Map<String, Map<String, Double>> changed) {
        this.view = view;
        this.ontology = ontology;
        this.places = places;
        this.statements = statements;
        this.catalogue = catalogue;
        this.changed = changed;
        this.money = FactFilter.ANY.links(MoneyTrace.moneyLinks(ontology)).between(from, to);
        this.called = FactFilter.ANY.links(ontology.bits(List.of("call"))).between(from, to);
        this.holders = new Holders(view, ontology);
        this.conducts = new Conducts(this, Catalogue.measure("ordinary"));
        this.pay = ontology.ordinal("pay");
        this.withdraw = ontology.ordinal("withdraw");
        this.transfer = ontology.ordinal("transfer");
    }

    /** What records say of calls beyond the graph. */
    public Scene with(CallRecords records) {
        callRecords = records;
        return this;
    }

    /** Says that only chosen nodes are looked at, so that what is found at several of them is given at each. */
    public Scene chosen() {
        chosen = true;
        return this;
    }

    public boolean isChosen() {
        return chosen;
    }

    public CallRecords callRecords() {
        return callRecords;
    }

    public Holders holders() {
        return holders;
    }

    /** Which calls count. */
    public FactFilter called() {
        return called;
    }

    public boolean isPhone(long node) {
        return view.key(node).type().equals("phone");
    }

    /** How many phones the reader's graph knows; counted by a walk over all nodes when first asked for. */
    public long phones() {
        if (phones < 0) {
            phones = 0;
            GraphView.NodeCursor nodes = view.nodes();
            while (nodes.next()) {
                phones += isPhone(nodes.node()) ? 1 : 0;
            }
        }
        return phones;
    }

    /** The calls of a number within the window, as far as {@value #MOST_CALLS} go. */
    public Calls calls(long node) {
        Calls rows = spoken.get(node);
        if (rows == null) {
            if (remembered >= REMEMBERED) {
                known.clear();
                spoken.clear();
                remembered = 0;
            }
            rows = Calls.of(view, node, called, new Budget(MOST_CALLS, Long.MAX_VALUE / 2));
            remembered += rows.size() + 1;
            spoken.put(node, rows);
        }
        return rows;
    }

    public GraphView view() {
        return view;
    }

    public Ontology ontology() {
        return ontology;
    }

    public Places places() {
        return places;
    }

    public Statements statements() {
        return statements;
    }

    public Parameters parameters(String code) {
        return parameters.computeIfAbsent(code, c -> catalogue.parameters(c, changed.getOrDefault(c, Map.of())));
    }

    /** The hit with how unlikely it is among ordinary accounts, and why. */
    Hit rated(Hit hit) {
        return conducts.rated(hit, catalogue.entry(hit.code()).rated());
    }

    /**
     * Whether a hit tells nothing: where it is less unlikely than the pattern's parameter {@code unlikely}, if it is rated;
     * where its accounts pay each other at other times too, so that its rarity per payment is below the parameter {@code
     * rarity}. Never for patterns without these.
     */
    public boolean isOrdinary(Hit hit) {
        return !likely(hit).isEmpty();
    }

    void leaveOut(Hit hit) {
        ordinary.merge(likely(hit), 1L, Long::sum);
    }

    /** The code of the reason for which a hit is ordinary; empty where it is not. */
    private String likely(Hit hit) {
        Catalogue.Entry entry = catalogue.entry(hit.code());
        Parameters p = parameters(hit.code());
        boolean known = !hit.rated().key().equals(Conducts.UNSEEN);
        if (known && entry.has("unlikely") && hit.rarity() < conducts.enough(hit, p.share("unlikely"))) {
            return hit.rated().key();
        }
        boolean often = entry.has("rarity")
                && Rarity.of(this, hit) < p.share("rarity") * hit.facts().size();
        return often ? "rated.payments" : "";
    }

    /** A pattern could not look at everything at the account in hand. */
    public void cutShort() {
        cut = true;
    }

    /** Whether a pattern has been cut short since this was asked last. */
    public boolean wasCutShort() {
        boolean was = cut;
        cut = false;
        return was;
    }

    /** Hits that were left out since this was asked last because they are ordinary, by the code of the reason. */
    public Map<String, Long> takeOrdinary() {
        var taken = Map.copyOf(ordinary);
        ordinary.clear();
        return taken;
    }

    /** Whether patterns are looked for at this node: accounts, not shops, machines or wallets. */
    public boolean isAccount(long node) {
        byte kind = kind(node);
        if ((kind & SEEN) == 0) {
            EntityKey key = view.key(node);
            boolean account = key.type().equals("account") && places.stop(key) == null;
            kind |= account ? SEEN | ACCOUNT : SEEN;
            kinds.put(node, kind);
        }
        return (kind & ACCOUNT) != 0;
    }

    /** Whether a report says that the node's holder is a victim. */
    public boolean isVictim(long node) {
        byte kind = kind(node);
        if ((kind & VICTIM_SEEN) == 0) {
            boolean victim = view.facts(node, FactFilter.ANY.links(ontology.bits(VICTIM_LINKS)))
                    .next();
            kind |= victim ? VICTIM_SEEN | VICTIM : VICTIM_SEEN;
            kinds.put(node, kind);
        }
        return (kind & VICTIM) != 0;
    }

    private byte kind(long node) {
        if (kinds.size() >= KINDS) {
            kinds.clear();
        }
        return kinds.get(node);
    }

    /** Says which nodes will be looked at next, for engines that are far away. */
    void prefetch(long[] nodes, List<Pattern> patterns) {
        long links = 0;
        for (Pattern pattern : patterns) {
            links |= ontology.bits(pattern.walks());
        }
        if (links == 0) {
            prefetch(nodes);
        } else {
            view.naming(nodes);
            view.prefetch(nodes, FactFilter.ANY.links(links | money.links()));
        }
    }

    /** Says which numbers will be asked for their calls next. */
    public void prefetchCalls(long[] nodes) {
        view.prefetch(
                Arrays.stream(nodes).filter(node -> !spoken.containsKey(node)).toArray(), called);
    }

    /** Says which accounts will be asked for next, for engines that are far away. */
    public void prefetch(long[] nodes) {
        view.prefetch(
                Arrays.stream(nodes).filter(node -> !known.containsKey(node)).toArray(), money);
    }

    public Movements movements(long node) {
        Movements rows = known.get(node);
        if (rows == null) {
            if (remembered >= REMEMBERED) {
                known.clear();
                spoken.clear();
                remembered = 0;
            }
            rows = Movements.of(view, node, money);
            remembered += rows.size() + 1;
            known.put(node, rows);
        }
        return rows;
    }

    public boolean isPay(Movements.Row row) {
        return row.link() == pay;
    }

    public boolean isWithdrawal(Movements.Row row) {
        return row.link() == withdraw;
    }

    public boolean isTransfer(Movements.Row row) {
        return row.link() == transfer;
    }

    /** The nodes of these kinds that a link of these types joins to the node, in either direction, each once. */
    public List<Long> joined(long node, List<String> links) {
        var found = new java.util.LinkedHashSet<Long>();
        FactCursor facts = view.facts(node, FactFilter.ANY.links(ontology.bits(links)));
        while (facts.next()) {
            found.add(facts.other());
        }
        return List.copyOf(found);
    }

    /** Days since the epoch in Asia/Shanghai. */
    public static long day(long at) {
        return Math.floorDiv(at + UTC_PLUS_8, DAY);
    }

    /** Hour of the day in Asia/Shanghai, 0 to 23. */
    public static int hour(long at) {
        return (int) (Math.floorMod(at + UTC_PLUS_8, DAY) / HOUR);
    }

    /** Day of the week in Asia/Shanghai, Monday 0. */
    static int weekday(long at) {
        return (int) Math.floorMod(day(at) + 3, 7L);
    }

    public static Money yuan(long fen) {
        return new Money(fen);
    }

    public EntityKey key(long node) {
        return view.key(node);
    }
}
