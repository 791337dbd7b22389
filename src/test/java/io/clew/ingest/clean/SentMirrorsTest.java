package io.clew.ingest.clean;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.ingest.SentRecords.Rejected;
import io.clew.ingest.SentRecords.Sent;
import io.clew.ingest.Tray;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SentMirrorsTest {

    private static final String PAYER = "6222020200112233445";
    private static final String PAYEE = "6217000011112222333";
    private static final String STATEMENT = "交易卡号,交易户名,交易时间,借贷标志,交易金额,交易余额,交易对手账卡号,对手户名,摘要说明,交易流水号\n";
    private static final Instant MORNING = Instant.parse("2026-03-01T02:31:07Z");

    @TempDir
    Path dir;

    private final Map<String, Source> sources = new HashMap<>();

    @BeforeEach
    void everybodyReads() {
        for (String source : List.of("bank", "pay", "other", "third")) {
            sources.put(source, new Source(source, source, 0, Set.of()));
        }
    }

    private Tray tray() {
        Tray tray = new Tray(dir);
        tray.sources.putAll(sources);
        return tray;
    }

    private static String payment(String id, Instant at, String yuan, String own) {
        String more = own.isEmpty() ? "" : ",\"more\":{\"own\":\"" + own + "\"}";
        return ("{\"id\":\"" + id + "\",\"type\":\"transfer\",\"title\":\"转账\",\"occurredAt\":\"" + at
                        + "\",\"facts\":[{\"from\":\"account:" + PAYER + "\",\"link\":\"transfer\",\"to\":\"account:"
                        + PAYEE
                        + "\",\"at\":\"" + at + "\",\"amount\":\"" + yuan + "\"" + more + "}]}")
                + "\n";
    }

    private static String row(String time, boolean out, String yuan, String serial) {
        String own = out ? PAYER + ",张三" : PAYEE + ",李四";
        String other = out ? PAYEE + ",李四" : PAYER + ",张三";
        return own + "," + time + "," + (out ? "出" : "进") + "," + yuan + ",," + other + ",转账," + serial + "\n";
    }

    @Test
    void theSamePaymentOfTwoSystemsIsCountedOnce() {
        try (Tray tray = tray()) {
            tray.send("pay", payment("甲/1", MORNING, "300.00", ""));
            assertThat(tray.send("other", payment("乙-1", MORNING.plusSeconds(480), "300", "")))
                    .isEqualTo(new Sent(1, 0, List.of()));
            assertThat(tray.transferred()).isEqualTo(300_00);
            Record mirror = tray.records().get(1);
            assertThat(mirror.fields())
                    .containsEntry("mirrorOf", "pay/甲/1")
                    .containsEntry("amount", "300.00")
                    .containsEntry("payer", "account:" + PAYER);
            assertThat(mirror.entities()).hasSize(2);
            assertThat(tray.send("other", payment("乙-1", MORNING.plusSeconds(480), "300", "")))
                    .as("sent again")
                    .isEqualTo(new Sent(0, 1, List.of()));
        }
    }

    @Test
    void twoPaymentsOfOneSystemStayTwo() {
        try (Tray tray = tray()) {
            tray.send("pay", payment("1", MORNING, "300.00", "") + payment("2", MORNING, "300.00", ""));
            tray.send("other", payment("1", MORNING, "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(600_00);
            tray.send("other", payment("2", MORNING, "300.00", "") + payment("3", MORNING, "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(900_00);
        }
    }

    @Test
    void bothSidesSentByOneSystemAreOnePayment() {
        try (Tray tray = tray()) {
            tray.send("pay", payment("1", MORNING, "300.00", "payer") + payment("2", MORNING, "300.00", "payee"));
            assertThat(tray.transferred()).isEqualTo(300_00);
            tray.send("pay", payment("3", MORNING, "300.00", "payer"));
            tray.send("other", payment("3", MORNING, "300.00", "payer"));
            assertThat(tray.transferred())
                    .as("the same side in two systems is two payments")
                    .isEqualTo(900_00);
        }
    }

    @Test
    void rowsOfFilesAndSentRowsMergeInWhicheverOrderTheyCome() {
        String sent = payment("x", MORNING, "300.00", "");
        String out = STATEMENT + row("2026-03-01 10:31:07", true, "300.00", "A1");
        String in = STATEMENT + row("2026-03-01 10:33:00", false, "300.00", "B1");
        for (List<Integer> order : orders()) {
            try (Tray tray = new Tray(dir.resolve(order.toString()))) {
                tray.sources.putAll(sources);
                for (int turn : order) {
                    switch (turn) {
                        case 0 -> tray.send("pay", sent);
                        case 1 -> tray.take("出.csv", out);
                        default -> tray.take("进.csv", in);
                    }
                }
                assertThat(tray.transferred()).as("in the order %s", order).isEqualTo(300_00);
                assertThat(tray.send("pay", sent)).isEqualTo(new Sent(0, 1, List.of()));
                tray.take("出.csv", out);
                tray.take("进.csv", in);
                assertThat(tray.records().stream()
                                .filter(record -> record.type().equals("transfer")))
                        .hasSize(3);
                assertThat(tray.transferred())
                        .as("again, in the order %s", order)
                        .isEqualTo(300_00);
            }
        }
    }

    private static List<List<Integer>> orders() {
        return List.of(
                List.of(0, 1, 2),
                List.of(0, 2, 1),
                List.of(1, 0, 2),
                List.of(1, 2, 0),
                List.of(2, 0, 1),
                List.of(2, 1, 0));
    }

    @Test
    void aRowWithItsDayAloneGivesItsMoneyToTheSentRowOfThatDay() {
        String day = STATEMENT + row("2026-03-01", true, "300.00", "A1");
        try (Tray tray = tray()) {
            tray.take("出.csv", day);
            tray.send("pay", payment("x", MORNING, "300.00", "payee"));
            assertThat(tray.transfers())
                    .singleElement()
                    .satisfies(fact -> assertThat(fact.at()).isEqualTo(MORNING));
            tray.send("other", payment("y", MORNING.plusSeconds(3), "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(300_00);
        }
    }

    @Test
    void whatIsNoRowOfAPaymentIsKeptAsItComes() {
        String told = payment("t", MORNING, "300.00", "").replace("\"title\"", "\"text\":\"他说转了300元\",\"title\"");
        String dated = payment("d", Instant.parse("2026-02-28T16:00:00Z"), "300.00", "");
        try (Tray tray = tray()) {
            for (String source : List.of("pay", "other")) {
                tray.send(source, told + dated);
            }
            assertThat(tray.records()).noneMatch(record -> record.fields().containsKey("mirrorOf"));
        }
    }

    @Test
    void aMirrorInASystemThatMoreReadersSeeKeepsItsMoney() {
        try (Tray tray = tray()) {
            tray.sources.put("pay", new Source("pay", "密", 2, Set.of()));
            tray.send("pay", payment("1", MORNING, "300.00", ""));
            tray.send("other", payment("1", MORNING, "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(600_00);
        }
    }

    @Test
    void aCorrectionNeitherLosesMoneyNorCountsItTwice() {
        try (Tray tray = tray()) {
            tray.send("pay", payment("1", MORNING, "300.00", ""));
            tray.send("pay", payment("1", MORNING, "310.00", ""));
            assertThat(tray.transferred()).as("of its own").isEqualTo(310_00);
            tray.send("other", payment("2", MORNING, "300.00", ""));
            assertThat(tray.transferred())
                    .as("what it said before is no partner")
                    .isEqualTo(610_00);
            tray.send("other", payment("2", MORNING, "310.00", ""));
            assertThat(tray.transferred()).as("corrected to the same payment").isEqualTo(310_00);
            tray.send("other", payment("2", MORNING, "320.00", ""));
            assertThat(tray.transferred()).as("and to another").isEqualTo(630_00);
            tray.send("other", payment("2", MORNING, "310.00", ""));
            assertThat(tray.send("pay", "\n" + payment("1", MORNING, "999.00", ""))
                            .rejected())
                    .extracting(Rejected::line, rejected -> rejected.message().code())
                    .containsExactly(org.assertj.core.groups.Tuple.tuple(2L, "correction-merged"));
            assertThat(tray.send("pay", "{\"id\":\"1\",\"text\":\"没有这笔\"}\n").rejected())
                    .hasSize(1);
            assertThat(tray.transferred()).isEqualTo(310_00);
            assertThat(tray.send("pay", payment("1", MORNING, "310.00", "").replace("转账", "货款")))
                    .as("what the payment is not about may change")
                    .isEqualTo(new Sent(1, 0, List.of(), 1, List.of("pay/1")));
            assertThat(tray.transferred()).isEqualTo(310_00);
        }
    }

    @Test
    void aRowThatBecomesANarrativeTakesItsMoneyAlong() {
        try (Tray tray = tray()) {
            tray.send("pay", payment("1", MORNING, "300.00", ""));
            tray.send("pay", "{\"id\":\"1\",\"text\":\"没有这笔\"}\n");
            tray.send("other", payment("2", MORNING, "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(300_00);
        }
    }

    @Test
    void callsOfTwoSystemsAreCountedOnce() {
        String call =
                "{\"id\":\"%s\",\"type\":\"call\",\"occurredAt\":\"2026-03-01T02:00:%s\",\"facts\":[{\"from\":\"phone:"
                        + "+8613812345678\",\"link\":\"call\",\"to\":\"phone:+8613912345678\",\"at\":\"2026-03-01T02:00:%s\","
                        + "\"more\":{\"seconds\":\"%s\"}}]}\n";
        try (Tray tray = tray()) {
            tray.send("pay", call.formatted("c/1", "00Z", "00Z", "61"));
            tray.send("other", call.formatted("k1", "04Z", "04Z", "60"));
            tray.send("other", call.formatted("k2", "30Z", "30Z", "61"));
            assertThat(callsOf(tray)).hasSize(2);
            assertThat(tray.send("other", call.formatted("k1", "04Z", "04Z", "60")))
                    .isEqualTo(new Sent(0, 1, List.of()));
            assertThat(tray.send("pay", call.formatted("c/1", "09Z", "09Z", "610"))
                            .rejected())
                    .hasSize(1);
        }
        try (Tray tray = new Tray(dir, dir.resolve("without its ledger"))) {
            tray.sources.putAll(sources);
            assertThat(tray.send("other", call.formatted("k1", "04Z", "04Z", "60")))
                    .isEqualTo(new Sent(0, 1, List.of()));
            tray.send("other", call.formatted("k1", "50Z", "50Z", "60"));
            assertThat(callsOf(tray)).as("corrected to a call of its own").hasSize(3);
        }
    }

    private static List<Fact> callsOf(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.link().equals("call"))
                .toList();
    }

    /** A row as the oracle keeps it; {@code group} is null until it is judged. */
    private static final class Told {
        final String source;
        final String id;
        final long second;
        final String own;
        final int fen;

        @Nullable
        Told holder;

        Told(String source, String id, long second, String own, int fen) {
            this.source = source;
            this.id = id;
            this.second = second;
            this.own = own;
            this.fen = fen;
        }

        boolean goesWith(Told other) {
            return own.isEmpty() || other.own.isEmpty() ? !source.equals(other.source) : !own.equals(other.own);
        }
    }

    @Test
    void agreesWithTheObviousPairing() {
        long fresh = Long.getLong("clew.seed", new Random().nextLong());
        for (int i = 0; i < 4; i++) {
            long seed = fresh + i;
            var random = new Random(seed);
            List<Told> world = new ArrayList<>();
            try (Tray tray = new Tray(dir.resolve("w" + i))) {
                tray.sources.putAll(sources);
                Tray now = tray;
                for (int n = 0; n < 60; n++) {
                    Told told = told(random, n);
                    judge(world, told);
                    now.send(told.source, sent(told));
                }
                assertThat(tray.transferred())
                        .as("again with -Dclew.seed=%d", seed)
                        .isEqualTo(sum(world));
            }
            Path ledger = dir.resolve(i % 2 == 0 ? "w" + i + "/imports" : "w" + i + "/without");
            try (Tray tray = new Tray(dir.resolve("w" + i), ledger)) {
                tray.sources.putAll(sources);
                for (Told told : world) {
                    assertThat(tray.send(told.source, sent(told)))
                            .as("sent again with -Dclew.seed=%d", seed)
                            .isEqualTo(new Sent(0, 1, List.of()));
                }
                for (int n = 60; n < 90; n++) {
                    Told told = told(random, n);
                    judge(world, told);
                    tray.send(told.source, sent(told));
                }
                assertThat(tray.transferred())
                        .as("after a restart with -Dclew.seed=%d", seed)
                        .isEqualTo(sum(world));
            }
        }
    }

    private static Told told(Random random, int n) {
        String source = List.of("pay", "other", "third").get(random.nextInt(3));
        String own = List.of("", "", "payer", "payee").get(random.nextInt(4));
        return new Told(source, "行/" + n, random.nextInt(7_000), own, 100 * (1 + random.nextInt(2)));
    }

    private static String sent(Told told) {
        return payment(told.id, MORNING.plusSeconds(told.second), told.fen / 100 + ".00", told.own);
    }

    /** The row joins the nearest payment with each of whose rows it goes; of equally near ones none is told apart. */
    private static void judge(List<Told> world, Told told) {
        Optional<Told> holder = world.stream()
                .filter(one -> one.holder == null && one.fen == told.fen)
                .filter(one -> Math.abs(one.second - told.second)
                        <= Duration.ofMinutes(10).toSeconds())
                .filter(one -> world.stream()
                        .filter(row -> row == one || row.holder == one)
                        .allMatch(row -> row.goesWith(told)))
                .min(Comparator.comparingLong(one -> Math.abs(one.second - told.second)));
        told.holder = holder.orElse(null);
        world.add(told);
    }

    private static long sum(List<Told> world) {
        return world.stream()
                .filter(one -> one.holder == null)
                .mapToLong(one -> one.fen)
                .sum();
    }

    @Test
    void whereTheProgramEndsBeforeTheLedgerKnowsNothingIsLostOrDoubled() {
        for (boolean kept : List.of(true, false)) {
            Path place = dir.resolve("kept " + kept);
            Path imports = place.resolve("imports");
            var fails = new AtomicBoolean();
            try (Tray tray = new Tray(place, imports, index -> broken(index, fails, kept))) {
                tray.sources.putAll(sources);
                tray.take("出.csv", STATEMENT + row("2026-03-01 10:31:07", true, "300.00", "A1"));
                tray.send("pay", payment("1", MORNING.plusSeconds(900), "300.00", ""));
                fails.set(true);
                String moved = payment("1", MORNING, "300.00", "") + payment("2", MORNING, "200.00", "");
                assertThatThrownBy(() -> tray.send("pay", moved)).isInstanceOf(IllegalStateException.class);
                fails.set(false);
                tray.send("pay", moved);
                assertThat(tray.transferred()).isEqualTo(500_00);
                tray.send("other", payment("1", MORNING, "200.00", ""));
                assertThat(tray.transferred()).isEqualTo(500_00);
                tray.send("third", payment("1", MORNING.plusSeconds(900), "300.00", ""));
                assertThat(tray.transferred())
                        .as("nothing stands there any more")
                        .isEqualTo(800_00);
            }
        }
    }

    /** An index that fails when it is told to, before or after it has kept what it was given. */
    private static RecordIndex broken(RecordIndex index, AtomicBoolean fails, boolean kept) {
        return (RecordIndex) Proxy.newProxyInstance(
                RecordIndex.class.getClassLoader(), new Class<?>[] {RecordIndex.class}, (proxy, method, given) -> {
                    boolean breaks = fails.get() && method.getName().equals("append");
                    if (breaks && !kept) {
                        throw new IllegalStateException("broken off before");
                    }
                    Object answer = method.invoke(index, given);
                    if (breaks) {
                        throw new IllegalStateException("broken off behind");
                    }
                    return answer;
                });
    }

    @Test
    void aLedgerThatIsMadeAnewFromTheIndexKnowsTheSame() {
        try (Tray tray = tray()) {
            tray.take("出.csv", STATEMENT + row("2026-03-01 10:31:07", true, "300.00", "A1"));
            tray.send("pay", payment("1", MORNING, "300.00", "") + payment("2", MORNING.plusSeconds(5), "300.00", ""));
            assertThat(tray.transferred()).isEqualTo(600_00);
        }
        try (Tray tray = new Tray(dir, dir.resolve("without its ledger"))) {
            tray.sources.putAll(sources);
            assertThat(tray.send("pay", payment("1", MORNING, "300.00", ""))).isEqualTo(new Sent(0, 1, List.of()));
            tray.take("进.csv", STATEMENT + row("2026-03-01 10:31:09", false, "300.00", "B1"));
            tray.take("再进.csv", STATEMENT + row("2026-03-01 10:31:15", false, "300.00", "B2"));
            assertThat(tray.transferred()).isEqualTo(600_00);
            assertThat(tray.send("pay", payment("2", MORNING, "301.00", "")).rejected())
                    .as("the file's row counts on it")
                    .hasSize(1);
        }
    }
}
