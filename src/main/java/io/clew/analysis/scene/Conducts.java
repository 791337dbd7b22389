package io.clew.analysis.scene;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.record.Message;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * How unlikely among ordinary accounts is what a hit is about.
 *
 * <p>Each day on which money of a stranger, or money that a stranger's payment brought one hand before, came and left again
 * counts once, and more where the payer had it from somebody else in the same way, or the payee passed it on likewise. Such days
 * add up; those on which no neighbour did the same by their root alone, for whoever deals with strangers has many of them. Who is a stranger is learnt from the account's own
 * history, and which payee is a public place (a firm, a hall, a supplier) from how many pay it over how long. Figures are
 * {@code patterns/ordinary.yaml}. It rates what was found, and no person.
 */
final class Conducts {

    private static final int REMEMBERED = 50_000;
    /** Why a hit is rated 0 that may yet be anything: too little is known of its accounts. */
    static final String UNSEEN = "rated.unseen";

    private static final int MOST_HANDS = 3;

    /**
     * What passes through an account.
     *
     * @param days on which strangers' money came and left again
     * @param chained those of them on which a neighbour did the same with that money
     */
    record Passing(double bits, int days, int chained) {}

    private final Scene scene;
    private final Parameters p;
    private final LongObjectHashMap<Conduct> known = new LongObjectHashMap<>();
    private final LongObjectHashMap<Passing> passing = new LongObjectHashMap<>();
    private final LongObjectHashMap<Boolean> places = new LongObjectHashMap<>();

    Conducts(Scene scene, Parameters p) {
        this.scene = scene;
        this.p = p;
    }

    private Conduct of(long account) {
        Conduct conduct = known.get(account);
        if (conduct == null) {
            if (known.size() >= REMEMBERED) {
                known.clear();
            }
            conduct = new Conduct(scene, isHub(account) ? Movements.none(account) : scene.movements(account), p);
            known.put(account, conduct);
        }
        return conduct;
    }

    Passing passing(long account) {
        Passing before = passing.get(account);
        if (before == null) {
            if (passing.size() >= REMEMBERED) {
                passing.clear();
            }
            before = look(of(account), isPublic(account));
            passing.put(account, before);
        }
        return before;
    }

    /** @param place whether the account is a public place, through which only what its neighbours pass on tells anything */
    private Passing look(Conduct conduct, boolean place) {
        prefetch(conduct);
        double alone = place ? 0 : p.share("alone");
        Map<Long, Double> units = new HashMap<>();
        Set<Long> chained = new HashSet<>();
        for (Conduct.Relay relay : conduct.relays()) {
            long day = Scene.day(relay.in().at());
            boolean carried = carried(relay, MOST_HANDS);
            double on = on(relay);
            double came = relay.fromStranger() || carried ? 1 : p.share("familiar");
            double each = relay.notable()
                    * came
                    * went(relay)
                    * (alone * (1 - p.share("rests") * rests(relay)) + (carried ? 1 : 0) + on);
            if (each < p.share("notable")) {
                continue;
            }
            units.merge(day, each, Math::max);
            if (carried || on > p.share("notable")) {
                chained.add(day);
            }
        }
        double together = 0;
        double lone = 0;
        for (var day : units.entrySet()) {
            together += chained.contains(day.getKey()) ? day.getValue() : 0;
            lone += chained.contains(day.getKey()) ? 0 : day.getValue();
        }
        int apart = units.size() - chained.size();
        double sum = together + (apart == 0 ? 0 : lone / Math.sqrt(apart));
        return new Passing(Math.min(p.share("bits") * sum, p.share("most")), units.size(), chained.size());
    }

    private void prefetch(Conduct conduct) {
        Set<Long> others = new HashSet<>();
        for (Conduct.Relay relay : conduct.relays()) {
            others.add(relay.in().other());
            relay.outs().forEach(out -> others.add(out.other()));
        }
        scene.prefetch(others.stream()
                .filter(scene::isAccount)
                .mapToLong(Long::longValue)
                .toArray());
    }

