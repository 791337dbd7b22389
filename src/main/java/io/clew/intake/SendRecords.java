package io.clew.intake;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.ingest.SentRecords;
import io.clew.record.ClewException;
import java.io.InputStream;

/** Takes records in that are sent one by one. */
public final class SendRecords {

    private final SentRecords records;
    private final KeepSources sources;
    private final AuditLog audit;

    public SendRecords(SentRecords records, KeepSources sources, AuditLog audit) {
        this.records = records;
        this.sources = sources;
        this.audit = audit;
    }

    /**
     * Keeps what can be kept, as {@link SentRecords#send}.
     *
     * @param purpose asked for only where the source's grade waits for a second person; empty for none
     * @throws ClewException {@code forbidden}, {@code source-unknown}, {@code approval-required}
     */
    public SentRecords.Sent send(Caller caller, String purpose, String source, InputStream lines) {
        String into = source.strip();
        return audit.change(caller, AuditAct.RECORDS_SEND, into)
                .checking(() -> {
                    Right.IMPORT.require(caller);
                    sources.writable(caller, purpose, into);
                })
                .done(() -> records.send(into, lines), sent -> told(into, sent));
    }

    private static String told(String into, SentRecords.Sent sent) {
        return into + " accepted " + sent.accepted() + " duplicate " + sent.duplicate() + " rejected "
                + sent.rejected().size()
                + (sent.replaced() == 0 ? "" : " replaced " + sent.replaced() + " " + sent.replacedFirst());
    }
}
