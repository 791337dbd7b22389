package io.clew.text;

import java.io.Reader;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.CharArraySet;
import org.apache.lucene.analysis.StopFilter;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.cjk.CJKBigramFilter;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.cn.smart.SmartChineseAnalyzer;
import org.apache.lucene.analysis.core.TypeTokenFilter;
import org.apache.lucene.analysis.standard.StandardTokenizer;

/**
 * The ways in which a text is cut into terms, all behind the same folding, offsets in the original.
 *
 * <p>The chains, for engines that are configured rather than programmed: remove {@link TextFolder#GLUED_PINYIN}, map
 * {@link TextFolder#mappings()}, then
 *
 * <ul>
 *   <li>{@code bigrams}: standard tokenizer, CJK bigrams of Han characters with their single characters, and these
 *       dropped again, so that each pair keeps the place of its first character;
 *   <li>{@code titles}: the same, single characters kept;
 *   <li>{@code characters}: standard tokenizer (each Han character alone);
 *   <li>{@code words}: smartcn tokenizer, its punctuation stopped.
 * </ul>
 *
 * <p>Widths and case are folded before the tokenizer, so no token filter repeats it. The analyzers are shared and safe
 * for use by many threads.
 */
public final class Analysis {

    private static final Analyzer BIGRAMS = new Folding() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer cut = new StandardTokenizer();
            TokenStream both = new CJKBigramFilter(cut, CJKBigramFilter.HAN, true);
            return new TokenStreamComponents(
                    cut, new TypeTokenFilter(both, Set.of(CJKBigramFilter.SINGLE_TYPE), false));
        }
    };

    private static final Analyzer TITLES = new Folding() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer cut = new StandardTokenizer();
            return new TokenStreamComponents(cut, new CJKBigramFilter(cut, CJKBigramFilter.HAN, true));
        }
    };

    private static final Analyzer TYPED = new Folding() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer cut = new StandardTokenizer();
            return new TokenStreamComponents(cut, new CJKBigramFilter(cut, CJKBigramFilter.HAN));
        }
    };

    private static final Analyzer CHARACTERS = new Folding() {
        @Override
        protected TokenStreamComponents createComponents(String field) {
            return new TokenStreamComponents(new StandardTokenizer());
        }
    };

    private static final Analyzer WORDS = new Folding() {
        private final CharArraySet punctuation = SmartChineseAnalyzer.getDefaultStopSet();

        @Override
        protected TokenStreamComponents createComponents(String field) {
            Tokenizer cut = new HMMChineseTokenizer();
            return new TokenStreamComponents(cut, new StopFilter(cut, punctuation));
        }
    };

    private Analysis() {}

    /**
     * Pairs of neighbouring Han characters, each where its first character stands, so that a phrase of them is an exact
     * substring even beside a sign; other scripts by words. Ranks best.
     */
    public static Analyzer bigrams() {
        return BIGRAMS;
    }

    /** Pairs as {@link #bigrams}, and the single characters with them. */
    public static Analyzer titles() {
        return TITLES;
    }

    /** How typed text is cut into what is asked for: as {@link #bigrams}, but a lone Han character stays a term. */
    public static Analyzer typed() {
        return TYPED;
    }

    /** Single Han characters; other scripts by words. A phrase of them is an exact substring. */
    public static Analyzer characters() {
        return CHARACTERS;
    }

    /** Words of a dictionary and a language model: for key words and explanations, not for finding. */
    public static Analyzer words() {
        return WORDS;
    }

    /** Whether a word says too little to be a key word: particles, pronouns, words of every report. */
    public static boolean isStopWord(String word) {
        return WordList.STOP.contains(word);
    }

    private abstract static class Folding extends Analyzer {
        @Override
        protected Reader initReader(String field, Reader reader) {
            return new FoldingCharFilter(reader);
        }

        @Override
        protected Reader initReaderForNormalization(String field, Reader reader) {
            return new FoldingCharFilter(reader);
        }

        @Override
        protected TokenStream normalize(String field, TokenStream in) {
            return in;
        }
    }
}