    /** Whether the payer had the money in the same way, and it came from a stranger so many hands before at most. */
    private boolean carried(Conduct.Relay relay, int hands) {
        long payer = relay.in().other();
        Conduct.Relay before = scene.isAccount(payer) ? of(payer).behind(relay.in()) : null;
        return before != null
                && before.notable() > p.share("notable")
                && (before.fromStranger() || hands > 1 && carried(before, hands - 1));
    }

    /** Share that did not go to public places. */
    private double went(Conduct.Relay relay) {
        double open = 0;
        double all = 0;
        for (Movements.Row out : relay.outs()) {
            open += isPublic(out.other()) ? p.share("familiar") * out.amount() : out.amount();
            all += out.amount();
        }
        return open / all;
    }

    /** Share that the payees passed on likewise. */
    private double on(Conduct.Relay relay) {
        double on = 0;
        double all = 0;
        for (Movements.Row out : relay.outs()) {
            all += out.amount();
            Conduct.Relay next = scene.isAccount(out.other()) && !isPublic(out.other())
                    ? of(out.other()).relayOf(out)
                    : null;
            on += next == null || !next.whole() ? 0 : next.notable() * out.amount();
        }
        return on / all;
    }

    /** Share that came to rest at payees of whom enough is known to say so. */
    private double rests(Conduct.Relay relay) {
        double rests = 0;
        double all = 0;
        for (Movements.Row out : relay.outs()) {
            all += out.amount();
            boolean seen = scene.isAccount(out.other())
                    && !isHub(out.other())
                    && scene.movements(out.other()).size() >= p.count("seen");
            rests += seen && of(out.other()).relayOf(out) == null ? out.amount() : 0;
        }
        return rests / all;
    }

    /** Whether so much is known of the account that it is everybody's; its rows are not read then. */
    private boolean isHub(long account) {
        return scene.view().degree(account) > p.count("hub");
    }

    /** Whether many who are strangers to each other pay the account over a long time: a firm, a hall, a supplier. */
    private boolean isPublic(long account) {
        if (!scene.isAccount(account)) {
            return false;
        }
        Boolean before = places.get(account);
        if (before == null) {
            if (places.size() >= REMEMBERED) {
                places.clear();
            }
            Movements rows = isHub(account) ? Movements.none(account) : scene.movements(account);
            before = isHub(account)
                    || rows.size() > 0
                            && rows.at(rows.size() - 1).at() - rows.at(0).at() >= p.millis("long")
                            && rows.paidBy(1).length >= p.count("strangers");
            places.put(account, before);
        }
        return before;
    }

    /** A hit with how unlikely it is and why. */
    Hit rated(Hit hit, String how) {
        return switch (how) {
            case "nothing" -> hit.rated(0, Message.of("rated.nothing"));
            case "payments" ->
                hit.rated(Math.min(Rarity.of(scene, hit), p.share("most")), Message.of("rated.payments"));
            case "jointly" -> jointly(hit);
            case "pool" -> pool(hit);
            default -> account(hit);
        };
    }

    private Hit account(Hit hit) {
        Passing seen = passing(hit.members().getFirst());
        return hit.rated(seen.bits, words(seen));
    }

    private static Message words(Passing seen) {
        return seen.days == 0 ? Message.of("rated.familiar") : Message.of("rated.passing", seen.days, seen.chained);
    }

    /** Of several accounts it counts what all but the most conspicuous do: one stranger in a café tells nothing of the others. */
    private Hit jointly(Hit hit) {
        long[] accounts = hit.members().stream()
                .filter(scene::isAccount)
                .mapToLong(Long::longValue)
                .toArray();
        long seen = Arrays.stream(accounts).filter(this::isSeen).count();
        if (2 * seen < accounts.length) {
            return hit.rated(0, Message.of(UNSEEN, accounts.length - seen, accounts.length));
        }
        double[] bits = Arrays.stream(accounts)
                .mapToDouble(each -> passing(each).bits)
                .sorted()
                .toArray();
        double sum = Arrays.stream(bits).limit(Math.max(0, bits.length - 1)).sum();
        long busy =
                Arrays.stream(accounts).filter(each -> passing(each).days > 0).count();
        double mean = bits.length < 2 ? 0 : sum / (bits.length - 1) + strangers(hit);
        Message why = busy < 2
                ? Message.of("rated.apart", accounts.length)
                : Message.of("rated.jointly", busy, accounts.length);
        return hit.rated(mean, why);
    }

