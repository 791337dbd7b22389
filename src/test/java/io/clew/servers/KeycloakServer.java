package io.clew.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A real Keycloak with the realm that the compose file imports, on loopback. */
public final class KeycloakServer extends ChildServer {

    /** Of the first administrator, whose name is {@code admin}. */
    public static final String PASSWORD = "keycloak for tests";

    private KeycloakServer(Process process, Path data) {
        super(process, data);
    }

    /** Whether {@code src/test/servers/keycloak.sh} laid it out. */
    public static Path home() {
        return Path.of(System.getProperty("clew.servers", "target/servers"), "keycloak")
                .toAbsolutePath();
    }

    /**
     * Starts it with the realm not yet imported, or with what it last knew; ready when it returns.
     *
     * @param secret of the client {@code clew}
     * @param clew address of Clew, as browsers reach it
     */
    public static KeycloakServer start(int port, String secret, String clew, boolean anew) {
        Path home = home();
        Path data = home.resolve("data");
        try {
            if (anew) {
                delete(data);
            }
            Files.createDirectories(data.resolve("import"));
            Files.copy(
                    Path.of("src/main/docker/clew-realm.json"),
                    data.resolve("import/clew-realm.json"),
                    StandardCopyOption.REPLACE_EXISTING);
            var builder = new ProcessBuilder(
                            "sh",
                            home.resolve("bin/kc.sh").toString(),
                            "start-dev",
                            "--http-host=127.0.0.1",
                            "--http-port=" + port,
                            "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(data.resolve("out").toFile());
            var environment = builder.environment();
            environment.put("JAVA_HOME", System.getProperty("java.home"));
            environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
            environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
            environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
            environment.put("CLEW_OIDC_SECRET", secret);
            environment.put("CLEW_URL", clew);
            Process process = builder.start();
            var server = new KeycloakServer(process, data);
            Answering.within(
                    600,
                    process,
                    data.resolve("out"),
                    URI.create("http://localhost:" + port + "/realms/clew/.well-known/openid-configuration"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
