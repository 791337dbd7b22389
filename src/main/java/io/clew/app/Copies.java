package io.clew.app;

import io.clew.app.setting.ClewConfig;
import io.clew.app.setting.ClewConfig.GraphEngine;
import io.clew.app.setting.ClewConfig.SearchEngine;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.upkeep.GraphUpkeep;
import io.quarkus.arc.Unremovable;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Opens the engines that a copy goes from and to: the one that is configured is open already. */
@Singleton
@Unremovable
public class Copies {

    private final ClewConfig config;
    private final Installation held;
    private final Engines.RawIndex raw;
    private final DocumentStore documents;
    private final GraphStore graph;
    private final Ontology ontology;

    Copies(
            ClewConfig config,
            Installation held,
            Engines.RawIndex raw,
            DocumentStore documents,
            GraphStore graph,
            Ontology ontology) {
        this.config = config;
        this.held = held;
        this.raw = raw;
        this.documents = documents;
        this.graph = graph;
        this.ontology = ontology;
    }

    /** What became of a copy of records and documents. */
    public record Searchable(Copy.Compared records, Copy.Compared documents) {}

    public Searchable search(SearchEngine from, SearchEngine to, Copy.Progress records, Copy.Progress works) {
        requireTwo(from, to);
        try (var source = index(from);
                var target = index(to)) {
            var noted = held.folder("copy-" + name(from) + "-" + name(to));
            var copied = Copy.records(source.index, target.index, noted, records);
            return new Searchable(copied, documents(from, to, works));
        }
    }

    private Copy.Compared documents(SearchEngine from, SearchEngine to, Copy.Progress progress) {
        boolean present = from == config.search().engine();
        try (DocumentStore other = Engines.documents(present ? to : from, config, held)) {
            return Copy.documents(present ? documents : other, present ? other : documents, progress);
        }
    }

    /** Fills the other graph from the records of the configured index. */
    public GraphUpkeep.Report graph(GraphEngine from, GraphEngine to, Copy.Progress progress) {
        requireTwo(from, to);
        if (to == config.graph().engine()) {
            return Copy.graph(raw.index(), graph, ontology, progress);
        }
        try (GraphStore target = Engines.graph(to, config, held, ontology)) {
            return Copy.graph(raw.index(), target, ontology, progress);
        }
    }

    private static void requireTwo(Enum<?> from, Enum<?> to) {
        if (from == to) {
            throw new ClewException(Message.of("copy-same", name(from)));
        }
    }

    private static String name(Enum<?> engine) {
        return engine.name().toLowerCase(Locale.ROOT);
    }

    /** An index that is closed afterwards, unless it is the configured one. */
    private record Opened(RecordIndex index, boolean ours) implements AutoCloseable {
        @Override
        public void close() {
            if (ours) {
                index.close();
            }
        }
    }

    private Opened index(SearchEngine engine) {
        return engine == config.search().engine()
                ? new Opened(raw.index(), false)
                : new Opened(Engines.records(engine, config, held), true);
    }
}
