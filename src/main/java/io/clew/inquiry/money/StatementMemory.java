package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex.Mark;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Statements as they were last read, for the same reader under the same purpose: a case's money is asked for again and again.
 * What was read stands while the account's {@link Mark} does. The statements not asked for longest go first. Safe for use by
 * many threads.
 */
public final class StatementMemory {

    /** What a row takes with its name, in bytes, as measured. */
    private static final long ROW = 300;

    private record Asked(Access access, EntityKey account) {}

    /** @param upTo sequence of the index up to which it is known to stand */
    private record Read(OwnStatement statement, Mark mark, long upTo) {}

    private final long most;
    private final Map<Asked, Read> read = new LinkedHashMap<>(16, 0.75f, true);
    private long rows;

    /** @param bytes how much it may take in about; 0 for a memory that keeps nothing */
    public StatementMemory(long bytes) {
        this.most = bytes / ROW;
    }

    /** Whether it keeps anything, so that marks are worth asking for. */
    boolean keeps() {
        return most > 0;
    }

    /** Whether a statement of the account was read for this reader, so that it is worth asking whether it still stands. */
    synchronized boolean knows(Access access, EntityKey account) {
        return read.containsKey(new Asked(access, account));
    }

    /** Null where it was not read, or anything was added to the index since it was known to stand. */
    synchronized @Nullable OwnStatement recall(Access access, EntityKey account, long sequence) {
        Read known = read.get(new Asked(access, account));
        return known != null && known.upTo == sequence ? known.statement : null;
    }

    /**
     * Null where it was not read, or something about the account has changed since.
     *
     * @param sequence of the index before it was asked for the mark
     */
    synchronized @Nullable OwnStatement recall(Access access, EntityKey account, Mark mark, long sequence) {
        var asked = new Asked(access, account);
        Read known = read.get(asked);
        if (known == null || !known.mark.equals(mark)) {
            return null;
        }
        read.put(asked, new Read(known.statement, mark, sequence));
        return known.statement;
    }

    /**
     * @param mark of the records that were read, or as it was before they were
     * @param sequence of the index before they were read
     */
    synchronized void keep(Access access, EntityKey account, Mark mark, OwnStatement statement, long sequence) {
        if (statement.weight() > most / 4) {
            return;
        }
        Read before = read.put(new Asked(access, account), new Read(statement, mark, sequence));
        rows += statement.weight() - (before == null ? 0 : before.statement.weight());
        Iterator<Read> oldest = read.values().iterator();
        while (rows > most) {
            rows -= oldest.next().statement.weight();
            oldest.remove();
        }
    }
}
