package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows refused, rows recognised as the same, money counted once: the import against the generator's own counts. */
final class ImportScore implements Score {

    private static final List<String> MONEY = List.of("transfer", "pay", "withdraw", "deposit");

    /** Two rows of one payment, by source and serial number. */
    private record Pair(String kind, String first, String second) {}

    /** What one row of a pair says of the other; all that is kept of a record, because a world may hold millions. */
    private record Told(RecordRef ref, String mirrorOf, String reversedBy, String reverses) {

        static Told by(Record record) {
            var fields = record.fields();
            return new Told(
                    record.ref(),
                    fields.getOrDefault("mirrorOf", ""),
                    fields.getOrDefault("reversedBy", ""),
                    fields.getOrDefault("reverses", ""));
        }

        private boolean isNamedBy(String name) {
            return name.equals(ref.toString()) || name.equals(ref.id());
        }
    }

    /** What one pass over the records counts. */
    private static final class Seen {
        final Map<String, Optional<Told>> paired = new HashMap<>();
        final Map<String, Long> facts = new HashMap<>();
        final Set<String> owners = new HashSet<>();
        long records;

        long facts(String link) {
            return facts.getOrDefault(link, 0L);
        }

        void take(Record record) {
            boolean row =
                    !record.fields().isEmpty() || !record.text().isEmpty(); // else a holder that a statement names
            records += row ? 1 : 0;
            for (Fact fact : record.facts()) {
                boolean again = fact.link().equals("owns") && !owners.add(fact.from() + " " + fact.to());
                if (record.text().isEmpty() && !again) {
                    facts.merge(fact.link(), 1L, Long::sum);
                }
                keep(fact.more().getOrDefault("serial", ""), record, true);
            }
            keep(record.fields().getOrDefault("serial", ""), record, false);
        }

        private void keep(String serial, Record record, boolean always) {
            paired.computeIfPresent(
                    record.ref().source() + "/" + serial,
                    (name, before) -> always || before.isEmpty() ? Optional.of(Told.by(record)) : before);
        }
    }

    @Override
    public List<Row> rows(Imported world) throws IOException {
        var rows = new ArrayList<Row>();
        rejects(world, rows);
        var seen = new Seen();
        List<Pair> pairs = pairs(world);
        pairs.forEach(pair -> {
            seen.paired.put(pair.first, Optional.empty());
            seen.paired.put(pair.second, Optional.empty());
        });
        world.index().replay(0, indexed -> {
            seen.take(indexed.record());
            return true;
        });
        counted(world, seen, rows);
        told(pairs, seen, rows);
        return rows;
    }

    private static void counted(Imported world, Seen seen, List<Row> rows) throws IOException {
        var counts = TruthBench.counts(world);
        long expected = counts.of("statementRows")
                + counts.of("callRows")
                + counts.of("registryRows")
                + counts.of("papers")
                - counts.of("rejects")
                - counts.of("repeatedRows");
        rows.add(count("records", seen.records, expected));
        long moves = counts.of("moves") - counts.of("blind") - 2 * counts.of("reversals");
        long money = MONEY.stream().mapToLong(seen::facts).sum();
        rows.add(count("money facts, mirrors and reversals taken out", money, moves));
        rows.add(count("call facts, second ends taken out", seen.facts("call"), counts.of("calls")));
        rows.add(count("account owned by", seen.facts("owns"), counts.of("owns")));
        rows.add(count("number registered", seen.facts("registered"), counts.of("registered")));
        rows.add(count("legal representative", seen.facts("legal-person"), counts.of("legalPersons")));
        long repeated = counts.of("repeatedRows");
        rows.add(new Row(
                "import",
                "repeated rows",
                Math.min(world.duplicates(), repeated),
                repeated,
                Math.max(0, world.duplicates() - repeated)));
    }

    private static Row count(String what, long found, long expected) {
        return new Row("import", what, Math.min(found, expected), expected, Math.max(0, found - expected));
    }

    private static void rejects(Imported world, List<Row> rows) throws IOException {
        Set<String> planted = new HashSet<>();
        for (JsonNode bad : TruthBench.truth(world, "rejects")) {
            planted.add(bad.get("source").asText() + "/" + bad.get("file").asText() + ":"
                    + bad.get("line").asInt());
        }
        long found = 0;
        long wrong = 0;
        for (String reject : world.rejects()) {
            if (planted.contains(reject)) {
                found++;
            } else {
                wrong++;
                System.out.println("refused without being planted: " + reject);
            }
        }
        rows.add(new Row("import", "rejects", found, planted.size(), wrong));
    }

    private static List<Pair> pairs(Imported world) throws IOException {
        var pairs = new ArrayList<Pair>();
        TruthBench.each(world, "duplicates", pair -> {
            String kind = pair.get("kind").asText();
            if (kind.equals("mirror") || kind.equals("reversal")) {
                JsonNode rows = pair.get("records");
                pairs.add(new Pair(
                        kind.intern(), rows.get(0).asText(), rows.get(1).asText()));
            }
        });
        return pairs;
    }

    /** Of each pair, one row must say that the other has the money, or both that it came back. */
    private static void told(List<Pair> pairs, Seen seen, List<Row> rows) {
        Map<String, long[]> sums = new HashMap<>();
        for (Pair pair : pairs) {
            long[] sum = sums.computeIfAbsent(pair.kind, kind -> new long[2]);
            var first = seen.paired.getOrDefault(pair.first, Optional.empty());
            var second = seen.paired.getOrDefault(pair.second, Optional.empty());
            sum[1]++;
            if (first.isPresent() && second.isPresent() && tells(pair.kind, first.get(), second.get())) {
                sum[0]++;
            }
        }
        sums.forEach((kind, sum) -> rows.add(new Row("duplicates", kind, sum[0], sum[1], 0)));
    }

    private static boolean tells(String kind, Told first, Told second) {
        return kind.equals("mirror")
                ? second.isNamedBy(first.mirrorOf) || first.isNamedBy(second.mirrorOf)
                : second.isNamedBy(first.reversedBy) && first.isNamedBy(second.reverses);
    }
}
