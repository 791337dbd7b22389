package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.Fact;
import io.clew.record.Record;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows refused, rows recognised as the same, money counted once: the import against the generator's own counts. */
final class ImportScore implements Score {

    @Override
    public List<Row> rows(Imported world) throws IOException {
        var rows = new ArrayList<Row>();
        rejects(world, rows);
        var counts = TruthBench.counts(world);
        Map<String, Record> bySerial = new HashMap<>();
        Map<String, Long> facts = new HashMap<>();
        long[] kept = new long[1];
        world.index().replay(0, one -> {
            Record record = one.record();
            kept[0]++;
            for (Fact fact : record.facts()) {
                if (record.text().isEmpty()) {
                    facts.merge(fact.link(), 1L, Long::sum);
                }
                String serial = fact.more().getOrDefault("serial", "");
                if (!serial.isEmpty()) {
                    bySerial.put(record.ref().source() + "/" + serial, record);
                }
            }
            String serial = record.fields().getOrDefault("serial", "");
            if (!serial.isEmpty()) {
                bySerial.putIfAbsent(record.ref().source() + "/" + serial, record);
            }
            return true;
        });
        long expected = counts.of("statementRows")
                + counts.of("callRows")
                + counts.of("registryRows")
                + counts.of("papers")
                - counts.of("rejects")
                - counts.of("repeatedRows");
        rows.add(count("records", kept[0], expected));
        long moves = counts.of("moves") - counts.of("blind") - 2 * counts.of("reversals");
        long money = 0;
        for (String link : List.of("transfer", "pay", "withdraw", "deposit")) {
            money += facts.getOrDefault(link, 0L);
        }
        rows.add(count("money facts, mirrors and reversals taken out", money, moves));
        rows.add(count("call facts", facts.getOrDefault("call", 0L), counts.of("callRows") - callFlaws(world)));
        rows.add(count("account owned by", facts.getOrDefault("owns", 0L), counts.of("owns")));
        rows.add(count("number registered", facts.getOrDefault("registered", 0L), counts.of("registered")));
        rows.add(count("legal representative", facts.getOrDefault("legal-person", 0L), counts.of("legalPersons")));
        rows.add(new Row(
                "import",
                "repeated rows",
                Math.min(world.duplicates(), counts.of("repeatedRows")),
                counts.of("repeatedRows"),
                Math.max(0, world.duplicates() - counts.of("repeatedRows"))));
        pairs(world, bySerial, rows);
        return rows;
    }

    private static Row count(String what, long found, long expected) {
        return new Row("import", what, Math.min(found, expected), expected, Math.max(0, found - expected));
    }

    private static long callFlaws(Imported world) throws IOException {
        long flaws = 0;
        for (JsonNode bad : TruthBench.truth(world, "rejects")) {
            flaws += bad.get("source").asText().startsWith("tel") ? 1 : 0;
        }
        for (JsonNode pair : TruthBench.truth(world, "duplicates")) {
            flaws += pair.path("file").asText().startsWith("tel") ? 1 : 0;
        }
        return flaws;
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

    /** Of each pair, one row must say that the other has the money, or both that it came back. */
    private static void pairs(Imported world, Map<String, Record> bySerial, List<Row> rows) throws IOException {
        Map<String, long[]> sums = new HashMap<>();
        for (JsonNode pair : TruthBench.truth(world, "duplicates")) {
            String kind = pair.get("kind").asText();
            if (!kind.equals("mirror") && !kind.equals("reversal")) {
                continue;
            }
            long[] sum = sums.computeIfAbsent(kind, k -> new long[2]);
            Record a = bySerial.get(pair.get("records").get(0).asText());
            Record b = bySerial.get(pair.get("records").get(1).asText());
            sum[1]++;
            if (a != null && b != null) {
                boolean told = kind.equals("mirror")
                        ? names(a, "mirrorOf", b) || names(b, "mirrorOf", a)
                        : names(a, "reversedBy", b) && names(b, "reverses", a);
                sum[0] += told ? 1 : 0;
            }
        }
        sums.forEach((kind, sum) -> rows.add(new Row("duplicates", kind, sum[0], sum[1], 0)));
    }

    private static boolean names(Record one, String field, Record other) {
        String said = one.fields().getOrDefault(field, "");
        return said.equals(other.ref().toString()) || said.equals(other.ref().id());
    }
}
