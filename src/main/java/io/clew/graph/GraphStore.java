package io.clew.graph;

import io.clew.access.Access;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.util.List;
import java.util.function.Predicate;

/** Keeps the facts of records as a graph. Safe for use by many threads; one applies at a time. */
public interface GraphStore extends AutoCloseable {

    /**
     * What a record says to a graph.
     *
     * @param sequence its sequence number in the index
     * @param version above 1 where it replaces an earlier version, whose facts are taken back
     */
    record Applied(RecordRef ref, List<Fact> facts, long sequence, int version) {

        public Applied(Record record, long sequence, int version) {
            this(record.ref(), record.facts(), sequence, version);
        }
    }

    /**
     * Adds the facts of records, in sequence order. Idempotent: a record whose sequence is not above {@link
     * #appliedSequence()} is passed over.
     */
    void apply(List<Applied> records);

    /** The highest sequence number applied; what the index holds beyond it has to be replayed. */
    long appliedSequence();

    /** A consistent view of what {@code access} may read, as of now. Close it soon: it pins memory. */
    GraphView view(Access access);

    /** A consistent view of everything, for verifying and measuring; never for answering a reader. */
    GraphView everything();

    Health health();

    /** Writes what is in memory where the next start finds it; returns when durable. */
    void checkpoint();

    /**
     * Applies what the records hold beyond {@link #appliedSequence()}. A store may keep the records, to mend itself
     * from them later.
     */
    void catchUp(Records records);

    /**
     * Makes the graph anew from all records while the present one goes on serving, then changes over at once; durable
     * on return. What is applied meanwhile is not lost.
     */
    void rebuild(Records records);

    /** Where the records of a rebuild come from: the record index. */
    @FunctionalInterface
    interface Records {
        /** Gives the current records whose sequence is greater, in order, until the sink answers false. */
        void after(long sequence, Predicate<Applied> sink);

        /**
         * As {@link #after}, in columns, where the records are kept so.
         *
         * @return false, with nothing given, where they are not
         */
        default boolean columns(long sequence, FactColumns.Sink sink) {
            return false;
        }
    }

    @Override
    void close();

    /**
     * @param facts in all
     * @param bytes memory or mapped bytes in use; 0 where the engine cannot say
     * @param recent share of facts not yet merged into the base, 0 to 1
     */
    record Health(long nodes, long facts, long bytes, double recent, long appliedSequence, String note) {}
}
