package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.ClewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {

    @TempDir
    Path dir;

    @BeforeEach
    void aBackup() throws IOException {
        Path data = Files.createDirectories(dir.resolve("data/records"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(data.resolve("segment" + i), "kept " + i);
        }
        assertThat(new Backup(dir.resolve("data")).to(dir.resolve("backup"))).isEqualTo(20);
    }

    private void refused(String code, Path into) {
        assertThatThrownBy(() -> new Backup(into).from(dir.resolve("backup")))
                .isInstanceOfSatisfying(
                        ClewException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo(code));
    }

    @Test
    void aRestoreThatWasBrokenOffIsServedByNobodyAndBegunAnew() throws IOException {
        Path into = dir.resolve("into");
        Path aside = Files.createDirectories(into.resolve("restoring/records"));
        Files.writeString(aside.resolve("segment3"), "kept 3");
        Files.createDirectories(into.resolve("audit"));
        assertThatThrownBy(() -> Installation.hold(into))
                .isInstanceOfSatisfying(
                        ClewException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("restore-unfinished"));
        assertThat(new Backup(into).from(dir.resolve("backup"))).isEqualTo(20);
        for (int i = 0; i < 20; i++) {
            assertThat(into.resolve("records/segment" + i)).hasContent("kept " + i);
        }
        try (Installation held = Installation.hold(into)) {
            assertThat(held.folder("records")).isDirectory();
        }
    }

    @Test
    void aBackupThatIsNotWhatItsSumsSayIsRefusedAndNothingIsWritten() throws IOException {
        Path sums = dir.resolve("backup/SHA256SUMS");
        List<String> lines = Files.readAllLines(sums);
        Files.write(sums, lines.subList(0, 19)); // a list that was cut
        refused("backup-damaged", dir.resolve("into"));
        Files.delete(dir.resolve("backup/records/segment7"));
        Files.write(
                sums,
                lines.stream().filter(line -> !line.endsWith("segment7")).toList()); // a file and its line are gone
        refused("backup-damaged", dir.resolve("into"));
        Files.write(sums, lines);
        refused("backup-damaged", dir.resolve("into"));
        Files.writeString(dir.resolve("backup/records/segment7"), "other");
        refused("backup-damaged", dir.resolve("into"));
        Files.delete(sums);
        refused("backup-damaged", dir.resolve("into"));
        assertThat(dir.resolve("into")).doesNotExist();
    }

    @Test
    void onlyTheOwnerReadsABackupAndWhatIsPutBack() throws IOException {
        new Backup(dir.resolve("into")).from(dir.resolve("backup"));
        for (String folder : List.of("backup", "into")) {
            try (var files = Files.walk(dir.resolve(folder))) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .as(file.toString())
                            .isEqualTo("rw-------");
                }
            }
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve(folder))))
                    .isEqualTo("rwx------");
        }
    }
}
