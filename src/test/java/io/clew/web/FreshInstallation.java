package io.clew.web;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.Map;

/** An empty data folder and one account, {@code owner}, with a known password. */
public class FreshInstallation implements QuarkusTestProfile {

    static final String PASSWORD = "four-crows-on-a-wire";

    @Override
    public Map<String, String> getConfigOverrides() {
        try {
            return Map.of(
                    "clew.data",
                    Files.createTempDirectory("clew-pages").toString(),
                    "clew.local.password",
                    PASSWORD,
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
