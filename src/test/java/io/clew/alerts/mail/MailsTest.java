package io.clew.alerts.mail;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.clew.access.Access;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.TestClock;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.alerts.Alarms;
import io.clew.alerts.Alert;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Mandates;
import io.clew.alerts.Raised;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.app.mail.SmtpPost;
import io.clew.app.setting.MailConfig;
import io.clew.journal.Journal;
import io.clew.journal.TakenOut;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Letters to a mail server that fails, hangs, is away and comes back, at hours of a clock that is set. */
@SuppressWarnings("NullAway.Init") // set by the test framework
class MailsTest {

    private static final Access OWNER =
            new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 0, "案 1", Set.of("open"), 1, true);
    private static final Quiet NIGHT = new Quiet(LocalTime.of(22, 0), LocalTime.of(7, 0));
    private static final Duration AMPLE = Duration.ofSeconds(30);
    private static final String NUMBER = "13812345678";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock(); // eight in the morning in China
    private LuceneRecordIndex index;
    private AuditLog audit;
    private MemoryDocumentStore store;
    private Alarms alarms;
    private AlertDesk desk;
    private GreenMail server;
    private Front front;
    private Mails mails;

    @BeforeEach
    void open() throws IOException {
        index = LuceneRecordIndex.open(folder.resolve("records"));
        audit = AuditLog.open(folder.resolve("audit"));
        store = new MemoryDocumentStore();
        var sources = new Sources(store);
        sources.create(new Source("open", "公开", 0, Set.of()));
        sources.create(new Source("shut", "三级", 3, Set.of()));
        index.append(List.of(
                record("open/1").saying("转账").make(),
                record("shut/1").saying("转账").make()));
        server = serving();
        front = new Front(server.getSmtp().getPort());
        mails = mails(AMPLE);
    }

    private static GreenMail serving() {
        var server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        return server;
    }

    private Mails mails(Duration patience) {
        var journal = new Journal(index, store);
        alarms = new Alarms(store, journal, clock, Duration.ofHours(24));
        desk = new AlertDesk(alarms, index, audit, clock);
        var entry = new Desk(new Sources(store), audit, true, Purposes.ANY, Openings.NONE, Set.of(Role.INVESTIGATOR));
        var feed =
                new ChangeFeed(index, journal, desk, List.of(desk), new TakenOut(journal, index, store, clock), audit);
        var mandates = new Mandates(new Accounts(store, audit, clock), entry, clock);
        var config = new SmallRyeConfigBuilder()
                .withMapping(MailConfig.class)
                .withDefaultValue("clew.mail.host", "127.0.0.1")
                .withDefaultValue("clew.mail.port", Integer.toString(front.port))
                .withDefaultValue("clew.mail.security", "none")
                .withDefaultValue("clew.mail.every", "PT15M")
                .withDefaultValue("clew.mail.from", "clew@example.org")
                .build()
                .getConfigMapping(MailConfig.class);
        return new Mails(
                new Mails.Tools(store, feed, desk, mandates, audit, clock),
                new Mails.Rules(
                        SmtpPost.of(vertx, config, patience).orElseThrow(),
                        new Recipients(List.of("police.example", "chief@example.org")),
                        "https://clew.example",
                        config.every(),
                        Duration.ofMillis(20)));
    }

    @AfterEach
    void close() throws IOException {
        mails.close();
        front.close();
        server.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
        audit.close();
        index.close();
    }

    /** An alert of the owner about a number, which rests on one record. */
    private String raise(String matter, String record) {
        var raised = new Raised(
                new Alert.Origin("list", "w1", "布控王某 " + NUMBER, 1),
                matter,
                "phone:+86" + NUMBER,
                Message.of("mail-none"),
                "li",
                0,
                List.of(new Alert.Match(record, 1, List.of(), null)),
                1,
                false);
        alarms.raise(List.of(raised), List.of());
        return raised.id();
    }

    private List<String> letters() {
        return Arrays.stream(server.getReceivedMessages())
                .map(GreenMailUtil::getBody)
                .map(body -> new String(decoded(body), StandardCharsets.UTF_8))
                .toList();
    }

    private static byte[] decoded(String body) {
        try {
            return jakarta.mail.internet.MimeUtility.decode(
                            new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)), "quoted-printable")
                    .readAllBytes();
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Waiting waiting() {
        return mails.get(OWNER).orElseThrow().waiting();
    }

    private void after(Duration more) {
        clock.pass(more);
        while (mails.step()) {
            // until all was read
        }
    }

    @Test
    void whatComesInQuietHoursIsToldInOneLetterWhenTheyEnd() throws Exception {
        clock.pass(Duration.ofHours(15));
        mails.set(OWNER, "li@police.example", NIGHT, 10, false);
        var ids = List.of(raise("a", "open/1"), raise("b", "open/1"));
        after(Duration.ofHours(7));
        assertThat(letters()).isEmpty();
        assertThat(waiting().alerts()).containsExactlyElementsOf(ids);
        after(Duration.ofHours(1)); // seven o'clock
        assertThat(letters())
                .singleElement()
                .asString()
                .contains("2", "免打扰", "list  https://clew.example/alerts/" + ids.get(0))
                .contains(ids.get(1))
                .doesNotContain(NUMBER, "王某", "open/1");
        assertThat(server.getReceivedMessages()[0].getSubject()).isEqualTo("Clew 线索：2 条预警");
        assertThat(server.getReceivedMessages()[0].getAllRecipients()[0].toString())
                .isEqualTo("li@police.example");
        after(Duration.ofHours(1));
        assertThat(letters()).hasSize(1);
        assertThat(waiting().alerts()).isEmpty();
    }

    @Test
    void aDayHasItsLettersAndTheNextOneSaysWhatWaited() {
        mails.set(OWNER, "li@police.example", null, 2, true);
        raise("a", "open/1");
        after(Duration.ZERO);
        raise("b", "open/1");
        after(Duration.ofMinutes(14));
        assertThat(letters()).hasSize(1);
        after(Duration.ofMinutes(1));
        assertThat(letters()).hasSize(2);
        assertThat(letters().get(0)).doesNotContain("last one");
        assertThat(letters().get(1)).contains("This is letter 2 of today and the last one");
        raise("c", "open/1");
        after(Duration.ofHours(1));
        after(Duration.ofHours(12));
        assertThat(letters()).hasSize(2);
        assertThat(waiting().limited()).isTrue();
        after(Duration.ofHours(3)); // past midnight in China
        assertThat(letters()).hasSize(3);
        assertThat(letters().get(2)).contains("Some of them waited, because 2 letters had left that day.");
    }

    @Test
    void aServerThatFailsHangsAndIsAwayGetsTheLetterOnceItIsBack() throws Exception {
        mails.set(OWNER, "li@police.example", null, 10, false);
        raise("a", "open/1");
        mails.close();
        mails = mails(Duration.ofMillis(500));
        for (String greeting : List.of("421 later\r\n", "", "220 here\r\n", "nonsense\r\n")) {
            front.greeting = greeting;
            fails();
        }
        front.close();
        fails(); // nobody listens
        assertThat(waiting().failures()).isEqualTo(5);
        assertThat(waiting().failure()).isEqualTo("mail-failed");
        raise("b", "open/1");
        mails.close();
        mails = mails(AMPLE); // the program starts again
        mails.begin();
        front.open(); // the server is back while it waits to try again
        assertThat(server.waitForIncomingEmail(60_000, 1)).isTrue();
        mails.close();
        assertThat(letters()).singleElement().asString().contains("2");
        assertThat(waiting().failures()).isZero();
        assertThat(waiting().alerts()).isEmpty();
    }

    private void fails() {
        assertThatThrownBy(() -> mails.step())
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("mail-failed"));
    }

    @Test
    void onlyWhatItsReceiverMayReadAndStillWaitsIsToldAndOnlyToAddressesOfTheList() {
        var refused = new ArrayList<String>();
        for (String address : List.of(
                "li@elsewhere.example",
                "li@sub.police.example",
                "li@police.example\r\nBcc: x@elsewhere.example",
                "li@police.example,x@elsewhere.example",
                "Li <li@police.example>",
                "li@police.example@elsewhere.example",
                "none",
                "")) {
            try {
                mails.set(OWNER, address, null, 10, false);
            } catch (ClewException e) {
                refused.add(e.code());
            }
        }
        assertThat(refused).hasSize(8).containsOnly("mail-address");
        assertThat(mails.get(OWNER)).isEmpty();
        mails.set(OWNER, "Chief@example.org", null, 10, false);
        raise("hidden", "shut/1");
        String decided = raise("decided", "open/1");
        desk.decide(OWNER, decided, Alert.State.FALSE, "不是");
        after(Duration.ZERO);
        assertThat(letters()).isEmpty();
        String open = raise("open", "open/1");
        after(Duration.ZERO);
        assertThat(letters()).singleElement().asString().contains(open).doesNotContain(decided);
        mails.end(OWNER);
        raise("more", "open/1");
        after(Duration.ofDays(1));
        assertThat(letters()).hasSize(1);
        assertThat(store.list("mail-places")).isEmpty();
    }

    @Test
    void quietHoursMayPassMidnightAndMayBeAllDay() {
        assertThat(NIGHT.holds(LocalTime.of(22, 0))).isTrue();
        assertThat(NIGHT.holds(LocalTime.of(6, 59))).isTrue();
        assertThat(NIGHT.holds(LocalTime.of(7, 0))).isFalse();
        assertThat(NIGHT.holds(LocalTime.of(21, 59))).isFalse();
        var noon = new Quiet(LocalTime.of(12, 0), LocalTime.of(14, 0));
        assertThat(noon.holds(LocalTime.of(13, 0))).isTrue();
        assertThat(noon.holds(LocalTime.of(14, 0))).isFalse();
        assertThat(new Quiet(LocalTime.NOON, LocalTime.NOON).holds(LocalTime.MIDNIGHT))
                .isTrue();
    }

    /** Stands before the mail server: lets through, or says one thing, or nothing, and then hangs. */
    private static final class Front {
        private final int behind;
        private final int port;
        private final Set<Socket> open = ConcurrentHashMap.newKeySet();
        private volatile @Nullable String greeting;
        private volatile ServerSocket listening;

        Front(int behind) throws IOException {
            this.behind = behind;
            listening = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
            port = listening.getLocalPort();
            Thread.ofVirtual().start(() -> serve(listening));
        }

        /** Is there again, at the same port, and lets through. */
        void open() throws IOException {
            greeting = null;
            var again = new ServerSocket();
            again.setReuseAddress(true);
            again.bind(new InetSocketAddress("127.0.0.1", port));
            listening = again;
            Thread.ofVirtual().start(() -> serve(again));
        }

        void close() throws IOException {
            listening.close();
            for (Socket one : open) {
                one.close();
            }
        }

        private void serve(ServerSocket on) {
            while (!on.isClosed()) {
                try {
                    Socket one = on.accept();
                    open.add(one);
                    String said = greeting;
                    if (said == null) {
                        var to = new Socket("127.0.0.1", behind);
                        open.add(to);
                        Thread.ofVirtual().start(() -> pass(one, to));
                        Thread.ofVirtual().start(() -> pass(to, one));
                    } else {
                        one.getOutputStream().write(said.getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException ended) {
                    return;
                }
            }
        }

        private static void pass(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // the other side is gone
            }
        }
    }
}
