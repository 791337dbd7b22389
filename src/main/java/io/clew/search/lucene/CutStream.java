package io.clew.search.lucene;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.BytesTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** Gives the terms of several cut texts to the index writer, one after the other and too far apart for a phrase. */
final class CutStream extends TokenStream {

    static final int GAP = 100;

    private final BytesTermAttribute term = addAttribute(BytesTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final List<CutText> texts = new ArrayList<>();
    private int text;
    private int place;

    void clear() {
        texts.clear();
    }

    void add(CutText more) {
        if (more.terms().length > 0) {
            texts.add(more);
        }
    }

    boolean isEmpty() {
        return texts.isEmpty();
    }

    @Override
    public void reset() {
        text = 0;
        place = 0;
    }

    @Override
    public boolean incrementToken() {
        if (text == texts.size()) {
            return false;
        }
        CutText now = texts.get(text);
        term.setBytesRef(now.terms()[place]);
        boolean first = place == 0 && text > 0;
        step.setPositionIncrement(now.steps()[place] + (first ? GAP : 0));
        if (++place == now.terms().length) {
            text++;
            place = 0;
        }
        return true;
    }
}
