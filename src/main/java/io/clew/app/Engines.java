package io.clew.app;

import io.clew.access.Handles;
import io.clew.app.setting.ClewConfig;
import io.clew.casework.CaseNews;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexLayout;
import io.clew.elastic.MappingDriftException;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.graph.neo4j.Neo4jGraphStore;
import io.clew.graph.neo4j.Neo4jSettings;
import io.clew.past.PastGraph;
import io.clew.search.RecordIndex;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.search.elastic.Rebuild;
import io.clew.search.lucene.IndexFormatException;
import io.clew.search.lucene.IndexRebuild;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.elastic.ElasticDocumentStore;
import io.clew.store.lucene.LuceneDocumentStore;
import io.clew.upkeep.GraphUpkeep;
import io.clew.veil.VeiledGraph;
import io.clew.veil.VeiledIndex;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** Opens one adapter per port, as the configuration says; the only class that names adapters. */
@Singleton
public class Engines {

    @Produces
    @Singleton
    Installation installation(ClewConfig config) {
        return Installation.hold(config.data());
    }

    void release(@Disposes Installation installation) {
        installation.close();
    }

    @Produces
    @Singleton
    Ontology ontology() {
        return Ontology.shipped();
    }

    @Produces
    @Singleton
    Handles handles(DocumentStore store) {
        return Handles.of(store);
    }

    /** The engine itself, for what stands before it. */
    @Produces
    @Singleton
    RawIndex engine(ClewConfig config, Installation held) {
        return new RawIndex(records(config.search().engine(), config, held));
    }

    static RecordIndex records(ClewConfig.SearchEngine engine, ClewConfig config, Installation held) {
        return switch (engine) {
            case LUCENE -> luceneRecords(config.search(), held.folder("records"));
            case ELASTICSEARCH -> elasticRecords(config);
        };
    }

    /** An index as its engine gives it, with nothing masked. */
    record RawIndex(RecordIndex index) {}

    @Produces
    @Singleton
    RecordIndex records(RawIndex raw, Handles handles) {
        return new VeiledIndex(raw.index(), handles);
    }

    private static RecordIndex luceneRecords(ClewConfig.SearchConfig search, Path folder) {
        ClewConfig.LuceneConfig config = search.lucene();
        if (!config.timeout().isPositive()) {
            throw new IllegalArgumentException(
                    "clew.search.lucene.timeout must be longer than nothing, not " + config.timeout());
        }
        try {
            return LuceneRecordIndex.open(folder, config.timeout(), search.similarLarge());
        } catch (IndexFormatException other) {
            if (!config.rebuild()) {
                throw other;
            }
            IndexRebuild.run(folder);
            return LuceneRecordIndex.open(folder, config.timeout(), search.similarLarge());
        }
    }

    private static RecordIndex elasticRecords(ClewConfig config) {
        ElasticSettings settings = elastic(config);
        try {
            return ElasticRecordIndex.open(settings, config.search().similarLarge());
        } catch (MappingDriftException drift) {
            if (!config.search().elasticsearch().rebuild()) {
                throw drift;
            }
            Rebuild.run(settings);
            return ElasticRecordIndex.open(settings, config.search().similarLarge());
        }
    }

    /** Where the cluster is, as the configuration says. */
    static ElasticSettings elastic(ClewConfig config) {
        var cluster = config.search().elasticsearch();
        return new ElasticSettings(
                cluster.address(),
                cluster.user().orElse(""),
                cluster.password().orElse(""),
                cluster.prefix(),
                new IndexLayout(
                        cluster.shards(),
                        cluster.replicas(),
                        Set.copyOf(cluster.monthly().orElse(List.of())),
                        cluster.spread()),
                cluster.timeout());
    }

    void close(@Disposes RecordIndex index) {
        index.close();
    }

    @Produces
    @Singleton
    CaseNews caseNews() {
        return new CaseNews();
    }

    @Produces
    @Singleton
    DocumentStore documents(ClewConfig config, Installation held, CaseNews news) {
        return news.heard(documents(config.search().engine(), config, held));
    }

    static DocumentStore documents(ClewConfig.SearchEngine engine, ClewConfig config, Installation held) {
        return switch (engine) {
            case LUCENE -> LuceneDocumentStore.open(held.folder("documents"));
            case ELASTICSEARCH -> ElasticDocumentStore.open(elastic(config));
        };
    }

    void close(@Disposes DocumentStore store) {
        store.close();
    }

    @Produces
    @Singleton
    GraphStore graph(ClewConfig config, Installation held, Ontology ontology, RawIndex raw, Handles handles) {
        GraphStore engine = graph(config.graph().engine(), config, held, ontology);
        return new VeiledGraph(
                new PastGraph(engine, raw.index()::sequence, GraphUpkeep.of(raw.index())), raw.index(), handles);
    }

    static GraphStore graph(ClewConfig.GraphEngine engine, ClewConfig config, Installation held, Ontology ontology) {
        return switch (engine) {
            case MEMORY -> MemoryGraphStore.open(held.folder("graph"), ontology);
            case NEO4J -> Neo4jGraphStore.open(settings(config.graph().neo4j()), ontology);
        };
    }

    void close(@Disposes GraphStore graph) {
        try (graph) {
            graph.checkpoint(); // so that the next start has nothing to replay
        }
    }

    private static Neo4jSettings settings(ClewConfig.Neo4jConfig config) {
        return new Neo4jSettings(
                config.uri(),
                config.user().orElse(""),
                config.password().orElse(""),
                config.database().orElse(""),
                config.name(),
                config.dialect(),
                config.timeout(),
                config.sweepTimeout(),
                config.connections(),
                config.projection()
                        .map(MemorySize::asLongValue)
                        .orElse(Runtime.getRuntime().maxMemory() / 2));
    }
}
