package io.clew.api;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** A Clew of its own whose people are known to a Keycloak that is not there yet. */
public final class KeycloakProfile implements QuarkusTestProfile {

    static final String SECRET = "a secret of more than thirty-two characters";

    @Override
    public Map<String, String> getConfigOverrides() {
        try (var free = new ServerSocket(0)) {
            Path target = Files.createDirectories(Path.of("target", "api-test"));
            return Map.of(
                    "clew.data",
                    Files.createTempDirectory(target, "data").toString(),
                    "clew.access.mode",
                    "oidc",
                    "quarkus.oidc.tenant-enabled",
                    "true",
                    "quarkus.oidc.auth-server-url",
                    "http://localhost:" + free.getLocalPort() + "/realms/clew",
                    "quarkus.oidc.client-id",
                    "clew",
                    "quarkus.oidc.credentials.secret",
                    SECRET,
                    "quarkus.http.test-port",
                    "0");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
