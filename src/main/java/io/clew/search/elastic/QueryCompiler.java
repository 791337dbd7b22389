package io.clew.search.elastic;

import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Intervals;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import io.clew.record.EntityKey;
import io.clew.search.Clause;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Turns clauses into queries over {@link Fields}, term by term as the embedded engine does.
 *
 * <p>Two differences from it. A run of text with more terms than the cluster takes in one query is asked for by terms
 * spread evenly over it, its share of terms that must occur unchanged. And what is asked for in its own script is
 * looked for by tokens, so punctuation between the characters does not count.
 */
final class QueryCompiler {

    /** What single characters add to the score of pairs, as in the embedded engine. */
    private static final float SINGLES = 0.5f;

    /** A record that names what was typed stands before one that only has its digits somewhere. */
    private static final float NAMED = 8f;

    /** By what the cluster multiplies the weight of a term and the embedded engine does not: k1 + 1 of BM25. */
    static final float SCALE = 2.2f;

    /** Analyzers of {@code index-mappings/records.json}. */
    private static final String PAIRS_CUT = "clew_typed";

    private static final String SINGLES_CUT = "clew_singles";

    private final int mostTerms;
    private final Supplier<Set<String>> kinds;

    /**
     * @param mostTerms of one run of text
     * @param kinds the types of entity that the index holds
     */
    QueryCompiler(int mostTerms, Supplier<Set<String>> kinds) {
        this.mostTerms = mostTerms;
        this.kinds = kinds;
    }

    Query compile(Clause clause) {
        return switch (clause) {
            case Clause.Everything _ -> everything();
            case Clause.Words words -> literal(words.literal(), words.text(), words(words));
            case Clause.Phrase phrase -> literal(phrase.literal(), phrase.text(), phrase(phrase.text(), phrase.slop()));
            case Clause.Beginning beginning ->
                same(prefix(Fields.SINGLES, TextFolder.fold(beginning.text()).text()), 1);
            case Clause.Title title -> title(title);
            case Clause.Names names -> same(names(names.keys()), NAMED);
            case Clause.Mask mask -> same(mask(mask), NAMED);
            case Clause.Sounds sounds ->
                same(prefix(Fields.SOUNDS, NameForms.typed(sounds.typed()) + Fields.BETWEEN), 1);
            case Clause.Is is -> same(term(is.property(), ExactTerms.cut(is.value())), 1);
            case Clause.Called called ->
                same(any(List.of(term(Fields.REF, called.name()), term(Fields.ID, called.name()))), 1);
            case Clause.Row row -> row(row);
            case Clause.Amount amount -> same(between(Fields.AMOUNT, amount.least(), amount.most()), 1);
            case Clause.When when ->
                same(when(when.range().fromMillis(), when.range().toMillis()), 1);
            case Clause.All all -> all(all.of());
            case Clause.Any any -> any(any.of().stream().map(this::compile).toList());
            case Clause.Not not ->
                Query.of(q -> q.bool(b -> b.filter(everything()).mustNot(compile(not.clause()))));
        };
    }

    static Query everything() {
        return Query.of(q -> q.matchAll(m -> m));
    }

    static Query nothing() {
        return Query.of(q -> q.matchNone(m -> m));
    }

    static Query term(String field, String value) {
        return Query.of(q -> q.term(t -> t.field(field).value(RecordJson.whole(value))));
    }

    static Query terms(String field, Collection<String> values) {
        List<FieldValue> all =
                values.stream().map(RecordJson::whole).map(FieldValue::of).toList();
        return Query.of(q -> q.terms(t -> t.field(field).terms(v -> v.value(all))));
    }

    static Query prefix(String field, String value) {
        return Query.of(q -> q.prefix(p -> p.field(field).value(RecordJson.whole(value))));
    }

    /** @param to excluded */
    static Query when(long from, long to) {
        if (from == Long.MIN_VALUE && to == Long.MAX_VALUE) {
            return everything();
        }
        return to == Long.MIN_VALUE || from >= to ? nothing() : between(Fields.AT, from, to - 1);
    }

    /** Both ends included. */
    static Query between(String field, long least, long most) {
        return Query.of(
                q -> q.range(r -> r.longNumber(n -> n.field(field).gte(least).lte(most))));
    }

    static Query names(List<EntityKey> keys) {
        return keys.size() == 1
                ? term(Fields.KEY, ExactTerms.of(keys.getFirst()))
                : terms(Fields.KEY, keys.stream().map(ExactTerms::of).toList());
    }

    private static Query same(Query query, float score) {
        return Query.of(q -> q.constantScore(c -> c.filter(query).boost(score * SCALE)));
    }

