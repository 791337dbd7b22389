package io.clew.elastic;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.List;

/** An index is not as Clew defines it; nothing is read from or written to it. */
public final class MappingDriftException extends ClewException {

    private static final int SHOWN = 5;

    /** @param differences each says where, what is there and what should be */
    public MappingDriftException(String index, List<Message> differences) {
        super(Message.of(
                "mapping-drift.index",
                index,
                differences.size(),
                differences.subList(0, Math.min(SHOWN, differences.size()))));
    }
}
