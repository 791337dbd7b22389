package io.clew.bench;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.EntityKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * What the audit adds to an answer: {@code audit [DIR] [--seconds N]}. From the end of the work until its entry is durable, for clients
 * that ask every 20 ms and for clients that ask without a pause, beside a bare force of the same disk.
 */
public final class AuditBench {

    private static final long BETWEEN = 20_000_000;
    private static final Access READER =
            new Access("zhang", Set.of(Role.INVESTIGATOR), Set.of(), 1, "案 2026-031 核查", Set.of("jq"), 0, true);
    private static final List<EntityKey> KEYS = List.of(
            EntityKey.parse("phone:+8613812345678"),
            EntityKey.parse("account:6222020200112233445"),
            EntityKey.parse("account:6217000011112222333"));

    private AuditBench() {}

    public static void main(String[] arguments) throws Exception {
        long seconds = WorldBench.option(arguments, "--seconds", 4);
        Path dir = arguments.length > 0 && !arguments[0].startsWith("--")
                ? Files.createDirectories(Path.of(arguments[0]))
                : Files.createTempDirectory("clew-audit");
        System.out.println("bare force           " + Latency.of(force(dir.resolve("force"))));
        for (long between : new long[] {BETWEEN, 0}) {
            for (int clients : new int[] {1, 8, 32}) {
                Path log = Files.createTempDirectory(dir, "log");
                run(log, seconds, 1, 0, 500); // warm
                long began = System.nanoTime();
                Collection<Long> times = run(log, seconds, clients, between, Integer.MAX_VALUE);
                System.out.printf(
                        Locale.ROOT,
                        "%2d clients, %-9s %s, %.0f entries/s%n",
                        clients,
                        between == 0 ? "no pause" : "20 ms",
                        Latency.of(times),
                        times.size() / ((System.nanoTime() - began) / 1e9));
            }
        }
    }

    private static Collection<Long> run(Path dir, long seconds, int clients, long between, int most) throws Exception {
        var times = new ConcurrentLinkedQueue<Long>();
        long until = System.nanoTime() + seconds * 1_000_000_000L;
        try (var log = AuditLog.open(dir);
                var threads = Executors.newFixedThreadPool(clients)) {
            var asking = new ArrayList<Callable<Integer>>();
            for (int client = 0; client < clients; client++) {
                asking.add(() -> ask(log, times, between, until, most));
            }
            for (var one : threads.invokeAll(asking)) {
                one.get();
            }
        }
        return times;
    }

    private static int ask(AuditLog log, Collection<Long> times, long between, long until, int most) {
        int asked = 0;
        for (; System.nanoTime() < until && asked < most; asked++) {
            if (between > 0) {
                LockSupport.parkNanos(between);
            }
            long start = System.nanoTime();
            try (Look look = log.open(READER, AuditAct.SEARCH, "转账 安全账户")) {
                look.returned(20, KEYS);
            }
            times.add(System.nanoTime() - start);
        }
        return asked;
    }

    private static Collection<Long> force(Path file) throws IOException {
        var times = new ArrayList<Long>();
        var line = ByteBuffer.allocate(400);
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            for (int i = 0; i < 500; i++) {
                long start = System.nanoTime();
                channel.write(line.rewind());
                channel.force(false);
                times.add(System.nanoTime() - start);
            }
        }
        return times;
    }
}
