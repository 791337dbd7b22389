package io.clew.graph.memory;

import io.clew.graph.GraphStore;
import io.clew.graph.GraphStoreContract;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class MemoryGraphStoreTest implements GraphStoreContract {

    @TempDir
    Path folder;

    @Override
    public GraphStore empty() {
        return MemoryGraphStore.open(folder.resolve(UUID.randomUUID().toString()));
    }
}
