package io.clew.search.lucene;

import io.clew.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TermToBytesRefAttribute;
import org.apache.lucene.util.BytesRef;

/**
 * The terms of a text and how far each stands from the one before.
 *
 * @param steps position increments, one for each term
 */
record CutText(BytesRef[] terms, int[] steps) {

    static CutText of(Analyzer analyzer, String text) {
        List<BytesRef> terms = new ArrayList<>();
        List<Integer> steps = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(TermToBytesRefAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(BytesRef.deepCopyOf(term.getBytesRef()));
                steps.add(step.getPositionIncrement());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CutText(
                terms.toArray(BytesRef[]::new),
                steps.stream().mapToInt(Integer::intValue).toArray());
    }

    /** Pairs of characters, in order. */
    static CutText pairs(String text) {
        return of(Analysis.bigrams(), text);
    }

    /** Single characters, in order. */
    static CutText singles(String text) {
        return of(Analysis.characters(), text);
    }

    /** Remembers the texts last cut: values of rows repeat. Not for use by two threads at a time. */
    static final class Memory {

        private static final int MOST = 20_000;
        static final int LONGEST = 64;

        private final Analyzer analyzer;
        private final Map<String, CutText> recent = new LinkedHashMap<>(MOST * 2, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, CutText> eldest) {
                return size() > MOST;
            }
        };

        Memory(Analyzer analyzer) {
            this.analyzer = analyzer;
        }

        CutText cut(String text) {
            if (text.length() > LONGEST) {
                return of(analyzer, text);
            }
            CutText known = recent.get(text);
            if (known == null) {
                known = of(analyzer, text);
                recent.put(text, known);
            }
            return known;
        }
    }
}
