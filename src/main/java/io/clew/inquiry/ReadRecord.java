package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Mention;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Opens one record. */
public final class ReadRecord {

    private final RecordIndex index;
    private final AuditLog audit;

    public ReadRecord(RecordIndex index, AuditLog audit) {
        this.index = index;
        this.audit = audit;
    }

    /** @throws ClewException {@code record-unknown} if there is none or the reader may not see it; which, is not said */
    public RecordIndex.Kept read(Access access, RecordRef ref) {
        try (Look look = audit.open(access, AuditAct.READ, ref.toString())) {
            var kept = index.get(access, ref).orElseThrow(() -> unknown(ref));
            look.returned(1, named(kept.record()));
            return kept;
        }
    }

    /**
     * The name of a record as a path gives it.
     *
     * @throws ClewException {@code record-unknown} where no record can be called so
     */
    public static RecordRef ref(String source, String id) {
        try {
            return new RecordRef(source, id);
        } catch (IllegalArgumentException e) {
            throw new ClewException(Message.of("record-unknown.none", source + "/" + id), e);
        }
    }

    static ClewException unknown(RecordRef ref) {
        return new ClewException(Message.of("record-unknown.read", ref));
    }

    static Set<EntityKey> named(io.clew.record.Record record) {
        return Stream.concat(
                        record.entities().stream().map(EntityRef::key),
                        record.mentions().stream().map(Mention::key))
                .collect(Collectors.toSet());
    }
}
