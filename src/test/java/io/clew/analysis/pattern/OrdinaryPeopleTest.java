package io.clew.analysis.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.bench.ordinary.OrdinaryScore;
import io.clew.bench.ordinary.OrdinaryWorld;
import io.clew.graph.memory.MemoryGraphStore;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands first among all hits where treasurers, shops, landlords and cafés are many and gangs are few. */
class OrdinaryPeopleTest {

    @TempDir
    private Path folder;

    @Test
    void whatStandsFirstIsAboutGangs() {
        long seed = Long.getLong("clew.seed", System.nanoTime());
        var world = new OrdinaryWorld(seed, 700, 200);
        try (var store = MemoryGraphStore.open(folder)) {
            world.into(store);
            var score = OrdinaryScore.of(world, store);
            String again = score.top + "; again with -Dclew.seed=" + seed;
            assertThat(score.first(30).stream().filter(hit -> hit.contains(" GANG ")))
                    .as("of the first thirty, " + again)
                    .hasSizeGreaterThanOrEqualTo(24);
            assertThat(score.foundFirst)
                    .as("accounts of gangs among the first hundred hits, " + again)
                    .hasSizeGreaterThanOrEqualTo(world.gang().size() * 6 / 10);
            assertThat(score.ordinary.values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .as("left out as ordinary")
                    .isPositive();
        }
    }
}
