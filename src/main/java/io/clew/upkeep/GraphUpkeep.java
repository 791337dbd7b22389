package io.clew.upkeep;

import com.carrotsearch.hppc.LongHashSet;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Keeps a graph true to the records it derives from: brings it up to date, compares, makes it anew. */
public final class GraphUpkeep {

    /**
     * Facts of one source and link type on both sides.
     *
     * @param sameContent whether ends, times, amounts and names agree too, not only the number
     */
    public record Compared(String source, String link, long inRecords, long inGraph, boolean sameContent) {}

    /**
     * @param records current records in the index
     * @param facts facts in the graph
     * @param unknownLinks facts of records that the graph leaves out, because the ontology lacks their link type
     * @param differences sources and links where the two do not agree; empty where all is well
     * @param oneSided whether some fact is missing in one of its two directions
     * @param doubled records whose name another record of the index has too
     * @param damaged parts of the files whose bytes are not what was written
     * @param moved whether records came in meanwhile, so that differences may be of the moment only
     */
    public record Report(
            long records,
            long facts,
            long unknownLinks,
            List<Compared> differences,
            boolean oneSided,
            long doubled,
            List<String> damaged,
            boolean moved) {

        public boolean agrees() {
            return differences.isEmpty() && !oneSided && doubled == 0 && damaged.isEmpty();
        }

        Report with(List<String> found) {
            return new Report(records, facts, unknownLinks, differences, oneSided, doubled, found, moved);
        }
    }

    private static final class Count {
        long facts;
        /** Sum of a hash of every fact: the same in whatever order they come. */
        long sum;

        void add(long hash) {
            facts++;
            sum += hash;
        }
    }

    private final RecordIndex index;
    private final GraphStore graph;
    private final Ontology ontology;

    public GraphUpkeep(RecordIndex index, GraphStore graph, Ontology ontology) {
        this.index = index;
        this.graph = graph;
        this.ontology = ontology;
    }

    /** The records of an index, as a graph store takes them. */
    public static GraphStore.Records of(RecordIndex index) {
        return new GraphStore.Records() {
            @Override
            public void after(long sequence, Predicate<Applied> sink) {
                index.facts(
                        sequence,
                        kept -> sink.test(new Applied(kept.ref(), kept.facts(), kept.sequence(), kept.version())));
            }

            @Override
            public boolean columns(long sequence, FactColumns.Sink sink) {
                return index.columns(sequence, sink);
            }
        };
    }

    /** Brings the graph up to the index; where it is ahead of it, as after a restored backup, makes it anew. */
    public void catchUp() {
        if (graph.appliedSequence() > index.sequence()) {
            graph.rebuild(of(index));
        } else {
            graph.catchUp(of(index));
        }
    }

    /** Makes the graph anew while the present one serves. */
    public void rebuild() {
        graph.rebuild(of(index));
    }

    /** Compares every fact of the graph with every fact of the records; reads all of both. */
    public Report verify() {
        long before = index.sequence();
        var inRecords = new TreeMap<String, Count>();
        long[] records = new long[2];
        var names = new LongHashSet();
        try (GraphView view = graph.everything()) {
            index.replay(0, kept -> {
                records[0]++;
                names.add(hash(kept.record().ref().toString()));
                records[1] += add(kept.record(), inRecords);
                return true;
            });
            var leaving = inGraph(view, Direction.OUT);
            var arriving = inGraph(view, Direction.IN);
            long facts =
                    leaving.values().stream().mapToLong(count -> count.facts).sum();
            return new Report(
                    records[0],
                    facts,
                    records[1],
                    differences(inRecords, leaving),
                    !differences(leaving, arriving).isEmpty(),
                    records[0] - names.size(),
                    List.of(),
                    index.sequence() != before);
        }
    }

    private long add(Record record, Map<String, Count> into) {
        long unknown = 0;
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            if (ontology.ordinal(fact.link()) < 0) {
                unknown++;
                continue;
            }
            count(into, record.ref().source(), fact.link())
                    .add(hash(
                            record.factId(n),
                            fact.from(),
                            fact.to(),
                            fact.at() == null ? FactCursor.NO_TIME : fact.at().toEpochMilli(),
                            fact.measure(),
                            fact.currency()));
        }
        return unknown;
    }

    private Map<String, Count> inGraph(GraphView view, Direction direction) {
        var counts = new TreeMap<String, Count>();
        FactFilter filter = FactFilter.ANY.direction(direction);
        GraphView.NodeCursor nodes = view.nodes();
        while (nodes.next()) {
            EntityKey here = view.key(nodes.node());
            FactCursor facts = view.facts(nodes.node(), filter);
            while (facts.next()) {
                String name = view.factName(facts.fact());
                EntityKey there = view.key(facts.other());
                String source = name.substring(0, name.indexOf('/'));
                boolean leaving = direction == Direction.OUT;
                count(counts, source, ontology.link(facts.link()).type())
                        .add(hash(
                                name,
                                leaving ? here : there,
                                leaving ? there : here,
                                facts.at(),
                                facts.seconds() == FactCursor.NO_SECONDS ? facts.amount() : facts.seconds(),
                                facts.currency()));
            }
        }
        return counts;
    }

    private static Count count(Map<String, Count> counts, String source, String link) {
        return counts.computeIfAbsent(source + " " + link, place -> new Count());
    }

    /** 64 bits of a record's name: among ten million names two are alike once in 300,000 times. */
    private static long hash(String name) {
        long hash = 0;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x9E3779B97F4A7C15L;
            hash ^= hash >>> 32;
        }
        return (hash ^ hash >>> 29) * 0xff51afd7ed558ccdL;
    }

    private static long hash(String name, EntityKey from, EntityKey to, long at, long amount, String currency) {
        long hash = name.hashCode();
        hash = hash * 0x9E3779B97F4A7C15L + from.hashCode();
        hash = hash * 0x9E3779B97F4A7C15L + to.hashCode();
        hash = hash * 0x9E3779B97F4A7C15L + at;
        hash = hash * 0x9E3779B97F4A7C15L + amount;
        hash = hash * 0x9E3779B97F4A7C15L + currency.hashCode();
        return (hash ^ hash >>> 31) * 0xff51afd7ed558ccdL;
    }

    private static List<Compared> differences(Map<String, Count> one, Map<String, Count> other) {
        var places = new TreeMap<String, Count>(one);
        other.forEach(places::putIfAbsent);
        var differences = new ArrayList<Compared>();
        for (String place : places.keySet()) {
            Count a = one.getOrDefault(place, new Count());
            Count b = other.getOrDefault(place, new Count());
            if (a.facts != b.facts || a.sum != b.sum) {
                int space = place.indexOf(' ');
                differences.add(new Compared(
                        place.substring(0, space), place.substring(space + 1), a.facts, b.facts, a.sum == b.sum));
            }
        }
        return differences;
    }
}
