package io.clew.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Neo4j server that speaks Bolt, without sign-in, on loopback. */
public final class Neo4jServer extends ChildServer {

    private static @Nullable Neo4jServer shared;

    private final Path home;
    private final int port;

    private Neo4jServer(Process process, Path home, int port) {
        super(process, home);
        this.home = home;
        this.port = port;
    }

    /** The server that all tests of this run share. */
    public static synchronized Neo4jServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** A server of one's own, to be killed; ready when it returns. */
    public static Neo4jServer start() {
        try {
            return start(Files.createTempDirectory("clew-neo4j").toRealPath(), freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server again, with the same data and address, after {@link #kill()}. */
    public static Neo4jServer start(Path home, int port) {
        Path lib = installed().resolve("neo4j/lib");
        try {
            for (String part : List.of("conf", "data", "logs", "run", "plugins", "import")) {
                Files.createDirectories(home.resolve(part));
            }
            Files.writeString(home.resolve("conf/neo4j.conf"), """
                    server.default_listen_address=127.0.0.1
                    server.bolt.listen_address=127.0.0.1:%d
                    server.http.enabled=false
                    server.https.enabled=false
                    dbms.security.auth_enabled=false
                    dbms.usage_report.enabled=false
                    dbms.fleet_manager.enabled=false
                    db.tx_log.preallocate=false
                    server.memory.pagecache.size=64m
                    """.formatted(port));
            Path printed = home.resolve("out");
            Process process = new ProcessBuilder(
                            java(),
                            "-Xmx512m",
                            "-XX:TieredStopAtLevel=1",
                            "--add-opens=java.base/java.nio=ALL-UNNAMED",
                            "--add-opens=java.base/java.io=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                            "--enable-native-access=ALL-UNNAMED",
                            "--sun-misc-unsafe-memory-access=allow",
                            "-cp",
                            home.resolve("plugins") + "/*:" + lib + "/*",
                            "org.neo4j.server.Neo4jCommunity",
                            "--home-dir=" + home,
                            "--config-dir=" + home.resolve("conf"),
                            "--console-mode")
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile())
                    .start();
            Answering.within(180, process, printed, "Started.", port);
            return new Neo4jServer(process, home, port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "bolt://127.0.0.1:" + port;
    }

    /** Its folder, to start it again after {@link #kill()}. */
    public Path home() {
        return home;
    }

    public int port() {
        return port;
    }
}
