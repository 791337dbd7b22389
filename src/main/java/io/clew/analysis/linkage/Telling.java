package io.clew.analysis.linkage;

import io.clew.record.RecordRef;
import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which words a case is told: pairs and triples of neighbouring characters, each with the first place where it stands.
 *
 * <p>Identifiers, names, amounts and times are left out, because they say which case it is and not how it was done; so
 * are signs and digits. O(n) for a text of n characters.
 */
public final class Telling {

    private static final int GAP = -1;

    private final int[] terms; // ascending, each once
    private final Quote[] places; // of the term at the same position
    private final int[] order; // of the terms of the first text, by place

    private Telling(Map<Integer, Quote> found, @Nullable RecordRef main) {
        terms = new int[found.size()];
        places = new Quote[found.size()];
        int n = 0;
        for (var each : found.entrySet()) {
            terms[n] = each.getKey();
            places[n++] = each.getValue();
        }
        order = IntStream.range(0, n)
                .filter(at -> places[at].record().equals(main))
                .boxed()
                .sorted(Comparator.comparingInt((Integer at) -> places[at].start())
                        .thenComparing(Comparator.naturalOrder()))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    /**
     * A text of the case.
     *
     * @param masked UTF-16 spans, start and end, that are left out
     */
    public record Text(RecordRef record, String text, List<int[]> masked) {}

    /** The words of all texts of a case together. */
    public static Telling of(List<Text> texts) {
        Map<Integer, Quote> found = new TreeMap<>();
        texts.forEach(text -> read(text, found));
        return new Telling(found, texts.isEmpty() ? null : texts.getFirst().record());
    }

    public int size() {
        return terms.length;
    }

    /** Positions of the terms of the first text, in the order of the telling. */
    int[] order() {
        return order;
    }

    boolean has(int term) {
        return Arrays.binarySearch(terms, term) >= 0;
    }

    int term(int at) {
        return terms[at];
    }

    Quote place(int at) {
        return places[at];
    }

    private static void read(Text text, Map<Integer, Quote> found) {
        Folded folded = TextFolder.fold(text.text());
        String said = folded.text();
        boolean[] out = new boolean[said.length()];
        for (int[] span : text.masked()) {
            for (int i = folded.foldedStart(span[0]); i < out.length && folded.originalStart(i) < span[1]; i++) {
                out[i] = true;
            }
        }
        List<Integer> kept = new ArrayList<>(said.length());
        for (int i = 0; i < said.length(); i++) {
            boolean word = Character.isLetter(said.charAt(i)) && !out[i];
            kept.add(word ? i : GAP);
        }
        for (int i = 0; i + 1 < kept.size(); i++) {
            if (kept.get(i) == GAP || kept.get(i + 1) == GAP) {
                continue;
            }
            int pair = said.charAt(i) << 16 | said.charAt(i + 1);
            add(found, pair, text.record(), folded, i, i + 2);
            if (i + 2 < kept.size() && kept.get(i + 2) != GAP) {
                int triple = (pair * 31 + said.charAt(i + 2)) * 0x9E3779B1 | 1;
                add(found, triple, text.record(), folded, i, i + 3);
            }
        }
    }

    private static void add(Map<Integer, Quote> found, int term, RecordRef record, Folded folded, int from, int to) {
        found.computeIfAbsent(term, missing -> new Quote(record, folded.originalStart(from), folded.originalEnd(to)));
    }
}
