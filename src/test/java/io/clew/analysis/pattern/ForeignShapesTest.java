package io.clew.analysis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.bench.ForeignScore;
import io.clew.bench.ForeignShapes;
import io.clew.graph.memory.MemoryGraphStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Circles, fans and layers in a world that another program describes, among people who pay each other all the time. */
class ForeignShapesTest {

    @TempDir
    private Path folder;

    @Test
    void findsLaunderingAtAnHoursPace() {
        scores("hours", Duration.ofHours(1));
    }

    @Test
    void findsLaunderingAtADaysPace() {
        scores("days", Duration.ofDays(1));
    }

    private void scores(String pace, Duration step) {
        long seed = Long.getLong("clew.seed", System.nanoTime());
        var world = new ForeignShapes(seed, 600, 360, step.toMillis(), 12);
        try (var store = MemoryGraphStore.open(folder)) {
            world.into(store);
            Map<String, ForeignScore.Shape> shapes = ForeignScore.of(store, world.alerts(), pace);
            for (String shape : new String[] {"cycle", "scatter-gather", "gather-scatter", "stack", "bipartite"}) {
                var score = Objects.requireNonNull(shapes.get(shape));
                String again = shape + ": " + score + "; again with -Dclew.seed=" + seed;
                assertThat(score.recall()).as(again).isGreaterThanOrEqualTo(0.75);
                assertThat(score.precision()).as(again).isGreaterThanOrEqualTo(0.8);
            }
        }
    }
}
