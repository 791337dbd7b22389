package io.clew.search;

import io.clew.record.RecordRef;
import java.util.Optional;

/**
 * Asks for the records that tell the same as a text: those whose language model most likely writes it, by Jelinek-Mercer
 * smoothing over pairs of characters and single ones with BM25 beside it, every term of the text counted as often as it stands there.
 * The first {@link #HEAD} are then put in order with repeated terms counting less, because what a text repeats (a name, a
 * place) says which case it tells and less which kind. In a large index only the best {@link #CANDIDATES} by BM25 are
 * scored. Measured in docs/performance.md.
 *
 * @param text the long text to compare with
 * @param except left out of the answer: the record that the text was taken from
 * @param filter types, sources, window, entities and size are used; its text must be empty
 */
public record SimilarQuery(String text, Optional<RecordRef> except, RecordQuery filter) {

    /** Share of the whole collection in the model of a record. */
    public static final float LAMBDA = 0.2f;

    /** Weight of BM25 beside the model. */
    public static final float BM25 = 0.6f;

    /** Weight of single characters beside pairs of them. */
    public static final float SINGLES = 0.2f;

    /** Records at the head of an answer, which are put in order anew. */
    public static final int HEAD = 100;

    /** In the head a term that stands n times in the text counts √n and this much for each time. */
    public static final double REPEATED = 0.5;

    /** Records scored in a large index, or the size of the page where that is more. */
    public static final int CANDIDATES = 1_000;

    /** An index is large with more records than this, where nothing else is configured. */
    public static final long LARGE = 100_000;

    /** Terms that are marked. */
    public static final int TELLING = 40;
}
