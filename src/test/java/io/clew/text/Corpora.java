package io.clew.text;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the corpora lie that are kept outside the project; a test without them skips itself. */
public final class Corpora {

    private Corpora() {}

    public static Path file(String name) {
        String set = System.getenv("CLEW_CORPORA");
        Path file = Path.of(set == null ? "../shared/corpora" : set).resolve(name);
        assumeTrue(Files.exists(file), () -> "not here, skipped: " + file + " (set CLEW_CORPORA)");
        return file;
    }
}