    private Query all(List<Clause> clauses) {
        var all = new BoolQuery.Builder();
        boolean onlyNot = true;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Not not) {
                all.mustNot(compile(not.clause()));
            } else {
                all.must(compile(clause));
                onlyNot = false;
            }
        }
        if (onlyNot) {
            all.filter(everything());
        }
        return all.build()._toQuery();
    }

    private static Query any(List<Query> queries) {
        return Query.of(q -> q.bool(b -> b.should(queries).minimumShouldMatch("1")));
    }

    private Query words(Clause.Words words) {
        List<String> pairs = Cut.distinct(Cut.typed(words.text()));
        List<String> singles = Cut.distinct(Cut.singles(words.text()));
        if (pairs.isEmpty()) {
            return nothing();
        }
        if (pairs.size() == 1 && hanCount(pairs.getFirst()) == 1) {
            return term(Fields.SINGLES, pairs.getFirst());
        }
        boolean thinned = pairs.size() + singles.size() > mostTerms;
        List<Query> asked = (thinned ? spread(pairs, mostTerms) : pairs)
                .stream()
                        .map(pair -> term(hanCount(pair) == 2 ? Fields.PAIRS : Fields.SINGLES, pair))
                        .toList();
        int least = words.least(asked.size());
        Query required = Query.of(q -> q.bool(
                least == asked.size()
                        ? b -> b.must(asked)
                        : b -> b.should(asked).minimumShouldMatch(String.valueOf(least))));
        if (thinned) {
            return required;
        }
        List<Query> better = singles.stream()
                .map(single -> Query.of(
                        q -> q.term(t -> t.field(Fields.SINGLES).value(single).boost(SINGLES))))
                .toList();
        return Query.of(q -> q.bool(b -> b.must(required).should(better)));
    }

    /** At most so many, spread evenly. */
    static <T> List<T> spread(List<T> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<T> some = new ArrayList<>(most);
        for (int i = 0; i < most; i++) {
            some.add(all.get((int) ((long) i * all.size() / most)));
        }
        return some;
    }

    /** How many characters a text of Han characters alone has; 0 where anything else is in it. */
    private static long hanCount(String folded) {
        return folded.codePoints().allMatch(Character::isIdeographic) ? folded.codePointCount(0, folded.length()) : 0;
    }

    private Query phrase(String text, int slop) {
        if (slop > 0) {
            String[] words = text.strip().split("[\\s\\u3000]+");
            return words.length > 1 ? near(words, slop) : phrase(Fields.SINGLES, SINGLES_CUT, text, slop);
        }
        return phrase(Fields.PAIRS, Fields.SINGLES, text);
    }

    /** Exactly these characters: signs are passed over only beside what is not Han. */
    private static Query phrase(String pairs, String singles, String text) {
        return hanCount(TextFolder.fold(text).text()) > 1
                ? phrase(pairs, PAIRS_CUT, text, 0)
                : phrase(singles, SINGLES_CUT, text, 0);
    }

    private static Query phrase(String field, String analyzer, String text, int slop) {
        return Cut.singles(text).isEmpty()
                ? nothing()
                : Query.of(q -> q.matchPhrase(p -> p.field(field)
                        .analyzer(analyzer)
                        .query(RecordJson.whole(text))
                        .slop(slop)));
    }

    /** The words in any order, with at most so many characters between them in all. */
    private static Query near(String[] words, int slop) {
        List<Intervals> intervals = new ArrayList<>();
        for (String word : words) {
            if (!Cut.singles(word).isEmpty()) {
                intervals.add(Intervals.of(i -> i.match(
                        m -> m.query(RecordJson.whole(word)).ordered(true).maxGaps(0))));
            }
        }
        return intervals.isEmpty()
                ? nothing()
                : Query.of(q -> q.intervals(i -> i.field(Fields.SINGLES)
                        .allOf(a -> a.intervals(intervals).ordered(false).maxGaps(slop))));
    }

    private static Query title(Clause.Title title) {
        if (title.phrase()) {
            return phrase(Fields.TITLE, Fields.TITLE, title.text());
        }
        List<String> terms = Cut.distinct(Cut.typed(title.text()));
        if (terms.isEmpty()) {
            return nothing();
        }
        List<Query> all = terms.stream().map(term -> term(Fields.TITLE, term)).toList();
        return Query.of(q -> q.bool(b -> b.must(all)));
    }

    /**
     * Only where the characters stand so, in this script. Texts that folding does not change are not kept a second
     * time: there, what stands in the index is what was written.
     */
    private static Query literal(boolean literal, String text, Query query) {
        if (!literal) {
            return query;
        }
        Query asWritten =
                Query.of(q -> q.matchPhrase(p -> p.field(Fields.WRITTEN).query(RecordJson.whole(text))));
        Query unchanged = Query.of(q -> q.bool(b -> b.filter(phrase(Fields.SINGLES, SINGLES_CUT, text, 0))
                .mustNot(not -> not.exists(e -> e.field(Fields.WRITTEN)))));
        boolean plain = TextFolder.fold(text).text().equals(text);
        Query kept = plain ? any(List.of(asWritten, unchanged)) : asWritten;
        return Query.of(q -> q.bool(b -> b.must(query).filter(kept)));
    }

    private static Query row(Clause.Row row) {
        String term = ExactTerms.row(row.field(), row.value());
        return same(row.beginning() ? prefix(Fields.ROW, term) : term(Fields.ROW, term), 1);
    }

    /**
     * Values of a form. What is at the longer end of the mask is looked up: the beginning among the keys, the tail
     * among the keys written backwards.
     */
    private Query mask(Clause.Mask mask) {
        String pattern = mask.pattern();
        int first = pattern.indexOf('*');
        int tail = pattern.length() - pattern.lastIndexOf('*') - 1;
        boolean backwards = tail > first;
        Set<String> types = mask.type().isEmpty() ? kinds.get() : Set.of(mask.type());
        List<Query> forms = new ArrayList<>();
        for (String type : types) {
            if (mask.type().isEmpty() && (type.equals("name") || type.equals("case"))) {
                continue;
            }
            for (String written : ExactTerms.spellings(type, pattern)) {
                String form = type + ":" + written;
                forms.add(backwards ? wildcard(Fields.YEK, ExactTerms.backwards(form)) : wildcard(Fields.KEY, form));
            }
        }
        return forms.isEmpty() ? nothing() : any(forms);
    }

    /** Only {@code *} is a sign. */
    private static Query wildcard(String field, String pattern) {
        String escaped = RecordJson.whole(pattern).replace("\\", "\\\\").replace("?", "\\?");
        return Query.of(q -> q.wildcard(w -> w.field(field).value(escaped)));
    }
}
