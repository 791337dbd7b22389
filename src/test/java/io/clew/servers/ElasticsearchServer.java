package io.clew.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real Elasticsearch node with the Chinese analysis that Clew's index needs. */
public final class ElasticsearchServer extends ChildServer {

    private static @Nullable ElasticsearchServer shared;

    private final int port;

    private ElasticsearchServer(Process process, Path home, int port) {
        super(process, home);
        this.port = port;
    }

    /** The node that all tests of this run share. */
    public static synchronized ElasticsearchServer shared() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** A node of one's own, to be killed; ready when it returns. */
    public static ElasticsearchServer start() {
        try {
            Path home = Files.createTempDirectory("clew-elasticsearch");
            return start(home, freePort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The node again, with the same data and address, after {@link #kill()}. */
    public static ElasticsearchServer start(Path home, int port) {
        Path installed = installed().resolve("elasticsearch");
        try {
            for (String part : List.of("lib", "modules", "plugins")) {
                if (!Files.exists(home.resolve(part))) {
                    Files.createSymbolicLink(home.resolve(part), installed.resolve(part));
                }
            }
            Files.createDirectories(home.resolve("config"));
            Files.createDirectories(home.resolve("logs"));
            Files.writeString(home.resolve("config/elasticsearch.yml"), """
                    cluster.name: clew-test
                    node.name: clew-1
                    discovery.type: single-node
                    network.host: 127.0.0.1
                    http.port: %d
                    transport.port: 0
                    """.formatted(port));
            Process process = new ProcessBuilder(
                            java(),
                            "-Xms256m",
                            "-Xmx768m",
                            "-XX:+UseSerialGC",
                            "-Des.path.home=" + home,
                            "-Dio.netty.noUnsafe=true",
                            "-Dlog4j2.disable.jmx=true",
                            "--module-path=" + installed.resolve("lib"),
                            "--add-modules=jdk.net,jdk.management.agent,ALL-MODULE-PATH",
                            "-cp",
                            installed.resolve("launcher").toString(),
                            "ElasticsearchMain",
                            home.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(home.resolve("logs/out").toFile())
                    .start();
            var server = new ElasticsearchServer(process, home, port);
            Answering.within(120, process, home.resolve("logs/out"), URI.create(server.address() + "/_cluster/health"));
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String address() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }
}
