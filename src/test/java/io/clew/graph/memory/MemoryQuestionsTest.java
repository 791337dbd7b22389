package io.clew.graph.memory;

import io.clew.analysis.path.QuestionsContract;
import io.clew.graph.GraphStore;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.io.TempDir;

class MemoryQuestionsTest implements QuestionsContract {

    @TempDir
    Path folder;

    @Override
    public GraphStore empty() {
        return MemoryGraphStore.open(folder.resolve(UUID.randomUUID().toString()));
    }
}
