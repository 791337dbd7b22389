package io.clew.search;

import io.clew.record.Message;
import io.clew.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    private static final int MOST_GROUPS = 7;

    private final QueryText query;
    private final Vocabulary vocabulary;
    private final WordReader words;
    private final FieldReader fields;
    private int clauses;
    private int depth;
    private boolean plain = true;

    private QueryReader(String typed, Set<String> refused, boolean pinyin, Vocabulary vocabulary) {
        this.query = new QueryText(typed);
        this.vocabulary = vocabulary;
        this.words = new WordReader(vocabulary, refused, pinyin);
        this.fields = new FieldReader(query, words);
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
            throw QueryText.wrong(LONGEST, Message.of("query-syntax.too-long", LONGEST, typed.length()));
        }
        return new QueryReader(typed, refused, pinyin, vocabulary).read();
    }

    private ReadQuery read() {
        query.skipBlanks();
        if (query.atEnd()) {
            return new ReadQuery(new Clause.Everything(), List.of());
        }
        Optional<Clause> clause = either();
        if (!query.atEnd()) {
            throw QueryText.wrong(query.at, Message.of("query-syntax.bracket-closed"));
        }
        if (clause.isEmpty()) {
            throw QueryText.wrong(0, Message.of("query-syntax.nothing"));
        }
        return new ReadQuery(plain ? question(clause.get()) : clause.get(), words.interpretation());
    }

    /** The clause, or what is left of it where the query is a question and may be taken as one. */
    private Clause question(Clause clause) {
        return Question.of(query.typed, clause)
                .filter(question -> words.widened("question", question.from(), question.told()))
                .map(Question::clause)
                .orElse(clause);
    }

    private Optional<Clause> either() {
        List<Clause> any = new ArrayList<>();
        int began = query.at;
        all().ifPresent(any::add);
        for (query.skipBlanks(); query.isOr(); query.skipBlanks()) {
            int sign = query.at;
            plain = false;
            query.takeOperator();
            query.skipBlanks();
            if (sign == began || any.isEmpty()) {
                throw QueryText.wrong(sign, Message.of("query-syntax.or-before"));
            }
            Optional<Clause> next = all();
            if (next.isEmpty()) {
                throw QueryText.wrong(sign, Message.of("query-syntax.or-behind"));
            }
            any.add(next.get());
        }
        return any.size() > 1 ? Optional.of(new Clause.Any(any)) : any.stream().findFirst();
    }

    private Optional<Clause> all() {
        List<Clause> all = new ArrayList<>();
        while (true) {
            query.skipBlanks();
            if (query.operator("AND") || query.operator("&&")) {
                plain = false;
                int sign = query.at;
                query.takeOperator();
                query.skipBlanks();
                if (all.isEmpty() || query.atEnd() || query.peek() == ')') {
                    throw QueryText.wrong(sign, Message.of("query-syntax.and"));
                }
            } else if (query.atEnd() || query.peek() == ')' || query.isOr()) {
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
        int sign = query.at;
        if (query.operator("NOT")) {
            query.takeOperator();
            query.skipBlanks();
            not = true;
        } else if (query.peek() == '-' && query.isFollowed()) {
            query.at++;
            not = true;
        }
        plain &= !not;
        if (not && (query.atEnd() || query.peek() == ')')) {
            throw QueryText.wrong(sign, Message.of("query-syntax.not"));
        }
        if (not && query.peek() == '-') {
            throw QueryText.wrong(query.at, Message.of("query-syntax.two-minus"));
        }
        Optional<Clause> clause = counted();
        return not ? clause.map(Clause.Not::new) : clause;
    }

    private Optional<Clause> counted() {
        if (++clauses > MOST_CLAUSES) {
            throw QueryText.wrong(query.at, Message.of("query-syntax.too-many", MOST_CLAUSES));
        }
        return switch (query.peek()) {
            case '(' -> group();
            case '"' -> query.isRunningText() ? fieldOrWord() : phrase();
            default -> fieldOrWord();
        };
    }

    private Optional<Clause> group() {
        int open = query.at++;
        plain = false;
        if (++depth > DEEPEST) {
            throw QueryText.wrong(open, Message.of("query-syntax.too-deep", DEEPEST));
        }
        Optional<Clause> inside = either();
        if (query.atEnd()) {
            throw QueryText.wrong(open, Message.of("query-syntax.bracket-open"));
        }
        query.at++;
        depth--;
        return inside;
    }

    private Optional<Clause> phrase() {
        int open = query.at;
        plain = false;
        String text = query.quoted();
        if (text.isBlank()) {
            throw QueryText.wrong(open, Message.of("query-syntax.quote-empty"));
        }
        return words.phrase(text, query.slop());
    }

    private Optional<Clause> fieldOrWord() {
        int from = query.at;
        int end = query.wordEnd(from);
        int colon = query.signs.indexOf(':', from);
        if (colon > from && colon < end && !query.signs.startsWith("//", colon + 1)) {
            String name = query.typed.substring(from, colon);
            Optional<QueryField> field = QueryField.named(name);
            if (field.isPresent()) {
                query.at = colon + 1;
                plain = false;
                return Optional.of(fields.value(field.get(), from));
            }
            if (vocabulary.hasRowField(name)) {
                query.at = colon + 1;
                plain = false;
                return Optional.of(fields.row(name, from));
            }
            boolean meant =
                    query.typed.charAt(colon) == ':' && name.matches("[A-Za-z_][A-Za-z_-]*") && !isAddress(from, end);
            if (meant) {
                throw QueryText.wrong(from, Message.of("query-syntax.no-field", name, QueryField.all()));
            }
        }
        return word(from, end);
    }

    /** Whether the word is an IPv6 or hardware address, which has colons of its own. */
    private boolean isAddress(int from, int end) {
        return !Normalizer.shipped().readings(query.typed.substring(from, end)).isEmpty();
    }

    private Optional<Clause> word(int from, int end) {
        query.at = end;
        String word = query.typed.substring(from, end);
        QueryText.requireFewStars(from, word);
        if (WordReader.isTailWord(word) && !query.atEnd()) {
            int next = query.nextDigits(end);
            if (next > end) {
                query.at = next;
                return words.word(word + query.typed.substring(end, next).strip());
            }
        }
        int joined = joinedDigits(from, end);
        if (joined > end) {
            query.at = joined;
            return words.word(query.typed.substring(from, joined));
        }
        if (word.length() > 1 && query.signs.substring(from, end).matches(".*~[0-9]+")) {
            char sign = query.typed.charAt(query.signs.lastIndexOf('~', end - 1));
            throw QueryText.wrong(from + word.lastIndexOf(sign), Message.of("query-syntax.slop-place"));
        }
        String signs = query.signs.substring(from, end);
        return words.word(signs.indexOf('*') < 0 ? word : signs);
    }

    /** End of the number that begins here in groups of digits with blanks between; {@code end} where it is none. */
    private int joinedDigits(int from, int end) {
        if (!query.isNumber(from, end)) {
            return end;
        }
        var digits = new StringBuilder(query.signs.substring(from, end));
        int found = end;
        int last = end;
        for (int group = 1; group < MOST_GROUPS; group++) {
            int next = query.nextDigits(last);
            if (next == last) {
                break;
            }
            digits.append(query.signs.substring(last, next).strip());
            last = next;
            if (words.isLongNumber(digits.toString())) {
                found = last;
            }
        }
        return found;
    }
}
