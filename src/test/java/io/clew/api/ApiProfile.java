package io.clew.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Clew of its own for the tests of the API: fresh data folder, an owner whose password is known. */
public final class ApiProfile implements QuarkusTestProfile {

    static final String PASSWORD = "an owner for tests";

    /** Values that may be compared without a second person. */
    static final int MOST_COMPARED = 5_000;

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            Path target = Files.createDirectories(Path.of("target", "api-test"));
            return Map.of(
                    "clew.data",
                    Files.createTempDirectory(target, "data").toString(),
                    "clew.local.password",
                    PASSWORD,
                    "clew.access.approval.compare-above",
                    Integer.toString(MOST_COMPARED),
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
