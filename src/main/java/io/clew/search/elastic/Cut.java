package io.clew.search.elastic;

import io.clew.text.Analysis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** The terms of a typed text, cut as the index cuts what it holds. */
final class Cut {

    private Cut() {}

    static List<String> pairs(String text) {
        return terms(Analysis.bigrams(), text);
    }

    /** Pairs and the characters that stand alone. */
    static List<String> typed(String text) {
        return terms(Analysis.typed(), text);
    }

    static List<String> singles(String text) {
        return terms(Analysis.characters(), text);
    }

    static List<String> distinct(List<String> terms) {
        return List.copyOf(new LinkedHashSet<>(terms));
    }

    private static List<String> terms(Analyzer analyzer, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return terms;
    }
}
