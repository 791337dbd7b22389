package io.clew.ingest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How often an import was begun since it last brought anything in. What ends with the program in the middle of it is
 * counted, what ends by itself is not.
 */
final class Attempts {

    /** So often an import may end the program before it is set aside. */
    static final int MOST = 2;

    private final Path file;

    Attempts(Path dir) {
        this.file = dir.resolve("attempts");
    }

    int begun() {
        try {
            return Files.exists(file) ? Files.readString(file).length() : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void begin() {
        write(begun() + 1);
    }

    /** Something came in, so this attempt is no repetition of those before. */
    void progressed() {
        write(1);
    }

    void ended() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(int count) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, "x".repeat(count));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
