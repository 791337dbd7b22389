package io.clew.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

    /** As {@link #start()}, to be measured: with both compilers and twice the heap. */
    public static Neo4jServer startMeasured() {
        try {
            return start(Files.createTempDirectory("clew-neo4j").toRealPath(), freePort(), List.of("-Xmx1g"), "256m");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server again, with the same data and address, after {@link #kill()}. */
    public static Neo4jServer start(Path home, int port) {
        return start(home, port, List.of("-Xmx512m", "-XX:TieredStopAtLevel=1"), "64m");
    }

    /**
     * A server to be measured: filled from CSV files in the way of {@code neo4j-admin database import}, with both
     * compilers, 2 GB of heap and a gigabyte of page cache.
     *
     * @param facts each with a {@code :TYPE} column
     */
    public static Neo4jServer filled(Path nodes, Path facts) {
        try {
            Path home = Files.createTempDirectory("clew-neo4j").toRealPath();
            Files.createDirectories(home.resolve("conf"));
            Files.writeString(home.resolve("conf/neo4j.conf"), "");
            Path printed = home.resolve("import-out");
            var builder = new ProcessBuilder(
                            java(),
                            "-Xmx1g",
                            "--add-opens=java.base/java.nio=ALL-UNNAMED",
                            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                            "-cp",
                            installed().resolve("neo4j/lib") + "/*",
                            "org.neo4j.cli.AdminTool",
                            "database",
                            "import",
                            "full",
                            "neo4j",
                            "--overwrite-destination",
                            "--nodes=" + nodes,
                            "--relationships=" + facts)
                    .redirectErrorStream(true)
                    .redirectOutput(printed.toFile());
            builder.environment().put("NEO4J_HOME", home.toString());
            builder.environment().put("NEO4J_CONF", home.resolve("conf").toString());
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("Neo4j took nothing in: " + Files.readString(printed));
            }
            return start(home, freePort(), List.of("-Xmx2g"), "1g");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Neo4jServer start(Path home, int port, List<String> options, String pages) {
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
                    server.memory.pagecache.size=%s
                    """.formatted(port, pages));
            Path printed = home.resolve("out");
            var command = new ArrayList<String>();
            command.add(java());
            command.addAll(options);
            command.addAll(List.of(
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
                    "--console-mode"));
            Process process = new ProcessBuilder(command)
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
