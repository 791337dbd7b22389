package io.clew.search.lucene.segment;

import io.clew.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
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
public record CutText(BytesRef[] terms, int[] steps) {

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
    public static CutText pairs(String text) {
        return of(Analysis.bigrams(), text);
    }

    /** Pairs of characters and those that stand alone, in order. */
    public static CutText typed(String text) {
        return of(Analysis.typed(), text);
    }

    /** Single characters, in order. */
    public static CutText singles(String text) {
        return of(Analysis.characters(), text);
    }
}
