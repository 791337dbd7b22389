package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the query language of docs/query-language.md by recursive descent.
 *
 * <pre>
 * either  = all { OR all }
 * all     = one { [AND] one }
 * one     = [ - | NOT ] ( "(" either ")" | phrase [ ~ n ] | field ":" value | word )
 * </pre>
 *
 * <p>Full-width signs are those of ASCII; every offset is one of the query as typed. A reader is for one query. O(n).
 *
 * @see #read
 */
public final class QueryReader {

    /** Longest query, in UTF-16 units; who has more text asks for similar records. */
    public static final int LONGEST = 10_000;

    /** Most words, phrases and fields in a query. */
    public static final int MOST_CLAUSES = 500;

    private static final int DEEPEST = 50;
    private static final int MOST_SLOP = 100;
    private static final int MOST_GROUPS = 7;

    private final String typed;
    private final String signs;
    private final Vocabulary vocabulary;
    private final WordReader words;
    private int at;
    private int clauses;
    private int depth;
    private boolean plain = true;

    private QueryReader(String typed, Set<String> refused, boolean pinyin, Vocabulary vocabulary) {
        this.typed = typed;
        this.signs = narrow(typed);
        this.vocabulary = vocabulary;
        this.words = new WordReader(vocabulary, refused, pinyin);
    }

    /**
     * Reads a query; an empty one asks for everything.
     *
     * @param refused widenings taken off, as {@link Interpretation#id()}
     * @param pinyin whether words are also taken for the sound of a name
     * @throws QuerySyntaxException where it cannot be read; nothing else is thrown, whatever was typed
     */
    public static ReadQuery read(String typed, Set<String> refused, boolean pinyin, Vocabulary vocabulary) {
        if (typed.length() > LONGEST) {
            throw wrong(LONGEST, "too-long", LONGEST, typed.length());
        }
        refuseUnseen(typed);
        return new QueryReader(typed, refused, pinyin, vocabulary).read();
    }

