package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.Fact;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A world of other habits than the one that Clew was built beside comes in right, whatever the order of its files. */
class OtherWorldTest {

    @TempDir
    Path dir;

    @Test
    void whatOtherInstitutionsSendOfOneRegionComesInOnceAndRight() {
        long seed = Long.getLong("clew.seed", new Random().nextLong());
        var world = new OtherWorld(seed, 12);
        try (Tray tray = new Tray(dir)) {
            List<String> names = new ArrayList<>(world.files.keySet());
            Collections.shuffle(names, new Random(seed));
            for (String name : names) {
                String own = world.owners.get(name);
                String content = Objects.requireNonNull(world.files.get(name));
                ImportStatus status = own == null ? tray.take(name, content) : tray.takeOf(own, name, content);
                assertThat(status.rows().rejected())
                        .as("%s, again with -Dclew.seed=%d: %s", name, seed, tray.rejects(status))
                        .isZero();
            }
            List<Fact> facts = tray.records().stream()
                    .flatMap(record -> record.facts().stream())
                    .toList();
            List<String> movements = facts.stream()
                    .filter(fact -> fact.amount() != null)
                    .map(fact -> told(
                            fact,
                            Long.toString(Objects.requireNonNull(fact.amount()).fen())))
                    .toList();
            List<String> calls = facts.stream()
                    .filter(fact -> fact.link().equals("call"))
                    .map(fact -> told(fact, fact.more().getOrDefault("seconds", "")))
                    .toList();
            check("movements", movements, world.truth().movements(), seed);
            check("calls", calls, world.truth().calls(), seed);
        }
    }

    private static String told(Fact fact, String much) {
        return fact.from() + " " + fact.to() + " " + much + " "
                + Objects.requireNonNull(fact.at())
                        .atZone(ZoneId.of("Asia/Shanghai"))
                        .toLocalDate();
    }

    private static void check(String what, List<String> found, List<String> truth, long seed) {
        List<String> lacking = new ArrayList<>(truth);
        List<String> wrong = new ArrayList<>();
        found.forEach(one -> {
            if (!lacking.remove(one)) {
                wrong.add(one);
            }
        });
        double right = found.size() - wrong.size();
        assertThat(right / found.size())
                .as("precision of %s, again with -Dclew.seed=%d; wrong: %s; lacking: %s", what, seed, wrong, lacking)
                .isGreaterThanOrEqualTo(.99);
        assertThat(right / truth.size())
                .as("recall of %s, again with -Dclew.seed=%d; lacking: %s", what, seed, lacking)
                .isGreaterThanOrEqualTo(.9);
    }
}
