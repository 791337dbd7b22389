package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.holding.AccountStanding;
import io.clew.inquiry.holding.Holdings;
import io.clew.record.China;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tells all that is known about one entity, with the totals behind it. One walk over its facts. */
public final class ShowDossier {

    private static final int RECORDS = 20;
    private static final int COUNTERPARTS = 20;

    private final RecordIndex index;
    private final GraphStore graph;
    private final Ontology ontology;
    private final AuditLog audit;

    public ShowDossier(RecordIndex index, GraphStore graph, Ontology ontology, AuditLog audit) {
        this.index = index;
        this.graph = graph;
        this.ontology = ontology;
        this.audit = audit;
    }

    /**
     * @param links totals by link type, direction and currency, most facts first
     * @param months in order of time; months without a fact are left out
     * @param heat calls, text messages and payments by weekday (0 is Monday) and hour of the day in China; what has no
     *     clock is left out, and midnight to the millisecond is how a bare date is kept
     * @param counterparts those with most facts first, at most twenty
     * @param counterpartsTotal how many there are in all
     * @param standing of an account; {@link AccountStanding#UNKNOWN} for all else
     * @param holderNames a name for each holder and each thing held that has one
     */
    public record Dossier(
            EntityKey key,
            List<RecordIndex.NameCount> names,
            AccountStanding standing,
            Holdings.Answer holdings,
            Map<EntityKey, String> holderNames,
            List<LinkTotal> links,
            List<Month> months,
            int[][] heat,
            List<Counterpart> counterparts,
            long counterpartsTotal,
            SearchPage recent,
            int withheldSources) {}

