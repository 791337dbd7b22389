package io.clew.text.name;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The cheapest cover of a clause by dictionary words, single characters and candidate names. */
final class NameLattice {

    private static final double WORDS_COUNTED = 25_146_057;
    private static final float SINGLE = (float) Math.log(WORDS_COUNTED);

    private final int start;
    private final float[] best;
    private final int[] from;
    private final @Nullable NameCandidate[] name;
    private final String text;
    private final int end;

    NameLattice(String text, int start, int end, List<NameCandidate> candidates) {
        this.text = text;
        this.start = start;
        this.end = end;
        int size = end - start;
        best = new float[size + 1];
        from = new int[size + 1];
        name = new NameCandidate[size + 1];
        Arrays.fill(best, Float.MAX_VALUE);
        best[0] = 0;
        cover(candidates);
    }

    private void cover(List<NameCandidate> candidates) {
        DoubleArrayTrie<CoreDictionary.Attribute>.Searcher words =
                CoreDictionary.trie.getSearcher(text.substring(start, end), 0);
        boolean more = words.next();
        int next = 0;
        for (int i = 0; i < end - start; i++) {
            relax(i, i + 1, SINGLE, null);
            while (more && words.begin == i) {
                CoreDictionary.Attribute word = words.value;
                if (words.length == 1 || !isName(word)) {
                    relax(i, i + words.length, SINGLE - (float) Math.log(word.totalFrequency + 1), null);
                }
                more = words.next();
            }
            while (next < candidates.size() && candidates.get(next).start() - start == i) {
                NameCandidate candidate = candidates.get(next++);
                relax(i, candidate.end() - start, candidate.cost(), candidate);
            }
        }
    }

    private static boolean isName(CoreDictionary.Attribute word) {
        return word.nature[0] == Nature.nr;
    }

    private void relax(int at, int to, float cost, @Nullable NameCandidate candidate) {
        if (best[at] + cost < best[to]) {
            best[to] = best[at] + cost;
            from[to] = at;
            name[to] = candidate;
        }
    }

    List<NameCandidate> names() {
        List<NameCandidate> names = new ArrayList<>();
        for (int i = end - start; i > 0; i = from[i]) {
            NameCandidate candidate = name[i];
            if (candidate != null) {
                names.add(candidate);
            }
        }
        return names.reversed();
    }
}
