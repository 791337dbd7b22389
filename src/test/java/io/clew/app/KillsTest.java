package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.audit.AuditAct;
import io.clew.graph.Seeds;
import io.clew.record.ClewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The program is killed at a random moment in an import, a merge, a snapshot, a backup and a restore, one after the other in
 * the same folder; {@code -Dclew.kills=100} says how often. What was acknowledged is there, once, and nothing is served that
 * is not whole.
 */
class KillsTest {

    private static final int KILLS = Integer.getInteger("clew.kills", 5);
    private static final List<String> WORKS = List.of("import", "merge", "snapshot", "backup", "restore");

    @TempDir
    Path dir;

    /** The child: works until it is killed, and says what is acknowledged. */
    public static void main(String[] args) throws Exception {
        Path dir = Path.of(args[0]);
        switch (args[1]) {
            case "backup" -> {
                said("ready", 0);
                new Backup(dir.resolve("data")).to(dir.resolve("backup"));
                said("done", 0);
            }
            case "restore" -> {
                said("ready", 0);
                new Backup(dir.resolve("restored")).from(dir.resolve("good"));
                said("done", 0);
            }
            default -> write(dir, args[1]);
        }
        Thread.currentThread().join(); // until it is killed
    }

    private static void write(Path dir, String work) {
        Kept opened = Kept.at(dir.resolve("data"));
        opened.holdings().check();
        var intake = opened.intake();
        said("ready", 0);
        for (int from = (int) opened.index().sequence(); ; from += Kept.BATCH) {
            intake.add(Kept.batch(from));
            opened.audit().note("zhang", "", AuditAct.RECORDS_SEND, "batch " + from, "ok");
            said("kept", from + Kept.BATCH);
            if (work.equals("merge")) {
                opened.graph().compact();
            } else if (work.equals("snapshot")) {
                opened.graph().checkpoint();
                opened.holdings().keep();
            }
        }
    }

    private static void said(String what, long number) {
        System.out.println(what + " " + number);
        System.out.flush();
    }

    @Test
    void whateverIsKilledNothingIsLostDoubledOrServedInPart() throws Exception {
        long seed = Seeds.fresh(1)[0];
        var random = new Random(seed);
        long acknowledged = 0;
        try (Kept opened = Kept.at(dir.resolve("data"))) {
            opened.intake().add(Kept.batch(0));
        }
        for (int kill = 0; kill < KILLS; kill++) {
            String work = WORKS.get(kill % WORKS.size());
            String which = work + ", kill " + kill + ", again with -Dclew.seed=" + seed;
            long said = killed(work, random);
            acknowledged = Math.max(acknowledged, said);
            Kept.holds(dir.resolve("data"), acknowledged, which);
            if (work.equals("backup")) {
                backup(which);
            } else if (work.equals("restore")) {
                restored(which);
            }
        }
        System.out.printf("%d kills, %d records acknowledged%n", KILLS, acknowledged);
    }

    /** Runs the child, kills it at a random moment, and returns the number of the last record that it acknowledged. */
    private long killed(String work, Random random) throws IOException, InterruptedException {
        Path said = dir.resolve("said");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KillsTest.class.getName(),
                        dir.toString(),
                        work)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectOutput(said.toFile())
                .start();
        int lines = 1 + (work.equals("backup") || work.equals("restore") ? 0 : random.nextInt(8));
        while (Files.readAllLines(said).size() < lines) {
            assertThat(child.waitFor(10, TimeUnit.MILLISECONDS))
                    .as("the child ended by itself")
                    .isFalse();
        }
        child.waitFor(random.nextInt(120), TimeUnit.MILLISECONDS);
        child.destroyForcibly().waitFor();
        return Files.readAllLines(said).stream()
                .map(line -> line.split(" "))
                .filter(words -> words.length == 2 && words[0].equals("kept"))
                .mapToLong(words -> Long.parseLong(words[1]))
                .max()
                .orElse(0);
    }

    /** One that was broken off is refused; what is not refused is whole. Leaves a good one for the next restore. */
    private void backup(String which) throws IOException {
        if (!Files.exists(dir.resolve("backup/SHA256SUMS"))) {
            try {
                new Backup(dir.resolve("from-half")).from(dir.resolve("backup"));
                throw new AssertionError(which + ": a backup that was broken off was put back");
            } catch (ClewException refused) {
                assertThat(refused.code()).as(which).isEqualTo("backup-damaged");
            }
            remove(dir.resolve("backup"));
            new Backup(dir.resolve("data")).to(dir.resolve("backup"));
        }
        remove(dir.resolve("good"));
        Files.move(dir.resolve("backup"), dir.resolve("good"));
    }

    /** One that was broken off is served by nobody; begun anew it is whole. */
    private void restored(String which) throws IOException {
        Path restored = dir.resolve("restored");
        boolean whole;
        try (Installation held = Installation.hold(restored)) {
            whole = Files.exists(held.folder("records"));
        } catch (ClewException refused) {
            assertThat(refused.code()).as(which).isEqualTo("restore-unfinished");
            whole = false;
        }
        if (!whole) {
            Files.deleteIfExists(restored.resolve(Installation.LOCK));
            new Backup(restored).from(dir.resolve("good"));
        }
        Kept.holds(restored, Kept.BATCH, which);
        remove(restored);
    }

    private static void remove(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
