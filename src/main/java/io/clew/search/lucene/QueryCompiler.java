package io.clew.search.lucene;

import io.clew.record.EntityKey;
import io.clew.search.Clause;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.search.lucene.segment.CutText;
import io.clew.search.lucene.segment.Schema;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.AutomatonQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.MatchNoDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.automaton.Automata;
import org.apache.lucene.util.automaton.Automaton;
import org.apache.lucene.util.automaton.Operations;

/** Turns clauses into Lucene queries over the fields of {@link Schema}. For one reader of the index. */
final class QueryCompiler {

    /** What single characters add to the score of pairs; measured, see docs/performance.md. */
    private static final float SINGLES = 0.5f;

    /** A record that names what was typed stands before one that only has its digits somewhere. */
    private static final float NAMED = 8f;

    private final IndexReader reader;

    QueryCompiler(IndexReader reader) {
        this.reader = reader;
    }

    Query compile(Clause clause) throws IOException {
        return switch (clause) {
            case Clause.Everything _ -> new MatchAllDocsQuery();
            case Clause.Words words -> literal(words.literal(), words.text(), words(words));
            case Clause.Phrase phrase -> literal(phrase.literal(), phrase.text(), phrase(phrase.text(), phrase.slop()));
            case Clause.Beginning beginning ->
                same(new PrefixQuery(new Term(
                        Schema.SINGLES, TextFolder.fold(beginning.text()).text())));
            case Clause.Title title -> title(title);
            case Clause.Names names -> new BoostQuery(same(names(names.keys())), NAMED);
            case Clause.Mask mask -> new BoostQuery(same(mask(mask)), NAMED);
            case Clause.Sounds sounds ->
                same(new PrefixQuery(new Term(Schema.SOUNDS, NameForms.typed(sounds.typed()) + Schema.BETWEEN)));
            case Clause.Is is -> same(new TermQuery(new Term(is.property(), Schema.cut(is.value()))));
            case Clause.Called called -> called(called.name());
            case Clause.Row row -> row(row);
            case Clause.Amount amount -> LongPoint.newRangeQuery(Schema.AMOUNT, amount.least(), amount.most());
            case Clause.When when ->
                when(when.range().fromMillis(), when.range().toMillis());
            case Clause.All all -> all(all.of());
            case Clause.Any any -> any(any.of());
            case Clause.Not not ->
                new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), Occur.FILTER)
                        .add(compile(not.clause()), Occur.MUST_NOT)
                        .build();
        };
    }

    /** @param to excluded */
    static Query when(long from, long to) {
        if (from == Long.MIN_VALUE && to == Long.MAX_VALUE) {
            return new MatchAllDocsQuery();
        }
        return to == Long.MIN_VALUE || from >= to
                ? new MatchNoDocsQuery("an empty span of time")
                : LongPoint.newRangeQuery(Schema.AT, from, to - 1);
    }

    static Query names(List<EntityKey> keys) {
        if (keys.size() == 1) {
            return new TermQuery(new Term(Schema.KEY, Schema.term(keys.getFirst())));
        }
        return new TermInSetQuery(
                Schema.KEY,
                keys.stream().map(key -> new BytesRef(Schema.term(key))).toList());
    }

    private static Query same(Query query) {
        return new ConstantScoreQuery(query);
    }

    private Query all(List<Clause> clauses) throws IOException {
        var all = new BooleanQuery.Builder();
        boolean onlyNot = true;
        for (Clause clause : clauses) {
            if (clause instanceof Clause.Not not) {
                all.add(compile(not.clause()), Occur.MUST_NOT);
            } else {
                all.add(compile(clause), Occur.MUST);
                onlyNot = false;
            }
        }
        if (onlyNot) {
            all.add(new MatchAllDocsQuery(), Occur.FILTER);
        }
        return all.build();
    }

    private Query any(List<Clause> clauses) throws IOException {
        var any = new BooleanQuery.Builder();
        for (Clause clause : clauses) {
            any.add(compile(clause), Occur.SHOULD);
        }
        return any.build();
    }

    private static Query words(Clause.Words words) {
        List<BytesRef> pairs = distinct(CutText.typed(words.text()));
        if (pairs.isEmpty()) {
            return new MatchNoDocsQuery("no term in '" + words.text() + "'");
        }
        if (isOneIdeograph(pairs)) {
            return new TermQuery(new Term(Schema.SINGLES, pairs.getFirst()));
        }
        int least = words.least(pairs.size());
        var required = new BooleanQuery.Builder();
        boolean every = least == pairs.size();
        for (Query pair : pairs(pairs)) {
            required.add(pair, every ? Occur.MUST : Occur.SHOULD);
        }
        required.setMinimumNumberShouldMatch(every ? 0 : least);
        var both = new BooleanQuery.Builder();
        both.add(required.build(), Occur.MUST);
        singles(words.text()).forEach(single -> both.add(single, Occur.SHOULD));
        return both.build();
    }

    private static List<Query> pairs(List<BytesRef> pairs) {
        List<Query> queries = new ArrayList<>();
        for (BytesRef pair : pairs) {
            String field = isPair(pair) ? Schema.PAIRS : Schema.SINGLES;
            queries.add(new TermQuery(new Term(field, pair)));
        }
        return queries;
    }

    private static List<Query> singles(String text) {
        List<Query> queries = new ArrayList<>();
        for (BytesRef single : distinct(CutText.singles(text))) {
            queries.add(new BoostQuery(new TermQuery(new Term(Schema.SINGLES, single)), SINGLES));
        }
        return queries;
    }

    /** The clause as a run that can be ranked in one pass, where it is nothing but a run of which some pairs must occur. */
    static Optional<WordRanking.Run> run(Clause clause) {
        if (!(clause instanceof Clause.Words words) || words.literal()) {
            return Optional.empty();
        }
        List<BytesRef> pairs = distinct(CutText.typed(words.text()));
        int least = words.least(pairs.size());
        return isOneIdeograph(pairs) || least == pairs.size()
                ? Optional.empty()
                : Optional.of(new WordRanking.Run(pairs(pairs), least, singles(words.text())));
    }

    private static List<BytesRef> distinct(CutText cut) {
        return List.copyOf(new LinkedHashSet<>(Arrays.asList(cut.terms())));
    }

    private static boolean isOneIdeograph(List<BytesRef> terms) {
        return terms.size() == 1 && hanCount(terms.getFirst().utf8ToString()) == 1;
    }

    private static boolean isPair(BytesRef term) {
        return hanCount(term.utf8ToString()) == 2;
    }

    private static Query phrase(String text, int slop) {
        if (slop > 0) {
            String[] words = text.strip().split("[\\s\\u3000]+");
            return words.length > 1 ? near(words, slop) : phrase(Schema.SINGLES, CutText.singles(text), slop);
        }
        return phrase(Schema.PAIRS, Schema.SINGLES, text);
    }

    /** Exactly these characters: signs are passed over only beside what is not Han. */
    private static Query phrase(String pairs, String singles, String text) {
        long count = hanCount(TextFolder.fold(text).text());
        return count > 1 ? phrase(pairs, CutText.pairs(text), 0) : phrase(singles, CutText.singles(text), 0);
    }

    /** How many characters a text of Han characters alone has; 0 where anything else is in it. */
    private static long hanCount(String folded) {
        return folded.codePoints().allMatch(Character::isIdeographic) ? folded.codePointCount(0, folded.length()) : 0;
    }

    private static Query phrase(String field, CutText cut, int slop) {
        if (cut.terms().length == 0) {
            return new MatchNoDocsQuery("no term in the phrase");
        }
        var phrase = new PhraseQuery.Builder().setSlop(slop);
        int position = -1;
        for (int i = 0; i < cut.terms().length; i++) {
            position += Math.max(cut.steps()[i], i == 0 ? 1 : 0);
            phrase.add(new Term(field, cut.terms()[i]), position);
        }
        return phrase.build();
    }

    /** The words in any order, with at most so many characters between them in all. */
    private static Query near(String[] words, int slop) {
        List<IntervalsSource> sources = new ArrayList<>();
        for (String word : words) {
            BytesRef[] terms = CutText.singles(word).terms();
            if (terms.length > 0) {
                sources.add(Intervals.phrase(
                        Arrays.stream(terms).map(Intervals::term).toArray(IntervalsSource[]::new)));
            }
        }
        if (sources.isEmpty()) {
            return new MatchNoDocsQuery("no term in the phrase");
        }
        IntervalsSource near = Intervals.unordered(sources.toArray(IntervalsSource[]::new));
        return new IntervalQuery(Schema.SINGLES, Intervals.maxgaps(slop, near));
    }

    private static Query title(Clause.Title title) {
        if (title.phrase()) {
            return phrase(Schema.TITLE, Schema.TITLE, title.text());
        }
        List<BytesRef> terms = distinct(CutText.typed(title.text()));
        var all = new BooleanQuery.Builder();
        terms.forEach(term -> all.add(new TermQuery(new Term(Schema.TITLE, term)), Occur.MUST));
        return terms.isEmpty() ? new MatchNoDocsQuery("no term in the title") : all.build();
    }

    private static Query literal(boolean literal, String text, Query query) {
        return literal
                ? new BooleanQuery.Builder()
                        .add(query, Occur.MUST)
                        .add(new LiteralQuery(text), Occur.FILTER)
                        .build()
                : query;
    }

    private Query called(String name) throws IOException {
        List<BytesRef> names = new ArrayList<>();
        names.add(new BytesRef(name));
        for (String source : values(Schema.SOURCE)) {
            names.add(new BytesRef(source + "/" + name));
        }
        return same(new TermInSetQuery(Schema.REF, names));
    }

    private static Query row(Clause.Row row) {
        var term = new Term(Schema.ROW, ExactTerms.row(row.field(), row.value()));
        return same(row.beginning() ? new PrefixQuery(term) : new TermQuery(term));
    }

    /**
     * Values of a form. What is at the longer end of the mask is looked up: the beginning among the keys, the tail
     * among the keys written backwards.
     */
    private Query mask(Clause.Mask mask) throws IOException {
        String pattern = mask.pattern();
        int first = pattern.indexOf('*');
        int tail = pattern.length() - pattern.lastIndexOf('*') - 1;
        boolean backwards = tail > first;
        Set<String> types = mask.type().isEmpty() ? values(Schema.KIND) : Set.of(mask.type());
        List<Automaton> forms = new ArrayList<>();
        for (String type : types) {
            if (mask.type().isEmpty() && (type.equals("name") || type.equals("case"))) {
                continue;
            }
            for (String written : ExactTerms.spellings(type, pattern)) {
                forms.add(automaton(type + ":" + written, backwards));
            }
        }
        if (forms.isEmpty()) {
            return new MatchNoDocsQuery("no such kind of entity");
        }
        Automaton any = Operations.determinize(Operations.union(forms), Operations.DEFAULT_DETERMINIZE_WORK_LIMIT);
        String field = backwards ? Schema.YEK : Schema.KEY;
        return new AutomatonQuery(new Term(field, pattern), any);
    }

    private static Automaton automaton(String pattern, boolean backwards) {
        String read = backwards ? Schema.backwards(pattern) : pattern;
        List<Automaton> parts = new ArrayList<>();
        int from = 0;
        for (int star = read.indexOf('*'); star >= 0; star = read.indexOf('*', from)) {
            parts.add(Automata.makeString(read.substring(from, star)));
            parts.add(Automata.makeAnyString());
            from = star + 1;
        }
        parts.add(Automata.makeString(read.substring(from)));
        return Operations.concatenate(parts);
    }

    private Set<String> values(String field) throws IOException {
        Set<String> values = new LinkedHashSet<>();
        for (LeafReaderContext leaf : reader.leaves()) {
            Terms terms = leaf.reader().terms(field);
            if (terms != null) {
                TermsEnum each = terms.iterator();
                for (BytesRef value = each.next(); value != null; value = each.next()) {
                    values.add(value.utf8ToString());
                }
            }
        }
        return values;
    }
}
