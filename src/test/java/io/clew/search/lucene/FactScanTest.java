package io.clew.search.lucene;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that are read in columns are those of the records. */
class FactScanTest {

    private static final List<String> LINKS = List.of("transfer", "call", "owns", "suspect-of", "不认识的关系");

    @TempDir
    Path folder;

    @Test
    void columnsSayWhatTheRecordsSayFromAnySequenceOn() {
        for (long seed = 0; seed < 6; seed++) {
            var random = new Random(seed);
            try (var index = LuceneRecordIndex.open(folder.resolve("index" + seed))) {
                for (int batch = 0; batch < 4; batch++) { // a segment of rows, then entries one by one
                    index.append(records(random, batch % 2 == 0 ? 1_500 : 200));
                }
                long last = index.sequence();
                for (long after : List.of(0L, 1L, last / 3, last - 400, last - 20, last - 1, last, last + 5)) {
                    assertThat(inColumns(index, after, Integer.MAX_VALUE))
                            .as("seed %d after %d", seed, after)
                            .isEqualTo(oneByOne(index, after));
                }
            }
        }
    }

    @Test
    void stopsWhenNoMoreIsWanted() {
        try (var index = LuceneRecordIndex.open(folder.resolve("index"))) {
            var random = new Random(1);
            index.append(records(random, 9_000));
            assertThat(inColumns(index, 0, 1)).hasSizeLessThanOrEqualTo(FactColumns.FULL);
        }
    }

    private static List<String> oneByOne(LuceneRecordIndex index, long after) {
        List<String> lines = new ArrayList<>();
        index.facts(after, kept -> {
            var line = new StringBuilder(kept.sequence() + " " + kept.version() + " " + kept.ref());
            for (Fact fact : kept.facts()) {
                line.append(said(
                        fact.from().toString(),
                        fact.link(),
                        fact.to().toString(),
                        fact.at() == null ? FactColumns.NONE : fact.at().toEpochMilli(),
                        fact.measure(),
                        fact.currency()));
            }
            return lines.add(line.toString());
        });
        return lines;
    }

    private static List<String> inColumns(LuceneRecordIndex index, long after, int pages) {
        List<String> lines = new ArrayList<>();
        int[] left = {pages};
        index.columns(after, page -> {
            for (int r = 0; r < page.records(); r++) {
                int begin = page.nameBegin(r);
                var line = new StringBuilder(page.sequences[r] + " " + page.versions[r] + " "
                        + new String(page.names, begin, page.nameEnds[r] - begin, StandardCharsets.UTF_8));
                for (int f = page.factBegin(r); f < page.factEnds[r]; f++) {
                    line.append(said(
                            page.keys().at(page.from[f]),
                            page.words().get(page.links[f]),
                            page.keys().at(page.to[f]),
                            page.at[f],
                            page.amounts[f],
                            page.words().get(page.currencies[f])));
                }
                lines.add(line.toString());
            }
            return --left[0] == 0 ? null : page;
        });
        return lines;
    }

    private static String said(String from, String link, String to, long at, long amount, String currency) {
        return "\n  " + from + " -" + link + "-> " + to + " " + at + " " + amount + " " + currency;
    }

    private static List<Record> records(Random random, int count) {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int facts = random.nextInt(10) > 0 ? 1 : random.nextInt(300) == 0 ? 250 : random.nextInt(5);
            List<Fact> said = new ArrayList<>();
            List<EntityRef> entities = new ArrayList<>();
            for (int f = 0; f < facts; f++) {
                said.add(fact(random));
            }
            if (random.nextInt(3) == 0) {
                entities.add(new EntityRef(key(random), random.nextInt(3) == 0 ? "victim" : "", "王某"));
            }
            records.add(new Record(
                    new RecordRef("s" + random.nextInt(3), "r/" + random.nextInt(4_000)),
                    "transfer",
                    "",
                    random.nextInt(200) == 0 ? "一段很长的文字，".repeat(100) : "",
                    null,
                    entities,
                    List.of(),
                    List.of(),
                    List.of(),
                    said,
                    Map.of("note", "n" + i),
                    Provenance.NONE));
        }
        return records;
    }

    private static Fact fact(Random random) {
        return new Fact(
                key(random),
                LINKS.get(random.nextInt(LINKS.size())),
                key(random),
                random.nextInt(5) == 0 ? null : Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L) - 1_000_000L),
                random.nextInt(5) == 0 ? null : new Money(random.nextLong(10_000_000_000L) - 100),
                random.nextInt(20) == 0 ? "USDT" : "CNY",
                -1,
                -1,
                random.nextInt(3) == 0 ? Map.of("seconds", Integer.toString(random.nextInt(4_000))) : Map.of());
    }

    private static EntityKey key(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> new EntityKey("url", "https://example.com/" + "长".repeat(300) + random.nextInt(3));
            case 1 -> new EntityKey("chat", "名😀" + random.nextInt(3));
            case 2 -> new EntityKey("person", "11010519491231002X");
            case 3 -> new EntityKey("chat", "名\uff21" + random.nextInt(3));
            default ->
                random.nextBoolean()
                        ? new EntityKey("account", "6222" + random.nextInt(60))
                        : new EntityKey("phone", "+86138000" + random.nextInt(60));
        };
    }
}
