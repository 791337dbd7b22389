package io.clew.reports.paper;

import io.clew.access.Access;
import io.clew.record.Provenance;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Numbers the facts and records that a report rests on, in the order in which they are first cited. */
public final class Cites {

    private static final int SHOWN = 12;
    private static final int FEW = 3;
    private static final String GROUP = " ";
    private static final Comparator<String> NAMES =
            Comparator.comparing(Cites::record).thenComparing(Comparator.naturalOrder());

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<Integer, List<String>> groups = new LinkedHashMap<>();

    /** @param name of a fact, {@code source/id#n}, or of a record */
    public String of(String name) {
        return "#" + number(name);
    }

    private int number(String name) {
        Integer known = numbers.get(name);
        if (known == null) {
            known = numbers.size() + 1;
            numbers.put(name, known);
        }
        return known;
    }

    /**
     * One number for many facts together, such as all calls of two numbers; of up to three their own numbers, which say more.
     * The list has one line for each file that they stand in, with its rows.
     */
    public String together(Collection<String> names) {
        List<String> facts = names.stream().distinct().sorted(NAMES).toList();
        if (facts.size() <= FEW) {
            return of(facts);
        }
        int number = number(GROUP + String.join(" ", facts));
        groups.put(number, facts);
        return "#" + number;
    }

    /** {@code #1 #2 …}; of very many the first, and how many there are. */
    public String of(Collection<String> names) {
        names.forEach(this::number);
        String cited = names.stream().limit(SHOWN).map(this::of).collect(Collectors.joining(" "));
        return names.size() > SHOWN ? cited + " 等 " + names.size() + " 笔" : cited;
    }

    private static String record(String name) {
        int hash = name.lastIndexOf('#');
        return hash < 0 ? name : name.substring(0, hash);
    }

    /** Names of the records, each once, in order. */
    public List<String> records() {
        return List.copyOf(numbers.entrySet().stream()
                .flatMap(each -> names(each).stream())
                .map(Cites::record)
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    private List<String> names(Map.Entry<String, Integer> each) {
        return groups.getOrDefault(each.getValue(), List.of(each.getKey()));
    }

    public List<Content.Cite> all(Access access, RecordIndex index) {
        var refs = records().stream().map(RecordRef::parse).toList();
        var kept = index.get(access, refs);
        var cites = new ArrayList<Content.Cite>();
        numbers.entrySet().forEach(each -> {
            if (groups.containsKey(each.getValue())) {
                cites.addAll(lines(each.getValue(), names(each), kept));
            } else {
                String record = record(each.getKey());
                Provenance from = from(kept.get(RecordRef.parse(record)));
                cites.add(new Content.Cite(
                        each.getValue(),
                        each.getKey().equals(record) ? "" : each.getKey(),
                        record,
                        from.file(),
                        from.place() == 0 ? "" : Integer.toString(from.place())));
            }
        });
        return cites;
    }

    private static Provenance from(@Nullable Kept kept) {
        return kept == null ? Provenance.NONE : kept.record().provenance();
    }

    /** A line for each file; what came alone is named. */
    private static List<Content.Cite> lines(int number, List<String> facts, Map<RecordRef, Kept> kept) {
        record Place(String source, String file) {}
        Map<Place, TreeSet<Integer>> rows = new LinkedHashMap<>();
        Map<Place, List<String>> named = new LinkedHashMap<>();
        for (String fact : facts) {
            RecordRef ref = RecordRef.parse(record(fact));
            Provenance from = from(kept.get(ref));
            var place = new Place(ref.source(), from.file());
            rows.computeIfAbsent(place, missing -> new TreeSet<>()).add(from.place());
            named.computeIfAbsent(place, missing -> new ArrayList<>()).add(fact);
        }
        var lines = new ArrayList<Content.Cite>();
        named.forEach((place, names) -> {
            boolean alone = place.file.isEmpty()
                    || rows.getOrDefault(place, new TreeSet<>()).contains(0);
            lines.add(new Content.Cite(
                    number,
                    names.size() + " 项",
                    alone ? String.join(" ", names) : place.source,
                    place.file,
                    alone ? "" : spans(rows.getOrDefault(place, new TreeSet<>()))));
        });
        return lines;
    }

    /** {@code 2–5、9}. */
    private static String spans(TreeSet<Integer> rows) {
        var spans = new ArrayList<String>();
        int from = rows.first();
        int last = from;
        for (int row : rows) {
            if (row > last + 1) {
                spans.add(span(from, last));
                from = row;
            }
            last = row;
        }
        spans.add(span(from, last));
        return String.join("、", spans);
    }

    private static String span(int from, int to) {
        return from == to ? Integer.toString(from) : from + "–" + to;
    }
}
