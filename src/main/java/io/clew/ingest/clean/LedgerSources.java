package io.clew.ingest.clean;

import io.clew.record.Source;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The sources that entries of a {@link Ledger} name by number, kept in a file of lines, and who may read which. */
final class LedgerSources {

    private final Path list;
    private final Function<String, Optional<Source>> audiences;
    private final List<String> names = new ArrayList<>();

    LedgerSources(Path list, Function<String, Optional<Source>> audiences) {
        this.list = list;
        this.audiences = audiences;
    }

    String name(int place) {
        return names.get(place);
    }

    /** Its number, from 0; a new one is written down. */
    int place(String source) {
        int place = names.indexOf(source);
        if (place < 0) {
            place = names.size();
            names.add(source);
            try {
                Files.write(list, names);
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger cannot be written", e);
            }
        }
        return place;
    }

    /** Reads them anew. */
    void read() {
        names.clear();
        if (Files.exists(list)) {
            try {
                names.addAll(Files.readAllLines(list));
            } catch (IOException e) {
                throw new UncheckedIOException("the ledger cannot be read", e);
            }
        }
    }

    /** Whether everybody who may read the second source may read the first. */
    boolean covers(String first, String second) {
        if (first.equals(second)) {
            return true;
        }
        Optional<Source> a = audiences.apply(first);
        Optional<Source> b = audiences.apply(second);
        if (a.isEmpty() || b.isEmpty()) {
            return false;
        }
        boolean groups = a.get().groups().isEmpty()
                || (!b.get().groups().isEmpty()
                        && a.get().groups().containsAll(b.get().groups()));
        return groups && a.get().grade() <= b.get().grade();
    }
}