    private boolean isSeen(long account) {
        return scene.movements(account).size() > 0;
    }

    /**
     * Below how many bits a hit is ordinary: the pattern's own value where little is known of those with whom its first account
     * dealt, and no less than this site's where most of them are known, so that nothing unlikely would be hidden.
     */
    double enough(Hit hit, double own) {
        Set<Long> others = new HashSet<>(hit.members());
        long first = hit.members().getFirst();
        if (scene.isAccount(first)) {
            var facts = new HashSet<>(hit.facts());
            scene.movements(first).between(hit.from(), hit.to() + 1).stream()
                    .filter(row -> facts.contains(row.fact()))
                    .forEach(row -> others.add(row.other()));
        }
        others.remove(first);
        others.removeIf(each -> !scene.isAccount(each));
        long known = others.stream()
                .filter(each -> isHub(each) || scene.movements(each).size() >= p.count("seen"))
                .count();
        return !others.isEmpty() && 2 * known >= others.size() ? Math.max(own, p.share("enough")) : own;
    }

    /** Share of the hit's payments that are not between people who have to do with each other again and again. */
    private double strangers(Hit hit) {
        var facts = new LongHashSet();
        hit.facts().forEach(facts::add);
        int all = 0;
        int strange = 0;
        for (long member : hit.members()) {
            if (!scene.isAccount(member)) {
                continue;
            }
            for (Movements.Row row : scene.movements(member).between(hit.from(), hit.to() + 1)) {
                if (facts.remove(row.fact())) {
                    all++;
                    strange += of(member).isFamiliar(row.other()) ? 0 : 1;
                }
            }
        }
        return all == 0 ? 0 : (double) strange / all;
    }

    /** Of a pool it counts how far above what they pay otherwise strangers paid into it; less where it pays many regularly. */
    private Hit pool(Hit hit) {
        long account = hit.members().getFirst();
        Conduct conduct = of(account);
        Map<Long, Long> paid = new HashMap<>();
        for (Movements.Row row : scene.movements(account).all()) {
            if (!row.out() && row.amount() >= p.fen("least")) {
                paid.merge(row.other(), row.amount(), Math::max);
            }
        }
        scene.prefetch(paid.keySet().stream().mapToLong(Long::longValue).toArray());
        double bits = 0;
        int strangers = 0;
        for (var payer : paid.entrySet()) {
            if (!conduct.isFamiliar(payer.getKey())) {
                strangers++;
                bits += unusual(payer.getKey(), account, payer.getValue());
            }
        }
        double wages = 1 + conduct.regulars() / p.share("regulars");
        double mean = paid.isEmpty() ? 0 : p.share("pool") * bits / paid.size();
        Passing seen = passing(account);
        double most = Math.min(Math.max(mean, seen.bits), p.share("most")) / wages;
        if (conduct.regulars() >= p.count("regulars")) {
            return hit.rated(most, Message.of("rated.regulars", conduct.regulars()));
        }
        return hit.rated(most, mean > seen.bits ? Message.of("rated.pool", strangers, paid.size()) : words(seen));
    }

    /** −log₂ of the share of the payer's payments to others that are as large. */
    private double unusual(long payer, long payee, long amount) {
        int all = 1;
        int large = 1;
        for (Movements.Row row : scene.movements(payer).all()) {
            if (row.out() && row.other() != payee) {
                all++;
                large += row.amount() >= amount ? 1 : 0;
            }
        }
        return Math.log((double) all / large) / Math.log(2);
    }
}
