package io.clew.access.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuditLogTest {

    private static final Access ANYONE = new Access(
            "zhang",
            Set.of(Role.INVESTIGATOR),
            Set.of(),
            1,
            "案 2026-031",
            Set.of("jq"),
            0,
            false,
            "10.0.0.7",
            "",
            Access.NOW);

    @TempDir
    Path dir;

    @Test
    void keepsWhoLookedAtWhatAndWhy() {
        try (var log = AuditLog.open(dir)) {
            try (Look look = log.open(ANYONE, AuditAct.SEARCH, "138****8000")) {
                look.returned(12, List.of(EntityKey.parse("phone:+8613812348000")));
            }
            var entry =
                    log.search().newest(AuditSearch.Query.ALL, 0, 10).entries().getFirst();
            assertThat(entry.who()).isEqualTo("zhang");
            assertThat(entry.from()).isEqualTo("10.0.0.7");
            assertThat(entry.purpose()).isEqualTo("案 2026-031");
            assertThat(entry.asked()).isEqualTo("138****8000");
            assertThat(entry.returned()).isEqualTo(12);
            assertThat(entry.keys()).containsExactly("phone:+8613812348000");
            assertThat(entry.outcome()).isEqualTo("ok");
        }
    }

    @Test
    void aLookThatBroughtNothingBackIsKeptAsFailed() {
        try (var log = AuditLog.open(dir)) {
            log.open(ANYONE, AuditAct.SEARCH, "x").close();
            assertThat(log.search()
                            .newest(AuditSearch.Query.ALL, 0, 1)
                            .entries()
                            .getFirst()
                            .outcome())
                    .isEqualTo("failed");
        }
    }

    @Test
    void namesEveryEntityOfALargeAnswer() {
        var keys = IntStream.range(0, 2_500)
                .mapToObj(i -> new EntityKey("account", "62" + i))
                .toList();
        try (var log = AuditLog.open(dir)) {
            try (Look look = log.open(ANYONE, AuditAct.EXPORT, "")) {
                look.begin();
                look.returned(2_500, keys);
            }
            var found = new ArrayList<String>();
            log.search().each(AuditSearch.Query.ALL, entry -> {
                found.addAll(entry.keys());
                return true;
            });
            assertThat(found).hasSize(2_500).doesNotHaveDuplicates();
            assertThat(log.search().newest(AuditSearch.Query.ALL, 0, 9).entries())
                    .extracting(AuditEntry::look)
                    .containsExactly(1L, 1L, 1L, 0L);
        }
    }

    @Test
    void aChangeIsInTheLogBeforeItIsDoneAndHowItEndedAfterwards() {
        try (var log = AuditLog.open(dir)) {
            var seen = new ArrayList<Long>();
            log.change(Caller.NOBODY, AuditAct.CASE_CLOSE, "2026-031").done(() -> seen.add(log.size()));
            assertThat(seen).containsExactly(1L);
            assertThatThrownBy(() -> log.change(Caller.NOBODY, AuditAct.CASE_OPEN, "2026-031")
                            .done(() -> {
                                throw new ClewException(Message.of("case-exists", "2026-031"));
                            }))
                    .isInstanceOf(ClewException.class);
            var page = log.search().newest(AuditSearch.Query.ALL, 0, 9);
            assertThat(page.entries())
                    .extracting(entry -> entry.act() + " " + entry.outcome())
                    .containsExactly("case-open case-exists", "case-open begun", "case-close ok", "case-close begun");
            assertThat(page.ended()).extracting(AuditEntry::outcome).containsExactly("case-exists", "ok");
        }
    }

    @Test
    void nothingIsChangedThatCannotBeWrittenDown() {
        var log = AuditLog.open(dir);
        log.close(); // and so it cannot be written to
        var changed = new ArrayList<String>();
        assertThatThrownBy(() -> log.change(Caller.NOBODY, AuditAct.CASE_CLOSE, "2026-031")
                        .done(() -> changed.add("closed")))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("audit-unavailable"));
        try (Look look = log.open(ANYONE, AuditAct.BOARD_SAVE, "b1")) {
            assertThatThrownBy(look::changing).isInstanceOf(ClewException.class);
        } catch (ClewException unwritten) {
            assertThat(unwritten.code()).isEqualTo("audit-unavailable");
        }
        assertThat(changed).isEmpty();
    }

    @Test
    void actsThatOtherVersionsWroteAreRead() {
        assertThat(AuditAct.of("import-rejects")).contains(AuditAct.REJECTS);
        assertThat(AuditAct.of("of-a-later-version")).isEmpty();
        assertThat(AuditAct.told("of-a-later-version").toString()).isEqualTo("of-a-later-version");
        for (AuditAct act : AuditAct.values()) {
            assertThat(AuditAct.of(act.word())).contains(act);
        }
    }

    @Test
    void goesOnWhereItStoppedAndIsStillWhole() {
        for (int run = 0; run < 5; run++) {
            try (var log = AuditLog.open(dir)) {
                log.note("zhang", "", AuditAct.SIGN_IN, "run " + run, "ok");
                assertThat(log.size()).isEqualTo(run + 1);
            }
        }
        var verdict = AuditVerify.verify(dir);
        assertThat(verdict.faults()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(5);
    }

    @Test
    void cutsAwayAnEntryThatACrashTore() throws IOException {
        write(3);
        Files.writeString(dir.resolve("0000000.ndjson"), "{\"n\":4,\"at\"", StandardOpenOption.APPEND);
        assertThat(AuditVerify.verify(dir).unfinished()).isEqualTo(11);
        try (var log = AuditLog.open(dir)) {
            log.note("zhang", "", AuditAct.SIGN_IN, "", "ok");
        }
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
        assertThat(AuditVerify.verify(dir).entries()).isEqualTo(4);
    }

    @Test
    void keepsEveryEntryOfManyWritersAtOnce() throws Exception {
        try (var log = AuditLog.open(dir);
                var threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> done = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                String asked = "question " + i;
                done.add(threads.submit(() -> log.note("zhang", "", AuditAct.SEARCH, asked, "ok")));
            }
            for (Future<?> one : done) {
                one.get();
            }
            var asked = new ArrayList<String>();
            log.search().each(AuditSearch.Query.ALL, entry -> asked.add(entry.asked()));
            assertThat(asked).hasSize(400).doesNotHaveDuplicates();
        }
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
    }

    @Test
    void filesFollowEachOtherWithoutAGap() {
        int entries = AuditFiles.ENTRIES + 10;
        TreeHead before;
        var zhang = new Party("zhang", "", "", "");
        try (var log = AuditLog.open(dir)) {
            for (int i = 1; i < entries; i++) {
                log.append(0, zhang, AuditAct.SEARCH, "q" + i, "ok", 0, List.of());
            }
            log.note("zhang", "", AuditAct.SEARCH, "q" + entries, "ok");
            before = log.head();
        }
        assertThat(AuditVerify.verify(dir, List.of(before)).faults()).isEmpty();
        try (var log = AuditLog.open(dir)) {
            log.note("li", "", AuditAct.SEARCH, "one more", "ok");
            assertThat(log.proofs().consistency(before.size()).holds(before, log.head()))
                    .isTrue();
            for (long n : new long[] {1, 777, AuditFiles.ENTRIES, AuditFiles.ENTRIES + 1, entries + 1}) {
                assertThat(log.proofs().inclusion(n).holds(log.head()))
                        .as("entry %d", n)
                        .isTrue();
            }
            assertThat(log.search().newest(AuditSearch.Query.ALL, 0, 12).entries())
                    .hasSize(12);
        }
        assertThat(AuditVerify.verify(dir).entries()).isEqualTo(entries + 1);
    }

    @Test
    void everyChangedByteIsCaught() throws IOException {
        write(6);
        Path file = dir.resolve("0000000.ndjson");
        byte[] whole = Files.readAllBytes(file);
        var random = new Random(7);
        for (int at = 0; at < whole.length; at++) {
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));
            assertCaught(file, changed, "byte " + at + " changed");
        }
        Files.write(file, whole);
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
    }

    @Test
    void everyRemovedByteAndEveryCutIsCaught() throws IOException {
        write(6);
        Path file = dir.resolve("0000000.ndjson");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at < whole.length; at++) {
            byte[] removed = new byte[whole.length - 1];
            System.arraycopy(whole, 0, removed, 0, at);
            System.arraycopy(whole, at + 1, removed, at, removed.length - at);
            assertCaught(file, removed, "byte " + at + " removed");
            assertCaught(file, Arrays.copyOf(whole, at), "cut at " + at);
        }
    }

    @Test
    void everySwapOfTwoBytesAndOfTwoEntriesIsCaught() throws IOException {
        write(6);
        Path file = dir.resolve("0000000.ndjson");
        byte[] whole = Files.readAllBytes(file);
        for (int at = 0; at + 1 < whole.length; at++) {
            if (whole[at] != whole[at + 1]) {
                byte[] swapped = whole.clone();
                swapped[at] = whole[at + 1];
                swapped[at + 1] = whole[at];
                assertCaught(file, swapped, "bytes " + at + " and the next swapped");
            }
        }
        Files.write(file, whole);
        List<String> lines = Files.readAllLines(file);
        for (int one = 0; one < lines.size(); one++) {
            var dropped = new ArrayList<>(lines);
            dropped.remove(one);
            assertCaught(file, (String.join("\n", dropped) + "\n").getBytes(UTF_8), "entry dropped");
            for (int other = one + 1; other < lines.size(); other++) {
                var swapped = new ArrayList<>(lines);
                Collections.swap(swapped, one, other);
                assertCaught(file, (String.join("\n", swapped) + "\n").getBytes(UTF_8), "entries swapped");
            }
        }
    }

    @Test
    void aRewrittenLogIsCaughtByAHeadKeptElsewhere() throws IOException {
        write(6);
        TreeHead kept;
        try (var log = AuditLog.open(dir)) {
            kept = log.head();
        }
        for (String name : List.of("0000000.ndjson", "HEAD")) {
            Files.delete(dir.resolve(name));
        }
        write(6);
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
        assertThat(AuditVerify.verify(dir, List.of(kept)).faults()).isNotEmpty();
    }

    @Test
    void doesNotOpenALogThatWasTamperedWith() throws IOException {
        write(6);
        Path file = dir.resolve("0000000.ndjson");
        byte[] whole = Files.readAllBytes(file);
        whole[40] ^= 1;
        Files.write(file, whole);
        assertThatThrownBy(() -> AuditLog.open(dir))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("audit-damaged"));
    }

    @Test
    void aLogThatWasOpenedAndNeverWrittenIsWhole() {
        AuditLog.open(dir).close();
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
    }

    @Test
    void oneProcessAtATimeHasTheLogOpen() {
        try (var log = AuditLog.open(dir)) {
            assertThatThrownBy(() -> AuditLog.open(dir)).hasMessageContaining("cannot be opened");
            assertThat(log.size()).isZero();
        }
    }

    @Test
    void headsLostWithThePowerLeaveALogThatOpens() throws IOException {
        write(3);
        byte[] early = Files.readAllBytes(dir.resolve("HEAD"));
        write(4);
        try (var head = FileChannel.open(dir.resolve("HEAD"), StandardOpenOption.WRITE)) {
            head.write(ByteBuffer.wrap(early));
        }
        assertThat(AuditVerify.verify(dir).faults()).isEmpty();
        try (var log = AuditLog.open(dir)) {
            assertThat(log.size()).isEqualTo(7);
        }
    }

    private void write(int entries) {
        try (var log = AuditLog.open(dir)) {
            for (int i = 0; i < entries; i++) {
                log.note("用户" + i, "127.0.0.1", AuditAct.SEARCH, "问 \"" + i + "\"\n", "ok");
            }
        }
    }

    private void assertCaught(Path file, byte[] bytes, String what) throws IOException {
        Files.write(file, bytes);
        assertThat(AuditVerify.verify(dir).whole()).as(what).isFalse();
    }
}
