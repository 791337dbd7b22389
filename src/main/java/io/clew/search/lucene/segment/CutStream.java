package io.clew.search.lucene.segment;

import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.util.BytesRef;

/** Gives the terms of several short texts to the index writer, too far apart for a phrase. */
public final class CutStream extends TokenStream {

    public static final int GAP = 100;

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final BytesRef now = new BytesRef();
    private TermBuffer terms = new TermBuffer();
    private int place;

    public void over(TermBuffer terms) {
        this.terms = terms;
    }

    @Override
    public void reset() {
        place = 0;
    }

    @Override
    public boolean incrementToken() {
        if (place == terms.count()) {
            return false;
        }
        terms.term(place, now);
        term.setBytesRef(now);
        step.setPositionIncrement(terms.step(place));
        place++;
        return true;
    }
}
