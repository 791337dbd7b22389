package io.clew.app.setting;

import io.clew.graph.neo4j.Dialect;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The settings of Clew as a whole; {@code CLEW_…} environment variables set any of them. */
@ConfigMapping(prefix = "clew")
public interface ClewConfig {

    /** Folder that holds everything Clew keeps. */
    @WithDefault("data")
    Path data();

    /** Folder of the installation, for building the demonstration; the launcher sets it. */
    Optional<Path> home();

    /** Folder of a synthetic world, of which what is not loaded yet is loaded; {@code ./clew demo} sets it. */
    Optional<Path> demo();

    /**
     * Whether a start takes what is there for all there is, although more was written down once; for one start, by whoever knows
     * what is lost.
     */
    @WithDefault("false")
    boolean acceptLoss();

    LogConfig log();

    /** How the log is written. */
    interface LogConfig {
        /** Whether lines of the log are JSON objects, for machines that gather them. */
        @WithDefault("false")
        boolean json();
    }

    SearchConfig search();

    GraphConfig graph();

    interface SearchConfig {
        /** Which engine keeps records, documents and work product. */
        @WithDefault("lucene")
        SearchEngine engine();

        LuceneConfig lucene();

        ElasticsearchConfig elasticsearch();

        /** With more records than this, similar ones are scored among the thousand best by BM25 only. */
        @WithDefault("100000")
        long similarLarge();
    }

    /** The embedded index; used where it is the engine. */
    interface LuceneConfig {

        /** The longest that a reader waits for one page of an answer, which then is given up as a whole. */
        @WithDefault("30s")
        Duration timeout();

        /** Whether a record index of another format is made anew at the start instead of being refused. */
        @WithDefault("false")
        boolean rebuild();
    }

    /** Where the Elasticsearch cluster is; used where it is the engine. */
    interface ElasticsearchConfig {

        /** One or more nodes, with a comma between them. */
        @WithDefault("http://127.0.0.1:9200")
        List<URI> address();

        /** Left out where the cluster asks for no account. */
        Optional<String> user();

        /** Of that account. */
        Optional<String> password();

        /** Of every index and alias, so that installations can share a cluster. */
        @WithDefault("clew")
        String prefix();

        /** Of the record index, when it is made; docs/deploy.md says how many. */
        @WithDefault("1")
        int shards();

        /** Ids of sources, with commas, whose records lie in an index for each month. */
        Optional<List<String>> monthly();

        /** Over how many shards the records of one source lie; 0 for all. */
        @WithDefault("0")
        int spread();

        /** Of every index, when it is made. */
        @WithDefault("0")
        int replicas();

        /** The longest that a reader waits for an answer. */
        @WithDefault("30s")
        Duration timeout();

        /** Whether a record index of another definition is made anew at the start instead of being refused. */
        @WithDefault("false")
        boolean rebuild();
    }

    interface GraphConfig {
        /** Which engine keeps the graph. */
        @WithDefault("memory")
        GraphEngine engine();

        Neo4jConfig neo4j();
    }

    /** Neo4j, or another engine that speaks Bolt and openCypher. */
    interface Neo4jConfig {
        /** {@code bolt://} for one server, {@code neo4j://} for a cluster; {@code +s} after it for TLS. */
        @WithDefault("bolt://127.0.0.1:7687")
        URI uri();

        /** Left out where the server asks for no sign-in. */
        Optional<String> user();

        /** Of that user. */
        Optional<String> password();

        /** Left out for the user's home database; naming it saves a round trip. */
        @WithDefault("neo4j")
        Optional<String> database();

        /** Name of the graph, so that one database can hold several. */
        @WithDefault("clew")
        String name();

        /** Whose Cypher the server speaks, where servers differ. */
        @WithDefault("neo4j")
        Dialect dialect();

        /** How long one question or one batch may take. */
        @WithDefault("30s")
        Duration timeout();

        /** How long it may take to stream everything. */
        @WithDefault("1h")
        Duration sweepTimeout();

        /** How many connections there are at most. */
        @WithDefault("50")
        int connections();

        /** Memory that a sweep over the whole graph may take here; left out for half of the heap. */
        Optional<MemorySize> projection();
    }

    /** Which engine keeps records and documents. */
    enum SearchEngine {
        LUCENE,
        ELASTICSEARCH
    }

    /** Which engine keeps the graph. */
    enum GraphEngine {
        MEMORY,
        NEO4J
    }
}
