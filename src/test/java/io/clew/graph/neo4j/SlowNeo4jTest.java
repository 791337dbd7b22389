package io.clew.graph.neo4j;

import static io.clew.graph.PlainGraph.everyone;
import static io.clew.graph.PlainGraph.record;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.graph.GraphStoreContract;
import io.clew.graph.GraphView;
import io.clew.graph.PlainGraph;
import io.clew.record.EntityKey;
import io.clew.record.GraphUnavailableException;
import io.clew.servers.Neo4jServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** That a server whose answers are delayed costs those who ask their time limit, and nobody more. */
class SlowNeo4jTest {

    private static final int ASKERS = 200;

    /** What is sent to the server is held back until it is at zero. */
    private final AtomicReference<CountDownLatch> goesOn = new AtomicReference<>(new CountDownLatch(0));

    @Test
    void isGivenUpInTimeByManyAskersAndFoundAgainWhenItAnswers() throws Exception {
        URI real = URI.create(Neo4jServer.shared().address());
        try (var askers = Executors.newVirtualThreadPerTaskExecutor();
                var gate = new ServerSocket(0, 0, InetAddress.getLoopbackAddress())) {
            askers.submit(() -> relay(gate, real, askers));
            var plain = new PlainGraph();
            var usual = Graphs.fresh();
            try (var store = Neo4jGraphStore.open(usual)) {
                store.apply(List.of(plain.add(record("bank", "r1", transfer(1, 2, 10, 500)))));
                GraphStoreContract.agree(store, plain, new Random(3), 3);
            }
            var settings = new Neo4jSettings(
                    URI.create("bolt://127.0.0.1:" + gate.getLocalPort()),
                    "",
                    "",
                    "",
                    usual.name(),
                    usual.dialect(),
                    Duration.ofSeconds(5),
                    usual.sweepTimeout(),
                    usual.connections(),
                    usual.projection());
            try (var store = Neo4jGraphStore.open(settings)) {
                GraphStoreContract.agree(store, plain, new Random(3), 3);
                var held = new CountDownLatch(1);
                goesOn.set(held);
                long began = System.nanoTime();
                List<Future<?>> questions = new ArrayList<>();
                for (int i = 0; i < ASKERS; i++) {
                    questions.add(askers.submit(() -> {
                        try (GraphView view = store.view(everyone())) {
                            return view.node(new EntityKey("account", "6222020200112233445"));
                        }
                    }));
                }
                try {
                    for (Future<?> question : questions) {
                        assertThatThrownBy(() -> question.get(60, TimeUnit.SECONDS))
                                .hasCauseInstanceOf(GraphUnavailableException.class);
                    }
                } finally {
                    held.countDown();
                }
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(45));
                GraphStoreContract.agree(store, plain, new Random(3), 3);
            }
        }
    }

    private Void relay(ServerSocket gate, URI real, ExecutorService pumps) throws IOException {
        while (true) {
            Socket client = gate.accept();
            var server = new Socket(real.getHost(), real.getPort());
            pumps.submit(() -> pump(client, server, true));
            pumps.submit(() -> pump(server, client, false));
        }
    }

    private Void pump(Socket from, Socket to, boolean held) throws IOException, InterruptedException {
        byte[] some = new byte[8192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(some); n >= 0; n = in.read(some)) {
                if (held) {
                    goesOn.get().await();
                }
                out.write(some, 0, n);
                out.flush();
            }
        }
        return null;
    }
}
