package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.path.EdgeFacts;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What every question to the graph needs: a view for this reader, a budget, the filter, an audit entry, names. */
public final class Walk {

    /** Facts that one question may walk, and how long it may take; answers say when that was not enough. */
    private static final long FACTS = 20_000_000;

    /** What a question holds whose answer is bounded by its limits, for a few thousand edges. */
    private static final long SMALL = 8L << 20;

    private static final long NANOS = TimeUnit.SECONDS.toNanos(10);

    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final AuditLog audit;
    private final QuestionMemory memory;

    public Walk(GraphStore graph, RecordIndex index, Ontology ontology, AuditLog audit, QuestionMemory memory) {
        this.memory = memory;
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.audit = audit;
    }

    /**
     * Which facts count.
     *
     * @param links link types; empty for all
     * @param minAmount null for no least amount
     */
    public record Scope(
            List<String> links,
            FactFilter.Direction direction,
            TimeRange when,
            @Nullable Money minAmount) {

        public static final Scope ALL = new Scope(List.of(), FactFilter.Direction.BOTH, TimeRange.ALWAYS, null);
    }

    /** What an answer rests on, for the audit. */
    record Answered<T>(T answer, long count, Collection<EntityKey> keys) {}

    /** Asks one question in one view under one audit entry. */
    <T> T ask(Access access, AuditAct act, String asked, Function<GraphView, Answered<T>> question) {
        return ask(access, act, asked, SMALL, question);
    }

    /** @param bytes that the question may hold at most */
    <T> T ask(Access access, AuditAct act, String asked, long bytes, Function<GraphView, Answered<T>> question) {
        try (Look look = audit.open(access, act, asked);
                var held = memory.take(bytes);
                GraphView view = graph.view(access)) {
            var answered = question.apply(view);
            look.returned(answered.count, answered.keys);
            return answered.answer;
        }
    }

    Ontology ontology() {
        return ontology;
    }

    static Budget budget() {
        return new Budget(FACTS, NANOS);
    }

    /** @throws ClewException {@code link-unknown} */
    FactFilter filter(Scope scope) {
        long links;
        try {
            links = scope.links.isEmpty() ? FactFilter.ALL_LINKS : ontology.bits(scope.links);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("link-invalid", scope.links), e);
        }
        return new FactFilter(
                scope.direction,
                links,
                scope.when.fromMillis(),
                scope.when.toMillis(),
                scope.minAmount == null ? Long.MIN_VALUE : scope.minAmount.fen());
    }

    /** The name that most readable records give to each entity; its identifier where none does. */
    Map<EntityKey, String> labels(Access access, Collection<EntityKey> keys) {
        var names = index.names(access, keys);
        return keys.stream()
                .distinct()
                .collect(Collectors.toMap(
                        Function.identity(),
                        key -> names.getOrDefault(key, List.of()).stream()
                                .findFirst()
                                .map(RecordIndex.NameCount::name)
                                .orElse(Handles.shown(key))));
    }

    /** Where in its record a fact is said, for opening it. */
    Map<String, Place> places(Access access, Collection<EdgeFacts.Item> items) {
        var places = new HashMap<String, Place>();
        var opened = index.get(
                access, items.stream().map(EdgeFacts.Item::record).distinct().toList());
        for (var item : items) {
            var kept = opened.get(item.record());
            places.put(item.name(), kept == null ? Place.NONE : Place.of(kept.record(), item.number()));
        }
        return places;
    }

    /**
     * @param start UTF-16 offset in the record's text, included; -1 where the fact comes from a row
     * @param end excluded; -1 where the fact comes from a row
     * @param row in the file that it came from, from 1; 0 where it did not come from a row
     */
    public record Place(int start, int end, int row) {
        static final Place NONE = new Place(-1, -1, 0);

        static Place of(io.clew.record.Record record, int number) {
            int row = record.provenance().place();
            if (number >= record.facts().size()) {
                return new Place(-1, -1, row);
            }
            var fact = record.facts().get(number);
            return new Place(fact.start(), fact.end(), fact.start() < 0 ? row : 0);
        }
    }
}
