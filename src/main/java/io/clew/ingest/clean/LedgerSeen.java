package io.clew.ingest.clean;

import io.clew.search.RecordIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How far in the index a {@link Ledger} has read; kept beside its entries. */
final class LedgerSeen {

    /** A file that is there once rows that came as records have been taken in. */
    private static final String READ = "read";

    private final Path dir;
    private final RecordIndex index;

    LedgerSeen(Path dir, RecordIndex index) {
        this.dir = dir;
        this.index = index;
    }

    /** Whether rows that came as records have been taken in too. */
    boolean whole() {
        return Files.exists(dir.resolve(READ));
    }

    void becameWhole() {
        write(READ, "sent rows");
    }

    /** The sequence up to which all is known; 0 where the index has to be read from its beginning. */
    long last(LedgerFile entries) {
        long last = 0;
        if (!whole()) {
            return 0; // written before sent rows were known
        }
        Path seen = dir.resolve("seen");
        try {
            if (Files.exists(seen)) {
                last = Long.parseLong(Files.readString(seen).strip());
            }
        } catch (IOException | NumberFormatException e) {
            last = 0;
        }
        if (last > index.sequence()) {
            return 0; // another index than the one it was written for
        }
        for (int entry = 0; entry < entries.count(); entry++) {
            last = Math.max(last, entries.sequence(entry));
        }
        return Math.min(last, index.sequence());
    }

    void reached(long sequence) {
        write("seen", Long.toString(sequence));
    }

    private void write(String name, String words) {
        try {
            Files.writeString(dir.resolve(name), words);
        } catch (IOException e) {
            throw new UncheckedIOException("the ledger cannot be written", e);
        }
    }
}
