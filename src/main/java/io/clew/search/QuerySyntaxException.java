package io.clew.search;

import io.clew.record.ClewException;
import java.util.List;

/** A query that cannot be read. */
public final class QuerySyntaxException extends ClewException {

    private final int offset;

    /** @param offset UTF-16 offset in the query where reading stopped */
    public QuerySyntaxException(int offset, String message) {
        super("query-syntax", message, List.of(new Fault("offset:" + offset, "query-syntax", message)));
        this.offset = offset;
    }

    public int offset() {
        return offset;
    }
}
