package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.audit.AuditAct;
import io.clew.store.DocumentStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup is made while records, work product, audit and graph are written as fast as they can be. */
class LiveBackupTest {

    private static final int BACKUPS = 5;

    @TempDir
    Path dir;

    @Test
    void whatWasAcknowledgedBeforeABackupBeganIsInItAndNothingIsInItByHalves() throws Exception {
        Path data = Files.createDirectories(dir.resolve("data"));
        var stop = new AtomicBoolean();
        var acknowledged = new AtomicLong();
        try (Installation held = Installation.hold(data)) {
            var writing = CompletableFuture.runAsync(() -> write(data, stop, acknowledged));
            for (int n = 0; n < BACKUPS; n++) {
                long from = acknowledged.get();
                while (acknowledged.get() < from + 2L * Kept.BATCH && !writing.isDone()) {
                    Thread.onSpinWait();
                }
                long before = acknowledged.get();
                Path backup = dir.resolve("backup" + n);
                assertThat(new Backup(data).to(backup)).isPositive();
                Path restored = dir.resolve("restored" + n);
                new Backup(restored).from(backup);
                Kept.holds(restored, before, "backup " + n);
                assertThat(restored.resolve(Installation.LOCK)).doesNotExist();
            }
            stop.set(true);
            writing.get(60, TimeUnit.SECONDS);
            assertThat(held.folder("records")).isDirectory();
        }
        Kept.holds(data, acknowledged.get(), "the folder itself");
    }

    private static void write(Path data, AtomicBoolean stop, AtomicLong acknowledged) {
        try (Kept kept = Kept.at(data)) {
            for (int from = 0; !stop.get(); from += Kept.BATCH) {
                kept.intake().add(Kept.batch(from));
                kept.audit().note("zhang", "", AuditAct.RECORDS_SEND, "batch " + from, "ok");
                kept.documents().put("cases", "c" + from, DocumentStore.ABSENT, "{}", Map.of("state", "open"));
                acknowledged.set(from + Kept.BATCH);
                if (from % (3 * Kept.BATCH) == 0) {
                    kept.graph().compact();
                    kept.graph().checkpoint();
                    kept.holdings().keep();
                }
            }
        }
    }
}
