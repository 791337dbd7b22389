package io.clew.intake;

import io.clew.access.Caller;
import io.clew.access.Openings;
import io.clew.access.Right;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Source;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** Says which sources there are for somebody, adds some and changes who may read them. */
public final class KeepSources {

    private final Sources sources;
    private final Openings openings;
    private final AuditLog audit;

    public KeepSources(Sources sources, Openings openings, AuditLog audit) {
        this.sources = sources;
        this.openings = openings;
        this.audit = audit;
    }

    /** What the caller may know of, by id: all for who changes them, else what they may read. */
    public List<Source> list(Caller caller) {
        return caller.is(Role.ADMINISTRATOR) ? sources.list() : readable(caller); // their names and grades alone
    }

    /** What the caller may read, by id. */
    public List<Source> readable(Caller caller) {
        return sources.readableBy(caller.groups(), caller.clearance());
    }

    /**
     * Adds a source. Adding the same one again changes nothing.
     *
     * @param id as it was put
     * @param described the source; may throw what is wrong with it
     * @throws ClewException {@code forbidden}, {@code source-exists}
     */
    public Source create(Caller caller, String id, Supplier<Source> described) {
        var source = new AtomicReference<Source>();
        return audit.change(caller, AuditAct.SOURCE_CREATE, shortened(id))
                .checking(() -> {
                    Right.CREATE_SOURCES.require(caller);
                    source.set(described.get());
                })
                .done(() -> sources.create(source.get()));
    }

    /**
     * Gives a source another title, grade or groups.
     *
     * @throws ClewException {@code forbidden}, {@code source-unknown}
     */
    public Source change(Caller caller, Source source) {
        Right.CHANGE_SOURCES.require(caller);
        Source before = sources.get(source.id())
                .orElseThrow(() -> new ClewException(Message.of("source-unknown.none", source.id())));
        String asked = source.id() + " grade " + before.grade() + "→" + source.grade() + " groups "
                + new TreeSet<>(before.groups()) + "→" + new TreeSet<>(source.groups()) + " writers "
                + new TreeSet<>(before.writers()) + "→"
                + new TreeSet<>(source.writers());
        return audit.change(caller, AuditAct.SOURCE_CHANGE, asked).done(() -> sources.change(source));
    }

    /**
     * Lets somebody add records to a source, and replace those that it has.
     *
     * @param purpose for which a second person may have opened sources of a guarded grade
     * @throws ClewException {@code source-unknown} unless the source exists and the caller may read it; {@code forbidden} where
     *     others write it; {@code approval-required} where its grade waits for a second person
     */
    String writable(Caller caller, String purpose, String source) {
        String id = source.strip();
        Source found = readable(caller).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> {
                    var why = Message.of("source-unknown.write", shortened(id));
                    return new ClewException(why, List.of(new ClewException.Fault("field:source", why)));
                });
        if (!found.writers().isEmpty()
                && !found.writers().contains(caller.user())
                && caller.groups().stream().noneMatch(found.writers()::contains)) {
            throw new ClewException(Message.of("forbidden.write-source", id));
        }
        if (found.grade() >= openings.of(caller, purpose.strip()).sealedFrom()) {
            throw new ClewException(Message.of("approval-required.grade", found.grade()));
        }
        return id;
    }

    private static String shortened(String id) {
        return id.length() <= 40 ? id : id.substring(0, 40) + "…";
    }
}
