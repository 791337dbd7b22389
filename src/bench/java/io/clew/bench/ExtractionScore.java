package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.record.Record;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Identifiers, amounts and names in the papers: what the import found against what was written. Right is the same key
 * or amount at the same place; in documents, whose layout the reader decides, the same one as often as it is there.
 */
final class ExtractionScore implements Score {

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Map<String, Record> papers = new HashMap<>();
        world.index().replay(0, kept -> {
            Record record = kept.record();
            if (!record.text().isEmpty()) {
                papers.put(record.ref().toString(), record);
                papers.put(
                        record.ref().source() + "/" + record.provenance().file().replaceFirst(".*/", ""), record);
            }
            return true;
        });
        var sums = new TreeMap<String, long[]>();
        int missing = 0;
        for (JsonNode paper : TruthBench.truth(world, "mentions")) {
            Record record = papers.get(
                    paper.has("record")
                            ? paper.get("record").asText()
                            : paper.get("file").asText());
            if (record == null) {
                missing++;
                continue;
            }
            boolean placed = paper.get("placed").asBoolean()
                    && record.text().length() == paper.get("length").asInt();
            compare(expected(paper, placed), found(record, placed), sums);
        }
        var rows = new ArrayList<Row>();
        rows.add(new Row("papers", "texts found again", papers(world) - missing, papers(world), 0));
        var all = new long[3];
        sums.forEach((kind, sum) -> {
            rows.add(new Row("extraction", kind, sum[0], sum[1], sum[2]));
            if (!kind.equals("amount") && !kind.equals("name")) {
                for (int i = 0; i < 3; i++) {
                    all[i] += sum[i];
                }
            }
        });
        rows.add(new Row("extraction", "all identifiers", all[0], all[1], all[2]));
        return rows;
    }

    private static long papers(Imported world) throws IOException {
        return TruthBench.truth(world, "mentions").size();
    }

    private static String at(boolean placed, int start, int end, String value) {
        return placed ? value + "@" + start + "-" + end : value;
    }

    private static Map<String, List<String>> expected(JsonNode paper, boolean placed) {
        var marks = new HashMap<String, List<String>>();
        for (JsonNode mark : paper.get("marks")) {
            String value = mark.get("value").asText();
            String kind = mark.get("kind").asText();
            kind = kind.equals("identifier") ? value.substring(0, value.indexOf(':')) : kind;
            marks.computeIfAbsent(kind, k -> new ArrayList<>())
                    .add(at(placed, mark.get("start").asInt(), mark.get("end").asInt(), value));
        }
        return marks;
    }

    private static Map<String, List<String>> found(Record record, boolean placed) {
        var marks = new HashMap<String, List<String>>();
        record.mentions()
                .forEach(m -> marks.computeIfAbsent(m.key().type(), k -> new ArrayList<>())
                        .add(at(placed, m.start(), m.end(), m.key().toString())));
        record.amounts()
                .forEach(a -> marks.computeIfAbsent("amount", k -> new ArrayList<>())
                        .add(at(placed, a.start(), a.end(), a.amount().toString())));
        return marks;
    }

    private static void compare(
            Map<String, List<String>> expected, Map<String, List<String>> found, Map<String, long[]> sums) {
        Set<String> kinds = new HashSet<>(expected.keySet());
        kinds.addAll(found.keySet());
        for (String kind : kinds) {
            long[] sum = sums.computeIfAbsent(kind, k -> new long[3]);
            var left = new ArrayList<>(found.getOrDefault(kind, List.of()));
            for (String one : expected.getOrDefault(kind, List.of())) {
                sum[1]++;
                if (left.remove(one)) {
                    sum[0]++;
                }
            }
            sum[2] += left.size();
        }
    }
}
