package io.clew.alerts.push;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.clew.access.Access;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.alerts.Alarms;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Mandates;
import io.clew.alerts.feed.Change;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.journal.Journal;
import io.clew.journal.Stamp;
import io.clew.journal.TakenOut;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Receivers that fail, hang, answer 500, lead elsewhere and come back. */
@SuppressWarnings("NullAway.Init") // set by the test framework
class WebhooksTest {

    private static final String SECRET = "a secret of tests";
    private static final Access OWNER =
            new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 0, "案 1", Set.of("open"), 1, true);

    @TempDir
    Path folder;

    private LuceneRecordIndex index;
    private AuditLog audit;
    private HttpServer server;
    private MemoryDocumentStore store;
    private Webhooks webhooks;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger elsewhere = new AtomicInteger();
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch ended = new CountDownLatch(1);
    private CountDownLatch expected = new CountDownLatch(0);

    @BeforeEach
    void open() throws IOException {
        index = LuceneRecordIndex.open(folder.resolve("records"));
        audit = AuditLog.open(folder.resolve("audit"));
        store = new MemoryDocumentStore();
        var sources = new Sources(store);
        sources.create(new Source("open", "公开", 0, Set.of()));
        sources.create(new Source("shut", "三级", 3, Set.of()));
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/hook", this::moody);
        server.createContext("/led", call -> answer(call, 302));
        server.createContext("/elsewhere", call -> {
            elsewhere.incrementAndGet();
            answer(call, 200);
        });
        server.start();
        webhooks = webhooks();
        webhooks.begin();
    }

    private Webhooks webhooks() {
        var journal = new Journal(index, store);
        Clock clock = Clock.systemUTC();
        var alerts = new AlertDesk(new Alarms(store, journal, clock, Duration.ofHours(1)), index, audit, clock);
        var desk = new Desk(new Sources(store), audit, true, Purposes.ANY, Openings.NONE, Set.of(Role.INVESTIGATOR));
        var mandates = new Mandates(new Accounts(store, audit, clock), desk, clock);
        return new Webhooks(
                store,
                new ChangeFeed(
                        index,
                        journal,
                        alerts,
                        List.of(alerts),
                        new TakenOut(journal, index, store, Clock.systemUTC()),
                        audit),
                mandates,
                new AllowList(List.of("127.0.0.1:" + server.getAddress().getPort())),
                audit,
                clock,
                new Webhooks.Pace(Duration.ofMillis(300), Duration.ofMillis(10)));
    }

    @AfterEach
    void close() {
        ended.countDown();
        webhooks.close();
        server.stop(0);
        audit.close();
        index.close();
    }

    /** Fails in every way it can, and takes every fifth call. */
    private void moody(HttpExchange call) throws IOException {
        byte[] body = call.getRequestBody().readAllBytes();
        switch (calls.incrementAndGet() % 5) {
            case 1 -> answer(call, 500);
            case 2 -> {
                try {
                    ended.await(1, TimeUnit.MINUTES); // hangs
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
            case 3 -> call.close();
            case 4 -> answer(call, 302);
            default -> {
                if (!Signature.of(SECRET, body).equals(call.getRequestHeaders().getFirst("Clew-Signature"))) {
                    wrong.add(new String(body, java.nio.charset.StandardCharsets.UTF_8));
                }
                JsonNode said = Json.MAPPER.readTree(body);
                said.path("items").forEach(item -> {
                    heard.add(item.path("id").asText());
                    expected.countDown();
                });
                answer(call, 204);
            }
        }
    }

    private void answer(HttpExchange call, int status) throws IOException {
        call.getResponseHeaders().add("Location", url("/elsewhere"));
        call.sendResponseHeaders(status, -1);
        call.close();
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void add(String... refs) {
        var batch = new ArrayList<io.clew.record.Record>();
        for (String ref : refs) {
            batch.add(record(ref).saying("转账 " + ref).make());
        }
        index.append(batch);
        webhooks.wake();
    }

    private void awaited(int more) throws InterruptedException {
        assertThat(expected.await(1, TimeUnit.MINUTES))
                .as("%d more, heard %s", more, heard)
                .isTrue();
    }

    @Test
    void everythingArrivesInOrderWhateverTheReceiverDoesAndNothingThatItsOwnerMayNotRead() throws Exception {
        expected = new CountDownLatch(4);
        String id = webhooks.make(OWNER, url("/hook"), SECRET, EnumSet.of(Change.Kind.RECORD), null)
                .hook()
                .id();
        add("open/1", "shut/1", "open/2");
        add("open/3");
        webhooks.close();
        webhooks = webhooks(); // the program starts again
        webhooks.begin();
        add("shut/2", "open/4");
        awaited(4);
        assertThat(heard.stream().distinct()).containsExactly("open/1", "open/2", "open/3", "open/4");
        assertThat(wrong).isEmpty();
        assertThat(elsewhere).hasValue(0);
        heard.clear();
        expected = new CountDownLatch(3);
        webhooks.replay(OWNER, id, Stamp.behind(1));
        awaited(3);
        assertThat(heard.stream().distinct()).containsExactly("open/2", "open/3", "open/4");
        assertThat(store.list("webhook-places").getFirst().json()).doesNotContain(SECRET);
    }

    @Test
    void nothingGoesToAnAddressThatIsNotAllowedNorWhereAnAllowedOneLeads() throws Exception {
        int port = server.getAddress().getPort();
        for (String url : List.of(
                "http://127.0.0.1:" + (port == 80 ? 81 : 80) + "/hook",
                "http://localhost:" + port + "/hook",
                "http://127.0.0.1:" + port + "@example.com/",
                "http://2130706433:" + port + "/hook",
                "ftp://127.0.0.1:" + port + "/hook",
                "http://[::1]:" + port + "/hook",
                "nonsense")) {
            assertThatThrownBy(() -> webhooks.make(OWNER, url, SECRET, EnumSet.of(Change.Kind.RECORD), null))
                    .as(url)
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("webhook-address"));
        }
        expected = new CountDownLatch(1);
        webhooks.make(OWNER, url("/led"), SECRET, EnumSet.of(Change.Kind.RECORD), null);
        webhooks.make(OWNER, url("/hook"), SECRET, EnumSet.of(Change.Kind.RECORD), null);
        add("open/1");
        awaited(1);
        assertThat(elsewhere).hasValue(0);
        assertThat(webhooks.list(OWNER).getFirst().hook().owner().user()).isEqualTo("li");
    }

    @Test
    void aNameMayNotLeadIntoThisMachine() throws Exception {
        var host = InetAddress.getByAddress("hooks.example", new byte[] {127, 0, 0, 1});
        var metadata =
                InetAddress.getByAddress("hooks.example", new byte[] {(byte) 169, (byte) 254, (byte) 169, (byte) 254});
        var inside = InetAddress.getByAddress("hooks.example", new byte[] {10, 1, 2, 3});
        assertThat(AllowList.permitted("hooks.example", host)).isFalse();
        assertThat(AllowList.permitted("hooks.example", metadata)).isFalse();
        assertThat(AllowList.permitted("hooks.example", InetAddress.getByName("0.0.0.0")))
                .isFalse();
        assertThat(AllowList.permitted("hooks.example", inside)).isTrue();
        assertThat(AllowList.permitted("localhost", host)).isTrue();
        assertThat(AllowList.permitted("127.0.0.1", host)).isTrue();
    }
}
