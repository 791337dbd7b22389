package io.clew.access.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries heads of the log to places that are out of reach of whoever can write its folder, signed where there is a key.
 *
 * <p>A head says nothing of anybody. What was sent can be held against the log later ({@link AuditVerify}): an end that was
 * cut off, entries that were added in between, and a log that was emptied and begun anew all show. Safe for use by many
 * threads.
 */
public final class Witness {

    /** Sends nowhere and signs nothing. */
    public static final Witness NONE =
            new Witness(null, new Places(Optional.empty(), Optional.empty(), Optional.empty()));

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Facility 13, log audit; severity 5, notice. */
    private static final int PRIORITY = 13 * 8 + 5;

    /**
     * Where heads go.
     *
     * @param file takes a line a head; best on another machine's disk or one that can only be appended to
     * @param syslog takes a message of RFC 5424 by UDP
     * @param webhook takes the line by POST; redirects are not followed
     */
    public record Places(Optional<Path> file, Optional<InetSocketAddress> syslog, Optional<URI> webhook) {}

    private final @Nullable HeadKey key;
    private final Places places;
    private @Nullable TreeHead last; // guarded by this
    private volatile List<String> failed = List.of();

    public Witness(@Nullable HeadKey key, Places places) {
        this.key = key;
        this.places = places;
    }

    /** The head as it leaves the house. */
    public SignedHead sign(TreeHead head) {
        return new SignedHead(head, key == null ? "" : key.sign(head.line()));
    }

    /** The half of the key by which anybody can tell its signatures. */
    public Optional<PublicKey> key() {
        return Optional.ofNullable(key).map(HeadKey::open);
    }

    /**
     * Sends the head everywhere, unless all of it was sent before.
     *
     * @return the places that did not take it, {@code file}, {@code syslog} or {@code webhook}
     */
    public synchronized List<String> send(TreeHead head) {
        TreeHead before = last;
        if (before != null && failed.isEmpty() && before.size() == head.size()) {
            return List.of();
        }
        String line = sign(head).line();
        var missed = new ArrayList<String>();
        places.file().ifPresent(file -> attempt("file", missed, () -> AuditFiles.append(file, line + "\n")));
        places.syslog().ifPresent(to -> attempt("syslog", missed, () -> tell(to, head, line)));
        places.webhook().ifPresent(to -> attempt("webhook", missed, () -> post(to, line)));
        last = head;
        failed = List.copyOf(missed);
        return failed;
    }

    /** The places that did not take the head that was sent last. */
    public List<String> failed() {
        return failed;
    }

    private interface Sending {
        void run() throws IOException, InterruptedException;
    }

    private static void attempt(String place, List<String> missed, Sending sending) {
        try {
            sending.run();
        } catch (IOException | RuntimeException e) {
            missed.add(place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            missed.add(place);
        }
    }

    private static void tell(InetSocketAddress to, TreeHead head, String line) throws IOException {
        byte[] message = ("<" + PRIORITY + ">1 " + head.at() + " " + host() + " clew - audit-head - " + line)
                .getBytes(StandardCharsets.US_ASCII);
        try (var socket = new DatagramSocket()) {
            var there = to.isUnresolved() ? new InetSocketAddress(to.getHostString(), to.getPort()) : to;
            socket.send(new DatagramPacket(message, message.length, there));
        }
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (IOException unnamed) {
            return "-";
        }
    }

    private static void post(URI to, String line) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newBuilder()
                .connectTimeout(PATIENCE)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build()) {
            var request = HttpRequest.newBuilder(to)
                    .timeout(PATIENCE)
                    .header("Content-Type", "text/plain; charset=us-ascii")
                    .POST(HttpRequest.BodyPublishers.ofString(line + "\n"))
                    .build();
            int status =
                    client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
            if (status / 100 != 2) {
                throw new IOException("answered " + status);
            }
        }
    }

    /** The lines of the file that it writes; none where there is no such file. */
    public List<String> kept() {
        return places.file().filter(Files::exists).map(Witness::lines).orElse(List.of());
    }

    /** The heads that a file keeps, a line each; empty lines are passed over. */
    public static List<String> lines(Path file) {
        try (var lines = Files.lines(file, StandardCharsets.US_ASCII)) {
            return lines.filter(line -> !line.isBlank()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
