package io.clew.search.lucene.segment;

import java.util.List;
import org.apache.lucene.util.BytesRef;

/**
 * Exact terms that always come together, such as all those by which an identifier with its name is found. Told apart by
 * identity, so that whoever has seen a group need not look at its terms again. Never changes.
 */
public final class TermGroup {

    private final String[] fields;
    private final byte[] bytes; // of all terms, one behind the other
    private final int[] ends;

    /** @param terms one for each field */
    public TermGroup(List<String> fields, List<String> terms) {
        this.fields = fields.toArray(String[]::new);
        ends = new int[this.fields.length];
        byte[][] encoded = new byte[ends.length][];
        int length = 0;
        for (int i = 0; i < ends.length; i++) {
            encoded[i] = BytesRef.deepCopyOf(new BytesRef(terms.get(i))).bytes;
            length += encoded[i].length;
            ends[i] = length;
        }
        bytes = new byte[length];
        for (int i = 0; i < ends.length; i++) {
            System.arraycopy(encoded[i], 0, bytes, ends[i] - encoded[i].length, encoded[i].length);
        }
    }

    public int size() {
        return ends.length;
    }

    public String field(int place) {
        return fields[place];
    }

    public BytesRef term(int place) {
        int from = place == 0 ? 0 : ends[place - 1];
        return new BytesRef(bytes, from, ends[place] - from);
    }
}
