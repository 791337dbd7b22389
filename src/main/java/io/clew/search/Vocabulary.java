package io.clew.search;

/** What a query reader asks the index about its content, as far as the asker may read it. */
public interface Vocabulary {

    /** Whether rows have a field of this name. */
    boolean hasRowField(String name);

    /** Whether any text is written in Traditional characters. */
    boolean hasTraditional();

    /** Knows no row field and expects both scripts: for reading a query without an index. */
    Vocabulary NONE = new Vocabulary() {
        @Override
        public boolean hasRowField(String name) {
            return false;
        }

        @Override
        public boolean hasTraditional() {
            return true;
        }
    };
}
