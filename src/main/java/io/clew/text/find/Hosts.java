package io.clew.text.find;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.text.WordList;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.Locale;
import java.util.Set;

/** Domain names and e-mail addresses in a chunk of ASCII, read label by label. */
final class Hosts {

    private static final Set<String> ENDINGS = WordList.words("domain-endings.txt");

    /** Longest name of a host and of a label (RFC 1035), and longest address of a page that is read. */
    private static final int LONGEST = 253;

    private static final int LONGEST_LABEL = 63;
    private static final int LONGEST_PAGE = 2_048;

    private Hosts() {}

    /**
     * A run of labels.
     *
     * @param end behind the last label that an ending of letters may be; the start where there is none
     * @param next where to go on
     */
    private record Name(int start, int end, int next, String ending) {}

    /** The name that begins at a letter or digit; dots may be written {@code [.]}. */
    private static Name at(String text, int start, int to) {
        int end = start;
        String ending = "";
        int label = start;
        int dots = 0;
        while (label < to) {
            int i = label;
            boolean letters = true;
            while (i < to && (Words.isWordChar(text.charAt(i)) || text.charAt(i) == '-' && i > label)) {
                letters &= text.charAt(i) > '9' && text.charAt(i) != '-';
                i++;
            }
            int last = i;
            while (last > label && text.charAt(last - 1) == '-') {
                last--;
            }
            int length = last - label;
            if (length == 0 || length > LONGEST_LABEL) {
                return new Name(start, end, Math.max(i, start + 1), ending);
            }
            if (dots > 0 && letters && length >= 2 && length <= 20) {
                end = last;
                ending = text.substring(label, last);
            }
            int dot = dotEnd(text, i, to);
            if (last < i || dot == i) {
                return new Name(start, end, i, ending);
            }
            dots++;
            label = dot;
        }
        return new Name(start, end, to, ending);
    }

    private static int dotEnd(String text, int at, int to) {
        if (at < to && text.charAt(at) == '.') {
            return at + 1;
        }
        return at + 2 < to && text.startsWith("[.]", at) ? at + 3 : at;
    }

    static void domains(Passage passage, int start, int end) {
        for (int i = start; i < end; ) {
            if (!Words.isWordChar(passage.at(i))) {
                i++;
                continue;
            }
            Name name = at(passage.text, i, end);
            int to = name.end() > i && name.end() - i <= LONGEST ? take(passage, name, end) : name.next();
            i = Math.max(to, name.next());
        }
    }

    private static int take(Passage passage, Name name, int chunkEnd) {
        int start = name.start();
        int end = name.end();
        boolean known = ENDINGS.contains(name.ending().toLowerCase(Locale.ROOT));
        boolean mail = passage.at(end) == '@' || passage.at(start - 1) == '@';
        if (!known || mail || !passage.isFree(start, end)) {
            return name.next();
        }
        boolean path = passage.at(end) == '/' && Words.isWordChar(passage.at(end + 1));
        int to = path ? trimmed(passage.text, start, chunkEnd) : end;
        if (to - start > LONGEST_PAGE || !passage.isFree(start, to)) {
            return chunkEnd;
        }
        Normalizer.shipped()
                .normalize(path ? "url" : "domain", passage.text.substring(start, to))
                .ifPresent(key -> passage.mention(start, to, key, ""));
        return path ? chunkEnd : end;
    }

    static void mails(Passage passage, int start, int end) {
        for (int at = start + 1; at < end; at++) {
            if (passage.at(at) != '@') {
                continue;
            }
            int from = at;
            while (from > start && at - from < 64 && isLocal(passage.at(from - 1))) {
                from--;
            }
            while (from < at && !Words.isWordChar(passage.at(from))) {
                from++;
            }
            Name host = at(passage.text, at + 1, end);
            int to = host.end();
            if (from < at && to > at + 1 && to - at <= LONGEST && passage.isFree(from, to)) {
                int begin = from;
                Normalizer.shipped()
                        .normalize("email", passage.text.substring(from, to))
                        .ifPresent(key -> passage.mention(begin, to, new EntityKey("email", key.value()), ""));
            }
        }
    }

    private static boolean isLocal(char c) {
        return Words.isWordChar(c) || c < 0x7f && "._%+-".indexOf(c) >= 0 && c != 0;
    }

    /** The end without the marks of a sentence behind an address. */
    static int trimmed(String text, int start, int end) {
        int to = end;
        while (to > start && ".,;:!?'\"_~[]-".indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return to;
    }
}
