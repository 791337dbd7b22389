package io.clew.app;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/** The settings of Clew as a whole; {@code CLEW_…} environment variables set any of them. */
@ConfigMapping(prefix = "clew")
public interface ClewConfig {

    /** Folder that holds everything Clew keeps. */
    @WithDefault("data")
    Path data();

    /** Folder of the installation, for building the demonstration; the launcher sets it. */
    Optional<Path> home();

    /** Folder of a synthetic world to load into an empty installation; {@code ./clew demo} sets it. */
    Optional<Path> demo();

    SearchConfig search();

    GraphConfig graph();

    interface SearchConfig {
        @WithDefault("lucene")
        SearchEngine engine();
    }

    interface GraphConfig {
        @WithDefault("memory")
        GraphEngine engine();
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