    private static void refuseUnseen(String typed) {
        for (int i = 0; i < typed.length(); i++) {
            char c = typed.charAt(i);
            if (Character.isISOControl(c) && c != '\t' && c != '\n' && c != '\r') {
                throw wrong(i, "control", i + 1, "U+%04X".formatted((int) c));
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < typed.length()
                    && Character.isLowSurrogate(typed.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                throw wrong(i, "half", i + 1);
            }
        }
    }

    /** The query with the signs of the language in ASCII; other characters, and every offset, as they are. */
    private static String narrow(String typed) {
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

    private ReadQuery read() {
        skipBlanks();
        if (atEnd()) {
            return new ReadQuery(new Clause.Everything(), List.of());
        }
        Optional<Clause> clause = either();
        if (!atEnd()) {
            throw wrong(at, "bracket-closed");
        }
        if (clause.isEmpty()) {
            throw wrong(0, "nothing");
        }
        return new ReadQuery(plain ? question(clause.get()) : clause.get(), words.interpretation());
    }

    /** The clause, or what is left of it where the query is a question and may be taken as one. */
    private Clause question(Clause clause) {
        return Question.of(typed, clause)
                .filter(question -> words.widened("question", question.from(), question.told()))
                .map(Question::clause)
                .orElse(clause);
    }

    private Optional<Clause> either() {
        List<Clause> any = new ArrayList<>();
        int began = at;
        all().ifPresent(any::add);
        for (skipBlanks(); operator("OR") || operator("||") || operator("|"); skipBlanks()) {
            int sign = at;
            plain = false;
            takeOperator();
            skipBlanks();
            if (sign == began || any.isEmpty()) {
                throw wrong(sign, "or-before");
            }
            Optional<Clause> next = all();
            if (next.isEmpty()) {
                throw wrong(sign, "or-behind");
            }
            any.add(next.get());
        }
        return any.size() > 1 ? Optional.of(new Clause.Any(any)) : any.stream().findFirst();
    }

    private Optional<Clause> all() {
        List<Clause> all = new ArrayList<>();
        while (true) {
            skipBlanks();
            if (operator("AND") || operator("&&")) {
                plain = false;
                int sign = at;
                takeOperator();
                skipBlanks();
                if (all.isEmpty() || atEnd() || peek() == ')') {
                    throw wrong(sign, "and");
                }
            } else if (atEnd() || peek() == ')' || operator("OR") || operator("||") || operator("|")) {
                return all.size() > 1
                        ? Optional.of(new Clause.All(all))
                        : all.stream().findFirst();
            } else {
                one().ifPresent(all::add);
            }
        }
    }

    private Optional<Clause> one() {
        boolean not = false;
        int sign = at;
        if (operator("NOT")) {
            takeOperator();
            skipBlanks();
            not = true;
        } else if (peek() == '-' && at + 1 < signs.length() && !isBlank(signs.charAt(at + 1))) {
            at++;
            not = true;
        }
        plain &= !not;
        if (not && (atEnd() || peek() == ')')) {
            throw wrong(sign, "not");
        }
        if (not && peek() == '-') {
            throw wrong(at, "two-minus");
        }
        Optional<Clause> clause = counted();
        return not ? clause.map(Clause.Not::new) : clause;
    }

    private Optional<Clause> counted() {
        if (++clauses > MOST_CLAUSES) {
            throw wrong(at, "too-many", MOST_CLAUSES);
        }
        return switch (peek()) {
            case '(' -> group();
            case '"' -> isRunningText() ? fieldOrWord() : phrase();
            default -> fieldOrWord();
        };
    }

    private Optional<Clause> group() {
        int open = at++;
        plain = false;
        if (++depth > DEEPEST) {
            throw wrong(open, "too-deep", DEEPEST);
        }
        Optional<Clause> inside = either();
        if (atEnd()) {
            throw wrong(open, "bracket-open");
        }
        at++;
        depth--;
        return inside;
    }

    private Optional<Clause> phrase() {
        int open = at;
        String text = quoted();
        if (text.isBlank()) {
            throw wrong(open, "quote-empty");
        }
        return words.phrase(text, slop());
    }

    private String quoted() {
        int open = at;
        plain = false;
        int close = signs.indexOf('"', open + 1);
        if (close < 0) {
            throw wrong(open, "quote-open");
        }
        at = close + 1;
        return typed.substring(open + 1, close);
    }

    private int slop() {
        if (atEnd() || peek() != '~') {
            return 0;
        }
        int sign = at++;
        int from = at;
        while (!atEnd() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (from == at || at - from > 3 || Integer.parseInt(signs.substring(from, at)) > MOST_SLOP) {
            throw wrong(sign, "slop", MOST_SLOP);
        }
        return Integer.parseInt(signs.substring(from, at));
    }

    private Optional<Clause> fieldOrWord() {
        int from = at;
        int end = wordEnd(from);
        int colon = signs.indexOf(':', from);
        if (colon > from && colon < end && !signs.startsWith("//", colon + 1)) {
            String name = typed.substring(from, colon);
            Optional<QueryField> field = QueryField.named(name);
            if (field.isPresent()) {
                at = colon + 1;
                plain = false;
                return Optional.of(value(field.get(), from));
            }
            if (vocabulary.hasRowField(name)) {
                at = colon + 1;
                plain = false;
                return Optional.of(row(name, from));
            }
            boolean meant = typed.charAt(colon) == ':' && name.matches("[A-Za-z_][A-Za-z_-]*") && !isAddress(from, end);
            if (meant) {
                throw wrong(from, "no-field", name, QueryField.all());
            }
        }
        return word(from, end);
    }

    /** Whether the word is an IPv6 or hardware address, which has colons of its own. */
    private boolean isAddress(int from, int end) {
        return !Normalizer.shipped().readings(typed.substring(from, end)).isEmpty();
    }

    private Optional<Clause> word(int from, int end) {
        at = end;
        String word = typed.substring(from, end);
        if (word.matches("尾号|末尾|尾数") && !atEnd()) {
            int next = nextDigits(end);
            if (next > end) {
                at = next;
                return words.word(word + typed.substring(end, next).strip());
            }
        }
        int joined = joinedDigits(from, end);
        if (joined > end) {
            at = joined;
            return words.word(typed.substring(from, joined));
        }
        if (word.length() > 1 && signs.substring(from, end).matches(".*~[0-9]+")) {
            throw wrong(from + word.lastIndexOf(typed.charAt(signs.lastIndexOf('~', end - 1))), "slop-place");
        }
        return words.word(signs.substring(from, end).indexOf('*') < 0 ? word : signs.substring(from, end));
    }

    /** End of the number that begins here in groups of digits with blanks between; {@code end} where it is none. */
    private int joinedDigits(int from, int end) {
        if (!isNumber(from, end)) {
            return end;
        }
        var digits = new StringBuilder(signs.substring(from, end));
        int found = end;
        int last = end;
        for (int group = 1; group < MOST_GROUPS; group++) {
            int next = nextDigits(last);
            if (next == last) {
                break;
            }
            digits.append(signs.substring(last, next).strip());
            last = next;
            if (words.isLongNumber(digits.toString())) {
                found = last;
            }
        }
        return found;
    }

    private int nextDigits(int from) {
        int begin = from;
        while (begin < signs.length() && isBlank(signs.charAt(begin))) {
            begin++;
        }
        int end = begin < signs.length() ? wordEnd(begin) : begin;
        return end > begin && isNumber(begin, end) ? end : from;
    }

    private boolean isNumber(int from, int end) {
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

    private Clause value(QueryField field, int from) {
        if (atEnd() || isBlank(peek()) || peek() == ')') {
            throw wrong(from, "value-missing", typed.substring(from, at - 1));
        }
        if (peek() == '(') {
            throw wrong(at, "value-bracket", field.word());
        }
        if (field == QueryField.AMOUNT || field == QueryField.DATE) {
            return range(field, from);
        }
        int begin = at;
        boolean quoted = peek() == '"';
        String value = rawValue();
        if (value.isBlank()) {
            throw wrong(begin, "value-empty");
        }
        return switch (field) {
            case TITLE -> new Clause.Title(value, quoted);
            case TEXT ->
                (quoted ? words.phrase(value, slop()) : words.word(value))
                        .orElseThrow(() -> wrong(begin, "value-unsayable"));
            case TYPE, SOURCE, KIND, PLACE, LINK -> new Clause.Is(field.word(), canonical(field, value));
            case ID -> new Clause.Called(value);
            case SOUND -> new Clause.Sounds(value.toLowerCase(Locale.ROOT));
            case KEY -> key(value, begin);
            default -> entity(field, value);
        };
    }

    private String rawValue() {
        if (peek() == '"') {
            return quoted();
        }
        int from = at;
        at = wordEnd(from);
        return typed.substring(from, at);
    }

    private static String canonical(QueryField field, String value) {
        if (field != QueryField.TYPE) {
            return value;
        }
        return switch (value) {
            case "警情", "报案", "案件" -> "incident";
            case "转账", "流水", "交易" -> "transfer";
            case "通话", "话单" -> "call";
            case "文书", "文档" -> "document";
            case "开户" -> "account";
            case "登录" -> "login";
            default -> value;
        };
    }

    private Clause key(String value, int begin) {
        int colon = value.indexOf(':');
        if (colon <= 0 || colon == value.length() - 1) {
            throw wrong(begin, "key");
        }
        String type = value.substring(0, colon);
        return entity(type, value.substring(colon + 1));
    }

    private static Clause entity(QueryField field, String value) {
        return switch (field) {
            case WECHAT -> entity("chat", "wechat/" + value);
            case QQ -> entity("chat", "qq/" + value);
            default -> entity(field.word(), value);
        };
    }

    private static Clause entity(String type, String value) {
        String mask = narrow(value).replaceAll("[*×]+|(?<=[0-9])[xX]{2,}(?=[0-9])", "*");
        if (mask.indexOf('*') >= 0 && mask.length() > 1) {
            return new Clause.Mask(type, mask);
        }
        List<EntityKey> keys = new ArrayList<>();
        Normalizer.shipped().normalize(type, value).ifPresent(keys::add);
        var literal = new EntityKey(type, value.strip());
        if (!keys.contains(literal)) {
            keys.add(literal);
        }
        return new Clause.Names(keys);
    }

    private Clause row(String name, int from) {
        if (atEnd() || isBlank(peek()) || peek() == ')' || peek() == '(') {
            throw wrong(from, "row-missing", name);
        }
        String value = rawValue();
        boolean beginning = narrow(value).endsWith("*");
        return new Clause.Row(name, beginning ? value.substring(0, value.length() - 1) : value, beginning);
    }

    private Clause range(QueryField field, int from) {
        if (peek() == '[') {
            int open = at;
            int close = signs.indexOf(']', open);
            String[] ends =
                    close < 0 ? new String[0] : signs.substring(open + 1, close).split(" TO ", -1);
            if (ends.length != 2) {
                throw wrong(open, "range", example(field));
            }
            at = close + 1;
            return range(field, ends[0].strip(), ends[1].strip(), open);
        }
        int begin = at;
        String value = narrow(rawValue());
        boolean least = value.startsWith(">");
        boolean most = value.startsWith("<");
        if (least || most) {
            boolean included = value.startsWith("=", 1);
            return open(field, value.substring(included ? 2 : 1), least, included, begin);
        }
        if (field == QueryField.AMOUNT) {
            long fen = amount(value, begin);
            return new Clause.Amount(fen, fen);
        }
        return new Clause.When(span(value, begin));
    }

    private Clause open(QueryField field, String value, boolean least, boolean included, int offset) {
        if (field == QueryField.AMOUNT) {
            long fen = amount(value, offset);
            long end = included ? fen : least ? fen + 1 : fen - 1;
            return least ? new Clause.Amount(end, Long.MAX_VALUE) : new Clause.Amount(Long.MIN_VALUE, end);
        }
        TimeRange span = span(value, offset);
        return new Clause.When(
                least
                        ? new TimeRange(included ? span.from() : span.to(), null)
                        : new TimeRange(null, included ? span.to() : span.from()));
    }

    private Clause range(QueryField field, String low, String high, int offset) {
        if (field == QueryField.AMOUNT) {
            long least = low.equals("*") ? Long.MIN_VALUE : amount(low, offset);
            long most = high.equals("*") ? Long.MAX_VALUE : amount(high, offset);
            if (least > most) {
                throw wrong(offset, "amount-order");
            }
            return new Clause.Amount(least, most);
        }
        @Nullable Instant from = low.equals("*") ? null : span(low, offset).from();
        @Nullable Instant to = high.equals("*") ? null : span(high, offset).to();
        if (from != null && to != null && to.isBefore(from)) {
            throw wrong(offset, "date-order");
        }
        return new Clause.When(new TimeRange(from, to));
    }

    private static String example(QueryField field) {
        return field == QueryField.AMOUNT ? "amount:[1000 TO 5000]" : "date:[2026-03-01 TO 2026-03-31]";
    }

    private static long amount(String value, int offset) {
        return ValueReader.amount(value).orElseThrow(() -> wrong(offset, "amount", shown(value)));
    }

    private static TimeRange span(String value, int offset) {
        return ValueReader.span(value).orElseThrow(() -> wrong(offset, "date", shown(value)));
    }

    private static String shown(String value) {
        return value.length() <= 40 ? value : value.substring(0, 40) + "…";
    }

    /** Whether the quoted part that begins here goes on without a blank, as quotations in a sentence do. */
    private boolean isRunningText() {
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
    private int wordEnd(int from) {
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

    private boolean operator(String sign) {
        if (!signs.startsWith(sign, at)) {
            return false;
        }
        int end = at + sign.length();
        return end >= signs.length()
                || isBlank(signs.charAt(end))
                || signs.charAt(end) == '('
                || signs.charAt(end) == ')';
    }

    private void takeOperator() {
        while (!atEnd() && !isBlank(peek()) && peek() != '(' && peek() != ')') {
            at++;
        }
    }

    private void skipBlanks() {
        while (!atEnd() && isBlank(peek())) {
            at++;
        }
    }

    private static boolean isBlank(char c) {
        return c == ' ' || Character.isWhitespace(c);
    }

    private char peek() {
        return signs.charAt(at);
    }

    private boolean atEnd() {
        return at >= signs.length();
    }

    private static QuerySyntaxException wrong(int offset, String fault, Object... said) {
        return new QuerySyntaxException(offset, fault, said);
    }
}
