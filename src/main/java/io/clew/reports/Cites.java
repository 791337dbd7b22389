package io.clew.reports;

import io.clew.access.Access;
import io.clew.record.Provenance;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Numbers the facts and records that a report rests on, in the order in which they are first cited. */
final class Cites {

    private static final int SHOWN = 12;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    /** @param name of a fact, {@code source/id#n}, or of a record */
    String of(String name) {
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

    /** {@code #1 #2 …}; of very many the first, and how many there are. */
    String of(Collection<String> names) {
        names.forEach(this::number);
        String cited = names.stream().limit(SHOWN).map(this::of).collect(Collectors.joining(" "));
        return names.size() > SHOWN ? cited + " 等 " + names.size() + " 笔" : cited;
    }

    private static String record(String name) {
        int hash = name.lastIndexOf('#');
        return hash < 0 ? name : name.substring(0, hash);
    }

    /** Names of the records, each once, in order. */
    List<String> records() {
        return List.copyOf(numbers.keySet().stream().map(Cites::record).collect(Collectors.toCollection(TreeSet::new)));
    }

    List<Content.Cite> all(Access access, RecordIndex index) {
        var refs = records().stream().map(RecordRef::parse).toList();
        var kept = index.get(access, refs);
        var cites = new ArrayList<Content.Cite>();
        numbers.forEach((name, number) -> {
            String record = record(name);
            var found = kept.get(RecordRef.parse(record));
            Provenance from = found == null ? Provenance.NONE : found.record().provenance();
            cites.add(new Content.Cite(number, name.equals(record) ? "" : name, record, from.file(), from.place()));
        });
        return cites;
    }
}
