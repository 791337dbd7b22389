package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/** Finds records by words, identifiers or likeness, and streams all that match. */
public final class SearchRecords {

    private static final int LONGEST_SIMILAR = 200_000;

    private final RecordIndex index;
    private final AuditLog audit;
    private final SecondPerson second;

    public SearchRecords(RecordIndex index, AuditLog audit, SecondPerson second) {
        this.index = index;
        this.audit = audit;
        this.second = second;
    }

    /** @param withheldSources how many sources were not searched; all that may be said of them */
    public record Found(SearchPage page, int withheldSources) {}

    /**
     * One page of what matches.
     *
     * @throws ClewException {@code approval-required} as {@link SecondPerson} says, where the page holds more than may be taken
     *     away at once
     */
    public Found search(Access reader, RecordQuery query) {
        check(query);
        Access access = second.allow(reader, page(reader, query));
        try (Look look = audit.open(access, AuditAct.SEARCH, asked(query))) {
            var page = index.search(access, query);
            look.returned(page.hits().size(), keys(page));
            return new Found(page, access.withheldSources());
        }
    }

    /**
     * Records whose text is like the given one.
     *
     * @throws ClewException {@code text-empty} or {@code text-too-long}
     */
    public Found similar(Access access, String text, RecordQuery filter) {
        return similar(access, text, Optional.empty(), filter);
    }

    /**
     * Records whose text is like that of a record, which is left out of the answer.
     *
     * @throws ClewException {@code record-unknown} if the reader has no such record
     */
    public Found similar(Access access, RecordRef ref, RecordQuery filter) {
        var record = index.get(access, ref)
                .orElseThrow(() -> ReadRecord.unknown(ref))
                .record();
        String text = record.text().isBlank() ? record.title() : record.text();
        return similar(access, text.substring(0, Math.min(text.length(), LONGEST_SIMILAR)), Optional.of(ref), filter);
    }

    private Found similar(Access access, String text, Optional<RecordRef> except, RecordQuery filter) {
        check(filter);
        if (text.isBlank()) {
            throw new ClewException(Message.of("text-empty"));
        }
        if (text.length() > LONGEST_SIMILAR) {
            throw new ClewException(Message.of("text-too-long", LONGEST_SIMILAR, text.length()));
        }
        String asked = except.map(ref -> "record " + ref).orElse("text of " + text.length());
        try (Look look = audit.open(access, AuditAct.SIMILAR, asked)) {
            var page = index.similar(access, new SimilarQuery(text, except, filter));
            look.returned(page.hits().size(), keys(page));
            return new Found(page, access.withheldSources());
        }
    }

    /** An export that may be done, once. Made by {@link #prepare}. */
    public static final class Export {
        private final Access access;
        private final RecordQuery query;

        private Export(Access access, RecordQuery query) {
            this.access = access;
            this.query = query;
        }
    }

    /**
     * Makes sure, before anything is answered, that every match may be taken away.
     *
     * @throws ClewException {@code approval-required} as {@link SecondPerson} says
     */
    public Export prepare(Access access, RecordQuery query) {
        check(query);
        String said = asked(query);
        var parts = List.of(said, "refused " + new TreeSet<>(query.refused()), "pinyin " + query.pinyin());
        var act = new SecondPerson.Act(
                "export", said, () -> index.search(access, query.counting()).total(), parts);
        return new Export(second.allow(access, act), query);
    }

    /**
     * Streams every match, with no cap.
     *
     * @param total told once, before the first record
     */
    public void export(Export prepared, LongConsumer total, RecordIndex.RecordSink sink) {
        Access access = prepared.access;
        RecordQuery query = prepared.query;
        try (Look look = audit.open(access, AuditAct.EXPORT, asked(query))) {
            look.begin();
            try {
                index.scan(access, query, total, kept -> {
                    look.returned(1, ReadRecord.named(kept.record()));
                    return sink.accept(kept);
                });
            } catch (RuntimeException broken) {
                look.refused(AuditEntry.FAILED);
                throw broken;
            }
            look.returned(0, Set.of());
        }
    }

    private SecondPerson.Act page(Access access, RecordQuery query) {
        String said = asked(query);
        return new SecondPerson.Act(
                "export",
                said + " size=" + query.size(),
                () -> Math.min(
                        query.size(), index.search(access, query.counting()).total()),
                query.size(),
                List.of(said, "page of " + query.size(), query.cursor()));
    }

    private static void check(RecordQuery query) {
        if (query.size() < 0 || query.size() > RecordQuery.MOST) {
            throw new ClewException(Message.of("size-range", RecordQuery.MOST, query.size()));
        }
    }

    private static String asked(RecordQuery query) {
        var said = new StringBuilder(query.text());
        if (!query.types().isEmpty()) {
            said.append(" type=").append(query.types());
        }
        if (!query.sources().isEmpty()) {
            said.append(" source=").append(query.sources());
        }
        if (!query.entities().isEmpty()) {
            said.append(" entity=").append(query.entities());
        }
        if (query.when().from() != null || query.when().to() != null) {
            said.append(" when=")
                    .append(query.when().from())
                    .append("..")
                    .append(query.when().to());
        }
        return said.toString();
    }

    private static Set<EntityKey> keys(SearchPage page) {
        var keys = new LinkedHashSet<EntityKey>();
        page.hits().forEach(hit -> hit.entities().forEach(entity -> keys.add(entity.key())));
        return keys;
    }
}
