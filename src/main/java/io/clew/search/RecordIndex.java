package io.clew.search;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Keeps records and finds them again. Safe for use by many threads.
 *
 * <p>Sources that an {@link Access} may not read are left out before anything is counted, suggested or compared.
 */
public interface RecordIndex extends AutoCloseable {

    /**
     * Adds records; durable and searchable when it returns.
     *
     * <p>The same record with the same content is a duplicate and changes nothing; with other content it is a new
     * version that replaces the old one in every answer. Sequence numbers rise by one for each record accepted.
     */
    Appended append(List<Record> batch);

    /**
     * Removes records; durable when it returns, and no answer, count or cursor knows of them any more.
     *
     * <p>Each removal takes a sequence number of its own, so that {@link #facts} and {@link #columns} tell whoever derives
     * from the index: as a further version that says nothing. What comes under the same name afterwards is one more
     * version. Names that no record has are passed over.
     *
     * @return the removals, in the order of their sequence
     */
    List<KeptFacts> remove(Collection<RecordRef> refs);

    /** The highest sequence number that is durable; 0 for an empty index. */
    long sequence();

    /** The current version; empty if there is none or {@code access} may not read its source. */
    Optional<Kept> get(Access access, RecordRef ref);

    /**
     * As {@link #get(Access, RecordRef)}, of several records: those that are there and may be read. An index that is
     * elsewhere is asked once for some hundred of them.
     */
    default Map<RecordRef, Kept> get(Access access, Collection<RecordRef> refs) {
        var found = new LinkedHashMap<RecordRef, Kept>();
        refs.forEach(ref -> get(access, ref).ifPresent(kept -> found.put(ref, kept)));
        return found;
    }

    /**
     * One page of the records that match.
     *
     * <p>Equal scores or times are ordered by record name, so an unchanged index always gives the same page. A cursor
     * goes on after the last hit it was given for, whatever was added since.
     *
     * @throws QuerySyntaxException if the text cannot be read; carries the UTF-16 offset where reading stopped
     * @throws IndexUnavailableException if no answer came in time; nothing partial is returned
     */
    SearchPage search(Access access, RecordQuery query);

    /**
     * Streams every record that matches, oldest sequence first, with no cap.
     *
     * @param total told once, before the first record: exactly how many will come
     */
    void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink);

    /**
     * As {@link #scan}, of what came in after one sequence and up to another: what is new to whoever knows the first.
     *
     * @param after excluded
     * @param upTo included
     */
    default void since(Access access, RecordQuery query, long after, long upTo, RecordSink sink) {
        scan(
                access,
                query,
                total -> {},
                kept -> kept.sequence() <= upTo && (kept.sequence() <= after || sink.accept(kept)));
    }

    /**
     * Streams every record that names at least one of the keys, oldest sequence first, with no cap. One question for all
     * of them: a few hundred cost little more than one.
     */
    void naming(Access access, Collection<EntityKey> keys, RecordSink sink);

    /** The records whose text is most like the given one, by all its terms. */
    SearchPage similar(Access access, SimilarQuery query);

    /** Entities and names that begin with, or are written with the pinyin or initials of, what was typed. */
    List<Suggestion> suggest(Access access, String typed, int limit);

    /**
     * For each key that readable records name, what tells whether anything was added, replaced or removed that names it. Far
     * cheaper than reading these records.
     */
    Map<EntityKey, Mark> marks(Access access, Collection<EntityKey> keys);

    /** For each key, in the given order, how many records name it and in which sources; absent keys have 0 records. */
    List<KeyCount> count(Access access, List<EntityKey> keys);

    /** The names that readable records give to each entity, with the number of records, most frequent first. */
    Map<EntityKey, List<NameCount>> names(Access access, Collection<EntityKey> keys);

    /**
     * What the reader is told in place of each of these entities, which somebody wrote down who could see them: the entity,
     * or what it goes by where it is hidden from the reader.
     */
    default Map<EntityKey, EntityKey> told(Access access, Collection<EntityKey> keys) {
        return keys.stream().distinct().collect(Collectors.toMap(Function.identity(), Function.identity()));
    }

    /** What the reader is told in place of words that somebody wrote down; as long as they are. */
    default String told(Access access, String text) {
        return text;
    }

    /**
     * Streams current records whose sequence is greater than {@code after}, in sequence order, for engines that derive
     * from the index. Not filtered: only for rebuilding and verifying. A record that replaces an older version comes
     * under its new sequence; what was removed does not come.
     */
    void replay(long after, RecordSink sink);

    /**
     * As {@link #replay}, of each record only what a graph is made of, and removals too; an index that can reads nothing
     * else.
     *
     * @param sink answers false to stop
     */
    void facts(long after, Predicate<KeptFacts> sink);

    /**
     * As {@link #facts}, in columns, from an index that keeps them so.
     *
     * @return false, with nothing given, where the index does not
     */
    default boolean columns(long after, FactColumns.Sink sink) {
        return false;
    }

    /** How many current records there are in all, by source. Not filtered: for operators. */
    Map<String, Long> totals();

    @Override
    void close();

    /** Takes records one by one. */
    @FunctionalInterface
    interface RecordSink {
        /** @return false to stop */
        boolean accept(Kept record);
    }

    /**
     * A record as kept.
     *
     * @param sequence its place in the order of arrival, from 1
     * @param version 1 for the first content
     */
    record Kept(Record record, long sequence, int version) {}

    /** The facts of a record as kept; for the rest see {@link Kept}. */
    record KeptFacts(RecordRef ref, List<Fact> facts, long sequence, int version) {

        public static KeptFacts of(Kept kept) {
            return new KeptFacts(kept.record().ref(), kept.record().facts(), kept.sequence(), kept.version());
        }
    }

    /**
     * What became of a batch.
     *
     * @param accepted the records kept, with their sequence numbers, in order; version above 1 for corrections
     * @param duplicates how many were already there, word for word
     */
    record Appended(List<Kept> accepted, int duplicates) {}

    /**
     * How many records name a key, and the highest sequence number among them: equal if and only if they are the same records
     * with the same content.
     */
    record Mark(long records, long sequence) {

        /** That of both together, where they have no record in common. */
        public Mark and(Mark other) {
            return new Mark(records + other.records, Math.max(sequence, other.sequence));
        }
    }

    /** @param sources id of each readable source that names the key */
    record KeyCount(EntityKey key, long records, List<String> sources) {}

    record NameCount(String name, long records) {}

    /**
     * @param kind {@code entity}, {@code name} or {@code query}
     * @param text what to show and, for a query, what to ask
     * @param key the entity, as text; empty for a query
     */
    record Suggestion(String kind, String text, String key, long records) {}
}
