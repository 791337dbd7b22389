package io.clew.intake;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.Sources;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.ingest.Imports;
import io.clew.journal.TakenOut;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes records and whole sources out again, for a reason that stays in the audit. On return neither index nor graph knows
 * them; files that they were imported from are kept, and importing one again brings its records back.
 */
public final class RemoveRecords {

    private static final int LONGEST_REASON = 500;

    private final Imports imports;
    private final KeepSources known;
    private final Sources sources;
    private final TakenOut takenOut;
    private final List<Consumer<TakenOut.Gone>> keepers;
    private final AuditLog audit;

    /** @param keepers of what was made from records; each lets go of what it has of those that go */
    public RemoveRecords(
            Imports imports,
            KeepSources known,
            Sources sources,
            TakenOut takenOut,
            List<Consumer<TakenOut.Gone>> keepers,
            AuditLog audit) {
        this.imports = imports;
        this.known = known;
        this.sources = sources;
        this.takenOut = takenOut;
        this.keepers = List.copyOf(keepers);
        this.audit = audit;
    }

    /** Whether the caller may take records out. */
    public boolean mayBe(Caller caller) {
        return Right.REMOVE.of(caller);
    }

    /**
     * Removes one record.
     *
     * @throws ClewException {@code forbidden}, {@code reason-required}, {@code record-unknown}
     */
    public void record(Caller caller, RecordRef ref, @Nullable String reason) {
        String why = reason(reason);
        audit.change(caller, AuditAct.RECORD_DELETE, ref + " " + why)
                .checking(() -> {
                    Right.REMOVE.require(caller);
                    require(!why.isEmpty());
                    if (!isKnown(caller, ref.source())) {
                        throw new ClewException(Message.of("record-unknown.read", ref));
                    }
                })
                .done(() -> {
                    Runnable before = () -> going(caller, ref.source(), ref.id());
                    if (imports.removal().remove(List.of(ref), before) == 0) {
                        throw new ClewException(Message.of("record-unknown.read", ref));
                    }
                });
    }

    /**
     * Removes every record of a source and then the source.
     *
     * @throws ClewException {@code forbidden}, {@code reason-required}, {@code source-unknown}, {@code source-busy} while an
     *     import into it waits or runs
     */
    public void source(Caller caller, String id, @Nullable String reason) {
        String why = reason(reason);
        audit.change(caller, AuditAct.SOURCE_DELETE, id + " " + why)
                .checking(() -> {
                    Right.REMOVE.require(caller);
                    require(!why.isEmpty());
                    if (!isKnown(caller, id)) {
                        throw new ClewException(Message.of("source-unknown.read", id));
                    }
                    if (imports.isBusy(id)) {
                        throw new ClewException(Message.of("source-busy", id));
                    }
                })
                .done(
                        () -> {
                            going(caller, id, null);
                            long removed = imports.removal().removeAll(id);
                            sources.remove(id);
                            return removed;
                        },
                        removed -> id + " records " + removed + " " + why);
    }

    /** Whether the caller may read the source: who keeps sources without reading them takes nothing out of them. */
    private boolean isKnown(Caller caller, String source) {
        return readable(caller, source).isPresent();
    }

    private Optional<Source> readable(Caller caller, String source) {
        return known.readable(caller).stream()
                .filter(one -> one.id().equals(source))
                .findFirst();
    }

    /** Before it goes: what stands elsewhere of it goes first, and who reads changes is told. */
    private void going(Caller caller, String source, @Nullable String id) {
        var gone = takenOut.going(readable(caller, source).orElseThrow(), id);
        takenOut.write(gone);
        keepers.forEach(keeper -> keeper.accept(gone));
    }

    private static void require(boolean reasoned) {
        if (!reasoned) {
            var why = Message.of("reason-required");
            throw new ClewException(why, List.of(new ClewException.Fault("field:reason", why)));
        }
    }

    private static String reason(@Nullable String said) {
        String reason = said == null ? "" : said.strip();
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON) + "…";
    }
}
