package io.clew.analysis.path;

import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lists the facts behind an edge, oldest first, those without a time before all others, equal times by name.
 *
 * <p>A cursor goes on after the last fact given, whatever came in between. Walks the facts at that end of the edge
 * which has fewer.
 */
public final class EdgeFacts {

    /** The most facts on a page. */
    public static final int MOST = 10_000;

    /**
     * One fact.
     *
     * @param name {@code source/id#n}
     * @param record the record that asserts it
     * @param number its place among the record's facts, from 0
     * @param at null where the record does not say
     * @param amount null where the link carries no money
     */
    public record Item(
            String name,
            RecordRef record,
            int number,
            EntityKey from,
            EntityKey to,
            String link,
            @Nullable Instant at,
            @Nullable Money amount,
            String currency) {}

    /**
     * @param total facts behind the edge in all
     * @param sums over all of them
     * @param cursor for the next page; empty where this is the last
     * @param cut {@code facts} or {@code time} where the budget ran out and the totals are too low; else empty
     */
    public record Page(List<Item> facts, long total, List<Sum> sums, String cursor, String cut) {}

    private record Found(long at, long amount, String currency, int link, boolean forward, long fact) {}

    private final GraphView view;
    private final Ontology ontology;
    private final FactFilter filter;
    private final Budget budget;

    /**
     * @param filter links, window and least amount; direction OUT for facts that lead from the first entity to the
     *     second, BOTH for either way
     */
    public EdgeFacts(GraphView view, Ontology ontology, FactFilter filter, Budget budget) {
        this.view = view;
        this.ontology = ontology;
        this.filter = filter;
        this.budget = budget;
    }

    /**
     * @param cursor of the page before; empty for the first page
     * @param size facts on the page, 1 to {@link #MOST}
     * @throws ClewException {@code limit}, {@code cursor}
     */
    public Page between(EntityKey from, EntityKey to, String cursor, int size) {
        if (size < 1 || size > MOST) {
            throw new ClewException(Message.of("limit.facts", MOST, size));
        }
        long a = view.node(from);
        long b = view.node(to);
        if (a == GraphView.NO_NODE || b == GraphView.NO_NODE) {
            return new Page(List.of(), 0, List.of(), "", "");
        }
        var tally = new Tally();
        var found = find(a, b, tally);
        found.sort(Comparator.comparingLong(Found::at));
        return page(found, tally, from, to, cursor, size);
    }

    private List<Found> find(long a, long b, Tally tally) {
        boolean atFirst = view.degree(a) <= view.degree(b);
        FactFilter here = atFirst ? filter : filter.direction(reversed(filter.direction()));
        long node = atFirst ? a : b;
        long other = atFirst ? b : a;
        view.prefetch(new long[] {node}, here);
        var found = new ArrayList<Found>();
        FactCursor facts = view.facts(node, here);
        while (facts.next()) {
            if (!budget.spend()) {
                break;
            }
            boolean twice = a == b && !facts.outgoing() && here.direction() == Direction.BOTH;
            if (facts.other() == other && !twice) {
                tally.add(facts);
                boolean forward = facts.outgoing() == atFirst || a == b;
                found.add(new Found(facts.at(), facts.amount(), facts.currency(), facts.link(), forward, facts.fact()));
            }
        }
        return found;
    }

    private static Direction reversed(Direction direction) {
        return switch (direction) {
            case OUT -> Direction.IN;
            case IN -> Direction.OUT;
            case BOTH -> Direction.BOTH;
        };
    }

    private Page page(List<Found> found, Tally tally, EntityKey from, EntityKey to, String cursor, int size) {
        var items = new ArrayList<Item>();
        Place after = cursor.isEmpty() ? null : Place.read(cursor);
        String next = "";
        for (int i = 0; i < found.size() && next.isEmpty(); ) {
            int end = i;
            long at = found.get(i).at();
            while (end < found.size() && found.get(end).at() == at) {
                end++;
            }
            if (after == null || at >= after.at) {
                for (Item item : named(found.subList(i, end), from, to)) {
                    if (after != null && at == after.at && item.name().compareTo(after.name) <= 0) {
                        continue;
                    }
                    if (items.size() == size) {
                        next = Place.write(items.getLast());
                        break;
                    }
                    items.add(item);
                }
            }
            i = end;
        }
        return new Page(items, tally.facts(), tally.sums(), next, budget.why());
    }

    private List<Item> named(List<Found> sameTime, EntityKey from, EntityKey to) {
        var items = new ArrayList<Item>(sameTime.size());
        for (Found fact : sameTime) {
            items.add(item(
                    view,
                    ontology,
                    fact.fact,
                    fact.forward ? from : to,
                    fact.forward ? to : from,
                    fact.link,
                    fact.at,
                    fact.amount,
                    fact.currency));
        }
        items.sort(Comparator.comparing(Item::name));
        return items;
    }

    static Item item(
            GraphView view,
            Ontology ontology,
            long fact,
            EntityKey from,
            EntityKey to,
            int link,
            long at,
            long amount,
            String currency) {
        String name = view.factName(fact);
        int hash = name.lastIndexOf('#');
        return new Item(
                name,
                RecordRef.parse(name.substring(0, hash)),
                Integer.parseInt(name.substring(hash + 1)),
                from,
                to,
                ontology.link(link).type(),
                at == FactCursor.NO_TIME ? null : Instant.ofEpochMilli(at),
                amount == FactCursor.NO_AMOUNT ? null : new Money(amount),
                currency);
    }

    private record Place(long at, String name) {

        static Place read(String cursor) {
            int space = cursor.indexOf(' ');
            try {
                return new Place(Long.parseLong(cursor.substring(0, Math.max(space, 0))), cursor.substring(space + 1));
            } catch (NumberFormatException e) {
                throw new ClewException(Message.of("cursor.unreadable", cursor), e);
            }
        }

        static String write(Item last) {
            return (last.at() == null ? FactCursor.NO_TIME : last.at().toEpochMilli()) + " " + last.name();
        }
    }
}