    /**
     * @param amount hundredths of the currency; 0 where the link carries no money
     * @param first null where no fact has a time
     */
    public record LinkTotal(
            String link,
            boolean outgoing,
            long facts,
            long amount,
            String currency,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /**
     * @param month such as {@code 2026-03}, in China
     * @param in 分 received
     * @param out 分 paid
     */
    public record Month(String month, long calls, long in, long out, long facts) {}

    /**
     * @param in 分 received from it
     * @param out 分 paid to it
     * @param days on which there was a fact
     */
    public record Counterpart(
            EntityKey key,
            String name,
            long facts,
            long in,
            long out,
            int days,
            @Nullable Instant first,
            @Nullable Instant last) {}

    /** @throws ClewException {@code entity-unknown} if no readable record names it */
    public Dossier show(Access access, EntityKey key) {
        try (Look look = audit.open(access, AuditAct.DOSSIER, key.toString())) {
            var recent = index.search(access, RecordQuery.naming(key, RECORDS));
            if (recent.total() == 0) {
                throw new ClewException(Message.of("entity-unknown.named", key));
            }
            var names = index.names(access, List.of(key)).getOrDefault(key, List.of());
            var sums = new Sums(ontology.ordinal("call"), ontology.ordinal("message"));
            List<Counterpart> counterparts;
            Holdings.Answer holdings = Holdings.Answer.NONE;
            EntityKey shown = key;
            try (GraphView view = graph.view(access)) {
                long node = view.node(key);
                if (node != GraphView.NO_NODE) {
                    shown = view.key(node);
                    FactCursor facts = view.facts(node, FactFilter.ANY);
                    while (facts.next()) {
                        boolean again = facts.other() == node && !facts.outgoing();
                        if (!again) { // what goes to itself counts once, as everywhere
                            sums.add(facts);
                        }
                    }
                    holdings = new Holdings(view, ontology).of(node);
                }
                counterparts = sums.counterparts(view);
            }
            var labelled = label(access, counterparts);
            look.returned(recent.total(), List.of(key));
            return new Dossier(
                    shown,
                    names,
                    key.type().equals("account") ? AccountStanding.of(index, access, key) : AccountStanding.UNKNOWN,
                    holdings,
                    names(access, holdings),
                    sums.links(ontology),
                    List.copyOf(sums.months.values()),
                    sums.heat,
                    labelled,
                    sums.others.size(),
                    recent,
                    access.withheldSources());
        }
    }

    private Map<EntityKey, String> names(Access access, Holdings.Answer holdings) {
        var keys = Stream.concat(
                        holdings.holders().stream(), holdings.things().stream().map(Holdings.Holding::key))
                .distinct()
                .toList();
        var found = new HashMap<EntityKey, String>();
        index.names(access, keys).forEach((key, all) -> {
            if (!all.isEmpty()) {
                found.put(key, all.getFirst().name());
            }
        });
        return found;
    }

    private List<Counterpart> label(Access access, List<Counterpart> counterparts) {
        var names =
                index.names(access, counterparts.stream().map(Counterpart::key).toList());
        return counterparts.stream()
                .map(one -> new Counterpart(
                        one.key,
                        names.getOrDefault(one.key, List.of()).stream()
                                .map(RecordIndex.NameCount::name)
                                .findFirst()
                                .orElse(""),
                        one.facts,
                        one.in,
                        one.out,
                        one.days,
                        one.first,
                        one.last))
                .toList();
    }

    private static @Nullable Instant instant(long at) {
        return at == FactCursor.NO_TIME ? null : Instant.ofEpochMilli(at);
    }

    /** What one walk adds up. */
    private static final class Sums {
        private final Map<String, Total> totals = new HashMap<>();
        private final Map<Long, Total> others = new HashMap<>();
        private final Map<String, Month> months = new TreeMap<>();
        private final int[][] heat = new int[7][24];
        private final int call;
        private final int message;

        Sums(int call, int message) {
            this.call = call;
            this.message = message;
        }

        void add(FactCursor fact) {
            boolean money = fact.amount() != FactCursor.NO_AMOUNT;
            String name = fact.link() + (fact.outgoing() ? ">" : "<") + (money ? fact.currency() : "");
            totals.computeIfAbsent(name, missing -> new Total(fact)).add(fact);
            others.computeIfAbsent(fact.other(), missing -> new Total(fact)).add(fact);
            if (fact.at() == FactCursor.NO_TIME) {
                return;
            }
            ZonedDateTime at = Instant.ofEpochMilli(fact.at()).atZone(China.ZONE);
            boolean acts = money || fact.link() == call || fact.link() == message;
            if (acts && !at.toLocalTime().equals(LocalTime.MIDNIGHT)) {
                heat[at.getDayOfWeek().getValue() - 1][at.getHour()]++;
            }
            boolean yuan = money && fact.currency().equals(io.clew.record.Fact.YUAN);
            var added = new Month(
                    "%04d-%02d".formatted(at.getYear(), at.getMonthValue()),
                    fact.link() == call ? 1 : 0,
                    yuan && !fact.outgoing() ? fact.amount() : 0,
                    yuan && fact.outgoing() ? fact.amount() : 0,
                    1);
            months.merge(
                    added.month,
                    added,
                    (a, b) -> new Month(
                            a.month,
                            a.calls + b.calls,
                            Money.sum(a.in, b.in),
                            Money.sum(a.out, b.out),
                            a.facts + b.facts));
        }

        List<LinkTotal> links(Ontology ontology) {
            return totals.values().stream()
                    .sorted(Comparator.comparingLong((Total total) -> -total.facts)
                            .thenComparingInt(total -> total.link))
                    .map(total -> new LinkTotal(
                            ontology.link(total.link).type(),
                            total.outgoing,
                            total.facts,
                            total.outgoing ? total.out : total.in,
                            total.currency,
                            instant(total.first),
                            instant(total.last)))
                    .toList();
        }

        List<Counterpart> counterparts(GraphView view) {
            var ranked = new ArrayList<>(others.entrySet());
            ranked.sort(Comparator.comparingLong((Map.Entry<Long, Total> entry) -> -entry.getValue().facts)
                    .thenComparing(entry -> view.key(entry.getKey())));
            return ranked.stream()
                    .limit(COUNTERPARTS)
                    .map(entry -> {
                        Total total = entry.getValue();
                        return new Counterpart(
                                view.key(entry.getKey()),
                                "",
                                total.facts,
                                total.inYuan,
                                total.outYuan,
                                total.days.size(),
                                instant(total.first),
                                instant(total.last));
                    })
                    .toList();
        }
    }

    /** A running total; amounts in hundredths of one currency, and apart from that in 分 of yuan alone. */
    private static final class Total {
        private final int link;
        private final boolean outgoing;
        private final String currency;
        private final java.util.Set<Long> days = new java.util.HashSet<>();
        private long facts;
        private long in;
        private long out;
        private long inYuan;
        private long outYuan;
        private long first = FactCursor.NO_TIME;
        private long last = FactCursor.NO_TIME;

        Total(FactCursor like) {
            link = like.link();
            outgoing = like.outgoing();
            currency = like.amount() == FactCursor.NO_AMOUNT ? "" : like.currency();
        }

        void add(FactCursor fact) {
            facts++;
            if (fact.amount() != FactCursor.NO_AMOUNT) {
                boolean yuan = fact.currency().equals(io.clew.record.Fact.YUAN);
                if (fact.outgoing()) {
                    out = Money.sum(out, fact.amount());
                    outYuan = yuan ? Money.sum(outYuan, fact.amount()) : outYuan;
                } else {
                    in = Money.sum(in, fact.amount());
                    inYuan = yuan ? Money.sum(inYuan, fact.amount()) : inYuan;
                }
            }
            long at = fact.at();
            if (at != FactCursor.NO_TIME) {
                first = first == FactCursor.NO_TIME ? at : Math.min(first, at);
                last = last == FactCursor.NO_TIME ? at : Math.max(last, at);
                days.add(Math.floorDiv(at + 8 * 3_600_000L, 86_400_000L));
            }
        }
    }
}
