package io.clew.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.graph.PlainGraph;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.Record;
import io.clew.search.lucene.LuceneRecordIndex;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GraphUpkeepTest {

    @TempDir
    Path folder;

    private static List<Record> records(long seed) {
        return new PlainGraph()
                .random(new Random(seed), 8, 60).stream()
                        .map(PlainGraph::record)
                        .toList();
    }

    @Test
    void comparesGraphAndRecordsAndMakesTheGraphAnew() {
        try (var index = LuceneRecordIndex.open(folder.resolve("index"));
                var graph = MemoryGraphStore.open(folder.resolve("graph"))) {
            var upkeep = new GraphUpkeep(index, graph, Ontology.shipped());
            index.append(records(1));
            index.append(records(2));
            assertThat(upkeep.verify().agrees()).as("the graph is empty yet").isFalse();
            upkeep.catchUp();
            var report = upkeep.verify();
            assertThat(report.agrees()).as(report.toString()).isTrue();
            assertThat(report.facts()).isPositive();

            var stranger = PlainGraph.record("bank", "stranger", PlainGraph.transfer(1, 2, 3, 4));
            graph.apply(List.of(new Applied(stranger, index.sequence() + 1, 1)));
            assertThat(upkeep.verify().differences()).singleElement().satisfies(found -> {
                assertThat(found.source()).isEqualTo("bank");
                assertThat(found.link()).isEqualTo("transfer");
                assertThat(found.inGraph()).isEqualTo(found.inRecords() + 1);
            });
            upkeep.catchUp(); // the graph is ahead of the records, so it is made anew
            assertThat(upkeep.verify().agrees()).isTrue();
        }
    }
}
