package io.clew.access.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.clew.record.ClewException;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was carried elsewhere shows whatever is done to the end of the log, by somebody who can write all of its folder. */
class WitnessTest {

    @TempDir
    Path dir;

    private Path data;
    private Path far;
    private HeadKey key;
    private Witness witness;

    @BeforeEach
    void aWitnessedLog() {
        data = dir.resolve("data");
        far = dir.resolve("elsewhere/heads");
        key = HeadKey.at(dir.resolve("elsewhere/key"), data);
        witness = toFile(key);
        write(10);
        write(10);
    }

    private Witness toFile(HeadKey by) {
        return new Witness(by, new Witness.Places(Optional.of(far), Optional.empty(), Optional.empty()));
    }

    /** Entries, and then a head to the witness. */
    private void write(int entries) {
        try (AuditLog log = AuditLog.open(data.resolve("audit")).witnessed(witness)) {
            for (int i = 0; i < entries; i++) {
                log.note("zhang", "", AuditAct.SIGN_IN, "password " + i, AuditEntry.OK);
            }
            assertThat(witness.send(log.head())).isEmpty();
        }
    }

    private AuditVerify.Verdict verdict() {
        return AuditVerify.witnessed(data.resolve("audit"), witness.kept(), witness.key());
    }

    private static TreeHead headOf(Path log) {
        try (AuditLog open = AuditLog.open(log)) {
            return open.head();
        }
    }

    private void empty() throws IOException {
        try (Stream<Path> all = Files.walk(data.resolve("audit"))) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }

    @Test
    void aLogAsItWasSentIsWhole() throws IOException {
        assertThat(verdict().faults()).isEmpty();
        assertThat(Files.readAllLines(far)).hasSize(2).allMatch(line -> line.contains(" ed25519:"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dir.resolve("elsewhere/key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aLogThatWasCutAndMadeToFitIsFound() throws IOException {
        empty();
        witness = Witness.NONE;
        write(15); // as many as will pass for the first ones
        witness = toFile(HeadKey.at(dir.resolve("elsewhere/key"), data));
        assertThat(verdict().faults()).extracting(AuditVerify.Fault::code).contains("root", "cut");
    }

    @Test
    void aLogThatWasEmptiedIsFoundHoweverLongItGrowsAndIsSentAgain() throws IOException {
        empty();
        for (int i = 0; i < 600; i++) { // more heads than are looked at one by one
            write(1);
        }
        assertThat(verdict().faults()).extracting(AuditVerify.Fault::code).contains("root");
    }

    @Test
    void aHeadThatSomebodyElseMadeIsNone() throws IOException {
        List<String> lines = Files.readAllLines(far);
        empty();
        HeadKey forger = HeadKey.at(dir.resolve("other/key"), data);
        Files.delete(far);
        witness = toFile(forger);
        write(3);
        assertThat(AuditVerify.witnessed(data.resolve("audit"), Files.readAllLines(far), Optional.of(key.open()))
                        .faults())
                .extracting(AuditVerify.Fault::code)
                .containsExactly("witness");
        String unsigned = lines.getFirst().replaceAll(" ed25519.*", "");
        assertThat(AuditVerify.witnessed(data.resolve("audit"), List.of(unsigned, "x"), Optional.of(key.open()))
                        .faults())
                .extracting(AuditVerify.Fault::code)
                .contains("witness", "witness");
    }

    @Test
    void theKeyLiesOutsideTheDataFolder() {
        assertThatThrownBy(() -> HeadKey.at(data.resolve("audit/key"), data))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("audit-key"));
    }

    @Test
    void aHeadGoesToSyslogAndToAWebhookAndIsSentAgainWhereItWasNotTaken() throws Exception {
        List<String> posted = new ArrayList<>();
        int[] status = {500};
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/heads", call -> {
            posted.add(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            call.sendResponseHeaders(status[0], -1);
            call.close();
        });
        server.start();
        try (var syslog = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            var to = InetSocketAddress.createUnresolved("127.0.0.1", syslog.getLocalPort());
            var hook = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/heads");
            var both = new Witness(key, new Witness.Places(Optional.empty(), Optional.of(to), Optional.of(hook)));
            TreeHead head = headOf(data.resolve("audit"));
            assertThat(both.send(head)).containsExactly("webhook");
            status[0] = 204;
            assertThat(both.send(head)).isEmpty();
            assertThat(both.send(head)).isEmpty();
            assertThat(posted)
                    .hasSize(2)
                    .allMatch(line -> SignedHead.parse(line).isBy(key.open()));
            var packet = new DatagramPacket(new byte[2000], 2000);
            syslog.setSoTimeout(10_000);
            syslog.receive(packet);
            assertThat(new String(packet.getData(), 0, packet.getLength(), StandardCharsets.US_ASCII))
                    .startsWith("<109>1 ")
                    .endsWith(both.sign(head).line());
        } finally {
            server.stop(0);
        }
    }
}
