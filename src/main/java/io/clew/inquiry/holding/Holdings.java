package io.clew.inquiry.holding;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who holds an account, a number or a device, and all else that they hold; of a person or company, what is theirs.
 *
 * <p>Holding is what records say by 持有 and 登记. Of each thing held its payments in yuan are added up; one with more than
 * {@link #MOST_FACTS} facts, or whose amounts are beyond adding, is named without sums and the total says so.
 */
public final class Holdings {

    /** Things held that one answer names, those of most money first. */
    public static final int MOST = 50;

    static final int MOST_FACTS = 100_000;

    private static final Set<String> HOLDERS = Set.of("person", "company");

    /**
     * @param holder who holds it
     * @param sums null where there is too much to add up
     */
    public record Holding(
            EntityKey key,
            EntityKey holder,
            String link,
            @Nullable Sums sums) {
        public long moved() {
            return sums == null ? 0 : sums.in() + sums.out();
        }
    }

    /**
     * @param in 分 received
     * @param out 分 paid
     * @param last null where no fact has a time
     */
    public record Sums(
            long facts, long in, long out, @Nullable Instant last) {}

    /**
     * @param holders who holds what was asked about; itself where it is a person or company
     * @param things all that they hold, what was asked about among it, most money first
     * @param total how many things there are in all
     */
    public record Answer(List<EntityKey> holders, List<Holding> things, int total) {
        public static final Answer NONE = new Answer(List.of(), List.of(), 0);
    }

    private record Held(long holder, int link) {}

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter holding;

    public Holdings(GraphView view, Ontology ontology) {
        this.view = view;
        this.ontology = ontology;
        this.holding = FactFilter.ANY.links(ontology.bits(List.of("owns", "registered")));
    }

    public Answer of(long node) {
        Set<Long> holders = HOLDERS.contains(view.key(node).type()) ? Set.of(node) : holders(node);
        Map<Long, Held> things = new LinkedHashMap<>();
        for (long holder : holders) {
            FactCursor facts = view.facts(holder, holding.direction(FactFilter.Direction.OUT));
            while (facts.next()) {
                things.putIfAbsent(facts.other(), new Held(holder, facts.link()));
            }
        }
        var found = new ArrayList<Holding>();
        things.forEach((thing, held) -> found.add(new Holding(
                view.key(thing),
                view.key(held.holder),
                ontology.link(held.link).type(),
                found.size() < MOST ? sums(thing) : null)));
        found.sort(Comparator.comparingLong((Holding one) -> -one.moved()).thenComparing(Holding::key));
        return new Answer(
                holders.stream().map(view::key).toList(),
                found.stream().limit(MOST).toList(),
                found.size());
    }

    private Set<Long> holders(long node) {
        var found = new LinkedHashSet<Long>();
        FactCursor facts = view.facts(node, holding.direction(FactFilter.Direction.IN));
        while (facts.next()) {
            if (HOLDERS.contains(view.key(facts.other()).type())) {
                found.add(facts.other());
            }
        }
        return found;
    }

    private @Nullable Sums sums(long node) {
        long in = 0;
        long out = 0;
        long count = 0;
        long last = FactCursor.NO_TIME;
        FactCursor facts = view.facts(node, FactFilter.ANY);
        try {
            while (facts.next()) {
                if (++count > MOST_FACTS) {
                    return null;
                }
                last = facts.at() == FactCursor.NO_TIME ? last : Math.max(last, facts.at());
                boolean yuan = facts.amount() != FactCursor.NO_AMOUNT
                        && facts.currency().equals(Fact.YUAN)
                        && facts.other() != node;
                in = yuan && !facts.outgoing() ? Math.addExact(in, facts.amount()) : in;
                out = yuan && facts.outgoing() ? Math.addExact(out, facts.amount()) : out;
            }
        } catch (ArithmeticException tooMuch) {
            return null;
        }
        return new Sums(count, in, out, last == FactCursor.NO_TIME ? null : Instant.ofEpochMilli(last));
    }
}
