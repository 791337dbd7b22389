package io.clew.search;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;

/** A query that cannot be read. */
public final class QuerySyntaxException extends ClewException {

    private final int offset;

    /**
     * @param offset UTF-16 offset in the query where reading stopped
     * @param fault what is wrong there, a {@code query-syntax.…}
     */
    public QuerySyntaxException(int offset, Message fault) {
        super(fault, List.of(new Fault("offset:" + offset, fault)));
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
