package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Commonness;
import io.clew.analysis.linkage.Likeness;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Telling;
import io.clew.analysis.method.MethodReader;
import io.clew.record.EntityKey;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Says in words why records are alike: which rare words both have, which numbers and accounts both name, and whether both tell
 * one kind of fraud. What every report says is no reason, however much of it there is.
 */
public final class WhyAlike {

    private static final int WORDS = 4;
    private static final int SHORTEST = 3;
    private static final int LONGEST = 24;
    private static final Set<String> NAMELESS = Set.of("case", "amount");

    private final RecordIndex index;
    private final MethodReader methods;
    private final CommonWords words;
    private final AuditLog audit;

    public WhyAlike(RecordIndex index, MethodReader methods, AuditLog audit) {
        this.index = index;
        this.methods = methods;
        this.words = new CommonWords(index);
        this.audit = audit;
    }

    /**
     * @param percent of the rare words that both have
     * @param words longest pieces of the other record that are made of rare words of both, in order of its text
     * @param kind of fraud that both tell; empty where they do not tell the same one
     */
    public record Why(long percent, List<String> words, List<EntityKey> things, String kind) {}

    /** Why each of the others is like the record; others that may not be read are left out. */
    public Map<RecordRef, Why> of(Access access, RecordRef ref, Collection<RecordRef> others) {
        try (Look look = audit.open(access, AuditAct.SIMILAR, "why like " + ref)) {
            Map<RecordRef, Why> why = new LinkedHashMap<>();
            index.get(access, ref).ifPresent(kept -> {
                Record one = kept.record();
                Commonness common = words.of(access);
                Telling telling = telling(one);
                String kind = kind(one);
                index.get(access, others)
                        .forEach((other, found) -> why.put(other, why(one, telling, kind, found.record(), common)));
            });
            look.returned(why.size(), List.of());
            return why;
        }
    }

    private Why why(Record one, Telling telling, String kind, Record other, Commonness common) {
        Likeness alike = Likeness.of(telling, telling(other), common);
        Set<EntityKey> things = keys(one);
        things.retainAll(keys(other));
        String text = other.text();
        List<String> said = alike.quotesB().stream()
                .filter(quote -> quote.end() - quote.start() >= SHORTEST)
                .filter(quote -> quote.end() <= text.length())
                .sorted((a, b) -> Integer.compare(b.end() - b.start(), a.end() - a.start()))
                .limit(WORDS)
                .sorted((a, b) -> Integer.compare(a.start(), b.start()))
                .map(quote -> piece(text, quote))
                .distinct()
                .toList();
        return new Why(
                Math.round(100 * alike.share()),
                said,
                List.copyOf(things),
                !kind.isEmpty() && kind.equals(kind(other)) ? kind : "");
    }

    private static String piece(String text, Quote quote) {
        return text.substring(quote.start(), Math.min(quote.end(), quote.start() + LONGEST));
    }

    private static Set<EntityKey> keys(Record record) {
        return record.mentions().stream()
                .map(Mention::key)
                .filter(key -> !NAMELESS.contains(key.type()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String kind(Record record) {
        MethodReader.Kind kind = methods.kind(record.text());
        return kind == null ? "" : kind.code();
    }

    private static Telling telling(Record record) {
        return Telling.of(List.of(CommonWords.text(record)));
    }
}
