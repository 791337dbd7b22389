package io.clew.search;

import io.clew.record.Message;

/**
 * A query as typed, and the place up to which it has been read. Full-width signs are those of ASCII; every offset is
 * one of the query as typed.
 */
final class QueryText {

    /** Runs of stars in one value. */
    static final int MOST_STARS = 8;

    private static final int MOST_SLOP = 100;

    /** Exactly what was typed. */
    final String typed;

    /** The same with the signs of the language in ASCII. */
    final String signs;

    /** How far it has been read. */
    int at;

    /** @throws QuerySyntaxException if it holds what nobody can see */
    QueryText(String typed) {
        refuseUnseen(typed);
        this.typed = typed;
        this.signs = narrow(typed);
    }

    private static void refuseUnseen(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                throw wrong(i, Message.of("query-syntax.control", i + 1, "U+%04X".formatted((int) c)));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < typed.length()
                    && Character.isLowSurrogate(typed.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw wrong(i, Message.of("query-syntax.half", i + 1));
            }
        }
    }

    /** The query with the signs of the language in ASCII; other characters, and every offset, as they are. */
    static String narrow(String typed) {
        var narrow = new StringBuilder(typed.length());
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            narrow.append(
                    switch (c) {
                        case '“', '”', '„', '‟', '\uff02', '「', '」', '『', '』' -> '"';
                        case '\uff08' -> '(';
                        case '\uff09' -> ')';
                        case '\uff1a' -> ':';
                        case '\uff0d' -> '-';
                        case '\uff5e', '〜' -> '~';
                        case '\uff0a', '﹡' -> '*';
                        case '\uff3b' -> '[';
                        case '\uff3d' -> ']';
                        case '\uff5c' -> '|';
                        case '\uff1e' -> '>';
                        case '\uff1c' -> '<';
                        case '\u3000', '\u00a0', '\t', '\n', '\r' -> ' ';
                        default -> c;
                    });
        }
        return narrow.toString();
    }

    /** The text between the quotes of which the first is here. */
    String quoted() {
        int open = at;
        int close = signs.indexOf('"', open + 1);
        if (close < 0) {
            throw wrong(open, Message.of("query-syntax.quote-open"));
        }
        at = close + 1;
        return typed.substring(open + 1, close);
    }

    /** The number behind a {@code ~} that may stand here, else 0. */
    int slop() {
        if (atEnd() || peek() != '~') {
            return 0;
        }
        int sign = at++;
        int from = at;
        while (!atEnd() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (from == at || at - from > 3 || Integer.parseInt(signs.substring(from, at)) > MOST_SLOP) {
            throw wrong(sign, Message.of("query-syntax.slop", MOST_SLOP));
        }
        return Integer.parseInt(signs.substring(from, at));
    }

    /** The value that begins here, in quotes or up to its end. */
    String rawValue() {
        if (peek() == '"') {
            return quoted();
        }
        int from = at;
        at = wordEnd(from);
        return typed.substring(from, at);
    }

    /** Where the digits end that stand behind {@code from} and blanks; {@code from} where there are none. */
    int nextDigits(int from) {
        int begin = from;
        while (begin < signs.length() && isBlank(signs.charAt(begin))) {
            begin++;
        }
        int end = begin < signs.length() ? wordEnd(begin) : begin;
        return end > begin && isNumber(begin, end) ? end : from;
    }

    boolean isNumber(int from, int end) {
        for (int i = from; i < end; i++) {
            char c = signs.charAt(i);
            boolean digit = c >= '0' && c <= '9'
                    || c >= '\uff10' && c <= '\uff19'
                    || i == from && c == '+'
                    || i == end - 1 && c == 'X';
            if (!digit) {
                return false;
            }
        }
        return end > from;
    }

    /** Whether the quoted part that begins here goes on without a blank, as quotations in a sentence do. */
    boolean isRunningText() {
        int after = signs.indexOf('"', at + 1) + 1;
        return after > 0
                && after < signs.length()
                && !isBlank(signs.charAt(after))
                && ")~\"".indexOf(signs.charAt(after)) < 0;
    }

    /**
     * Where the word or value ends that begins at {@code from}: at a blank, or at a bracket that is not closed inside
     * it. Quotes and brackets in the middle of running text are part of it.
     */
    int wordEnd(int from) {
        int end = from;
        while (end < signs.length() && !isBlank(signs.charAt(end)) && signs.charAt(end) != ')') {
            if (signs.charAt(end) == '(') {
                int close = closing(end);
                if (end == from || close < 0) {
                    break;
                }
                end = close;
            }
            end++;
        }
        return end;
    }

    /** The bracket that closes the one at {@code open} with no blank or other bracket between; -1 where none does. */
    private int closing(int open) {
        for (int i = open + 1; i < signs.length() && !isBlank(signs.charAt(i)) && signs.charAt(i) != '('; i++) {
            if (signs.charAt(i) == ')') {
                return i;
            }
        }
        return -1;
    }

    /** Whether this sign stands here alone. */
    boolean operator(String sign) {
        if (!signs.startsWith(sign, at)) {
            return false;
        }
        int end = at + sign.length();
        return end >= signs.length()
                || isBlank(signs.charAt(end))
                || signs.charAt(end) == '('
                || signs.charAt(end) == ')';
    }

    boolean isOr() {
        return operator("OR") || operator("||") || operator("|");
    }

    /** Whether another sign follows the one here, with no blank between. */
    boolean isFollowed() {
        return at + 1 < signs.length() && !isBlank(signs.charAt(at + 1));
    }

    void takeOperator() {
        while (!atEnd() && !isBlank(peek()) && peek() != '(' && peek() != ')') {
            at++;
        }
    }

    void skipBlanks() {
        while (!atEnd() && isBlank(peek())) {
            at++;
        }
    }

    static boolean isBlank(char c) {
        return c == ' ' || Character.isWhitespace(c);
    }

    char peek() {
        return signs.charAt(at);
    }

    boolean atEnd() {
        return at >= signs.length();
    }

    static QuerySyntaxException wrong(int offset, Message fault) {
        return new QuerySyntaxException(offset, fault);
    }

    /** A form with many stars has too many ways to fit, and says nothing that one with few does not. */
    static void requireFewStars(int begin, String value) {
        if (WordReader.MASK_RUN.matcher(value).results().limit(MOST_STARS + 1L).count() > MOST_STARS) {
            throw wrong(begin, Message.of("query-syntax.stars", MOST_STARS));
        }
    }
}
