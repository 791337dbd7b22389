package io.clew.text;

import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import org.apache.lucene.analysis.CharFilter;

/** Feeds a tokenizer with folded text and leads its offsets back to the original. Reads the whole input first. */
final class FoldingCharFilter extends CharFilter {

    private Folded folded = TextFolder.fold("");
    private boolean read;
    private int at;

    FoldingCharFilter(Reader in) {
        super(in);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
        if (!read) {
            folded = TextFolder.fold(readAll());
            read = true;
        }
        int left = folded.text().length() - at;
        if (left <= 0) {
            return -1;
        }
        int taken = Math.min(left, length);
        folded.text().getChars(at, at + taken, buffer, offset);
        at += taken;
        return taken;
    }

    private String readAll() throws IOException {
        char[] chars = new char[256];
        int size = 0;
        for (int n = input.read(chars, 0, chars.length); n >= 0; n = input.read(chars, size, chars.length - size)) {
            size += n;
            if (size == chars.length) {
                chars = Arrays.copyOf(chars, size * 2);
            }
        }
        return new String(chars, 0, size);
    }

    @Override
    protected int correct(int offset) {
        return folded.originalStart(offset);
    }
}
