package io.clew.upkeep;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskRoomTest {

    @TempDir
    Path folder;

    @Test
    void aDiskThatIsNearlyFullAndAFolderThatTakesNothingAreSaidAndLeaveNothingBehind() throws IOException {
        assertThat(new DiskRoom(folder).fault()).isEmpty();
        assertThat(new DiskRoom(folder, () -> DiskRoom.LEAST - 1).fault()).contains(DiskRoom.FULL);
        assertThat(folder).isEmptyDirectory();
        Path file = Files.createFile(folder.resolve("file"));
        assertThat(new DiskRoom(file, () -> DiskRoom.LEAST).fault()).contains(DiskRoom.UNWRITABLE);
    }
}
