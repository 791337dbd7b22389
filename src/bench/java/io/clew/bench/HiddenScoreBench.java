package io.clew.bench;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Role;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import io.clew.veil.VeiledIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * How much records that a reader may not see move the scores that they do see: {@code hidden-score [--readable N]}. All hidden records
 * name the word that is asked for, which is the worst case; asked are words of every rarity.
 */
public final class HiddenScoreBench {

    private static final int WORDS = 3_000;
    private static final int SHOWN = 20;
    private static final Access READER =
            new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 0, "核查", Set.of("open"), 1, true);

    private HiddenScoreBench() {}

    public static void main(String[] arguments) throws Exception {
        int readable = (int) WorldBench.option(arguments, "--readable", 2_000);
        System.out.printf(Locale.ROOT, "%,d readable records, %d hits looked at%n", readable, SHOWN);
        for (int frequency : new int[] {1, 10, 100}) {
            for (int hidden : new int[] {1, 10, 100, 1_000}) {
                measure(readable, frequency, hidden);
            }
        }
    }

    private static void measure(int shown, int frequency, int hidden) throws Exception {
        Path folder = Files.createTempDirectory("clew-score");
        var random = new Random(7);
        try (RecordIndex index = new VeiledIndex(
                LuceneRecordIndex.open(folder.resolve("records")), Handles.of(new MemoryDocumentStore()))) {
            var readable = new ArrayList<Record>();
            for (int i = 0; i < shown; i++) {
                readable.add(record("open", i, text(random) + (i < frequency ? "。鳜鱼" + text(random) : "")));
            }
            index.append(readable);
            String[] asked = {"鳜鱼", "鳜鱼 " + word(3), word(3) + " " + word(40)};
            var before = new ArrayList<List<SearchPage.Hit>>();
            for (String text : asked) {
                before.add(hits(index, text));
            }
            var secret = new ArrayList<Record>();
            for (int i = 0; i < hidden; i++) {
                secret.add(record("secret", i, text(random) + "。鳜鱼" + text(random)));
            }
            index.append(secret);
            for (int i = 0; i < asked.length; i++) {
                say(frequency, hidden, asked[i], before.get(i), hits(index, asked[i]));
            }
        }
    }

    private static void say(
            int frequency, int hidden, String asked, List<SearchPage.Hit> before, List<SearchPage.Hit> after) {
        Map<RecordRef, Integer> places = new HashMap<>();
        for (int i = 0; i < before.size(); i++) {
            places.put(before.get(i).ref(), i);
        }
        double most = 0;
        int moved = 0;
        for (int i = 0; i < after.size(); i++) {
            Integer was = places.get(after.get(i).ref());
            if (was == null) {
                moved = Math.max(moved, SHOWN);
                continue;
            }
            moved = Math.max(moved, Math.abs(was - i));
            most = Math.max(
                    most, Math.abs(after.get(i).score() / before.get(was).score() - 1));
        }
        System.out.printf(
                Locale.ROOT,
                "%,5d readable and %,6d hidden name the word; %-10s score moves at most %5.1f %%, place by %d%n",
                frequency,
                hidden,
                asked,
                100 * most,
                moved);
    }

    private static List<SearchPage.Hit> hits(RecordIndex index, String text) {
        return index.search(READER, RecordQuery.of(text)).hits().stream()
                .limit(SHOWN)
                .toList();
    }

    private static Record record(String source, int number, String text) {
        return new Record(
                new RecordRef(source, "r" + number),
                "incident",
                "警情" + number,
                text,
                Instant.ofEpochSecond(1_770_000_000L + number),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }

    /** Thirty words, common ones more often. */
    private static String text(Random random) {
        var text = new StringBuilder();
        for (int i = 0; i < 30; i++) {
            text.append(word((int) (WORDS * Math.pow(random.nextDouble(), 3))));
        }
        return text.toString();
    }

    private static String word(int number) {
        return new String(new char[] {(char) (0x4E00 + number % 97 * 31), (char) (0x5E00 + number * 7 % 4000)});
    }
}
