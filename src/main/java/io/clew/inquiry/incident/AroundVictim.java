package io.clew.inquiry.incident;

import io.clew.analysis.linkage.Thing;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What statements and call records around a victim add to what was told: the accounts that the told payments really went to,
 * and numbers that rang for the first time while the deceit went on.
 */
final class AroundVictim {

    private static final long NEAR = Duration.ofMinutes(10).toMillis();
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long DAY = Duration.ofDays(1).toMillis();

    /** A number with more facts than this is nobody's in particular. */
    private static final long HUB = 5_000;

    private final GraphView view;
    private final long transfers;
    private final long calls;

    AroundVictim(GraphView view, Ontology ontology) {
        this.view = view;
        this.transfers = ontology.bits(List.of("transfer"));
        this.calls = ontology.bits(List.of("call"));
    }

    /** The payees of booked payments whose amounts and times the reports tell. */
    List<Thing> payees(Collection<EntityKey> own, List<Record> told, long from, long to) {
        Set<Long> amounts = new HashSet<>();
        List<TimeMention> times = new ArrayList<>();
        for (Record record : told) {
            record.amounts().stream()
                    .filter(said -> !said.approximate())
                    .forEach(said -> amounts.add(said.amount().fen()));
            record.times().stream()
                    .filter(said -> Duration.between(said.from(), said.to()).toMillis() <= HOUR)
                    .forEach(times::add);
        }
        var things = new ArrayList<Thing>();
        for (EntityKey account : own) {
            long node = account.type().equals("account") ? view.node(account) : GraphView.NO_NODE;
            if (node == GraphView.NO_NODE || amounts.isEmpty()) {
                continue;
            }
            FactCursor facts = view.facts(
                    node,
                    FactFilter.ANY
                            .links(transfers)
                            .direction(FactFilter.Direction.OUT)
                            .between(from, to));
            while (facts.next()) {
                long at = facts.at();
                boolean then = times.stream().anyMatch(said -> off(at, said) <= NEAR);
                if (then && amounts.contains(facts.amount())) {
                    EntityKey payee = view.key(facts.other());
                    if (payee.type().equals("account") && !own.contains(payee)) {
                        things.add(new Thing(payee, Thing.Way.BOOKED, List.of(view.factName(facts.fact())), List.of()));
                    }
                }
            }
        }
        return things;
    }

    private static long off(long at, TimeMention said) {
        return Math.max(
                0, Math.max(said.from().toEpochMilli() - at, at - said.to().toEpochMilli()));
    }

    /** Numbers that rang one of the victim's numbers between these moments and had nothing to do with it before. */
    List<Thing> callers(Collection<EntityKey> own, Instant from, Instant to) {
        var things = new ArrayList<Thing>();
        for (EntityKey phone : own) {
            long node = phone.type().equals("phone") ? view.node(phone) : GraphView.NO_NODE;
            if (node == GraphView.NO_NODE) {
                continue;
            }
            Map<Long, Long> firsts = new HashMap<>();
            Map<Long, String> rang = new HashMap<>();
            FactCursor facts = view.facts(node, FactFilter.ANY.links(calls));
            while (facts.next()) {
                if (facts.at() == FactCursor.NO_TIME) {
                    continue;
                }
                firsts.merge(facts.other(), facts.at(), Math::min);
                boolean within = facts.at() >= from.toEpochMilli() - HOUR && facts.at() <= to.toEpochMilli();
                if (within && !facts.outgoing()) {
                    rang.putIfAbsent(facts.other(), view.factName(facts.fact()));
                }
            }
            rang.forEach((other, fact) -> {
                boolean fresh = firsts.getOrDefault(other, 0L) >= from.toEpochMilli() - DAY;
                EntityKey key = view.key(other);
                if (fresh && !own.contains(key) && view.degree(other) <= HUB) {
                    things.add(new Thing(key, Thing.Way.CALLED, List.of(fact), List.of()));
                }
            });
        }
        return things;
    }
}
