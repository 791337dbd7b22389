package io.clew.servers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** A server in a process of its own that ends with the test run. */
public abstract class ChildServer implements AutoCloseable {

    private final Process process;
    private final Path home;

    ChildServer(Process process, Path home) {
        this.process = process;
        this.home = home;
        Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    }

    /** Folder in which {@code src/test/servers/install.sh} laid the servers out; lays them out where they are not. */
    static synchronized Path installed() {
        Path folder =
                Path.of(System.getProperty("clew.servers", "target/servers")).toAbsolutePath();
        if (!Files.exists(folder.resolve("installed"))) {
            install(folder);
        }
        return folder;
    }

    private static void install(Path folder) {
        Path script = Path.of(System.getProperty("clew.home", "")).resolve("src/test/servers/install.sh");
        System.err.println("Installing Elasticsearch and Neo4j in " + folder + " …");
        try {
            var builder = new ProcessBuilder("sh", script.toAbsolutePath().toString(), folder.toString()).inheritIO();
            builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
            if (builder.start().waitFor() != 0) {
                throw new IllegalStateException("the servers could not be installed; what the script said is above");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the servers were installed", e);
        }
    }

    static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    /** Ends it at once, as a power cut would. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        kill();
        delete(home);
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
