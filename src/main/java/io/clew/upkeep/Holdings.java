package io.clew.upkeep;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongSupplier;

/**
 * What an installation is known to hold, written down twice, in a file beside the data and among the documents, so that a
 * start finds out that something is gone.
 *
 * <p>Everything that counts here is durable before it is counted and never grows less, so less than was written down once is
 * lost, by whatever way. Safe for use by many threads.
 */
public final class Holdings {

    private static final String COLLECTION = "installation";
    private static final String DOCUMENT = "holdings";

    /**
     * What was there.
     *
     * @param installation made up when it began; two that differ do not belong together
     * @param commit one more for each time that it was written down
     * @param records number of the last record that was in index and graph
     * @param audit entries of the audit log
     */
    record Held(String installation, long commit, long records, long audit) {}

    /** What is there now, asked when it is compared. */
    public record Present(LongSupplier records, LongSupplier graph, LongSupplier audit) {}

    private final Path file;
    private final DocumentStore documents;
    private final Present present;
    private boolean checked; // guarded by this

    /** @param file in the data folder; made when something is written down first */
    public Holdings(Path file, DocumentStore documents, Present present) {
        this.file = file;
        this.documents = documents;
        this.present = present;
    }

    /**
     * Compares what is there with what was written down, and changes nothing.
     *
     * @throws ClewException {@code data-lost} if less is there, or parts of different installations; says what, and how to go on
     */
    public synchronized void check() {
        Optional<Held> beside = beside();
        Optional<Held> within = within();
        if (beside.isPresent() && within.isEmpty()) {
            throw new ClewException(Message.of("data-lost.documents", folder()));
        }
        if (beside.isPresent() && within.isPresent()) {
            if (!beside.get().installation().equals(within.get().installation())) {
                throw new ClewException(Message.of("data-lost.mixed", folder()));
            }
            if (within.get().commit() < beside.get().commit()) {
                throw new ClewException(Message.of("data-lost.older", folder()));
            }
        }
        long records = Math.max(
                beside.map(Held::records).orElse(0L), within.map(Held::records).orElse(0L));
        long audit = Math.max(
                beside.map(Held::audit).orElse(0L), within.map(Held::audit).orElse(0L));
        compare("data-lost.records", records, present.records().getAsLong());
        compare(
                "data-lost.graph",
                present.graph().getAsLong(),
                present.records().getAsLong());
        compare("data-lost.audit", audit, present.audit().getAsLong());
        checked = true;
    }

    private void compare(String lost, long known, long found) {
        if (found < known) {
            throw new ClewException(Message.of(lost, folder(), known, found));
        }
    }

    /** Writes down what is there, where that is other than before; nothing where it was not compared first. */
    public synchronized void keep() {
        if (!checked) {
            return;
        }
        long records = Math.min(present.graph().getAsLong(), present.records().getAsLong());
        long audit = present.audit().getAsLong();
        Optional<Held> within = within();
        Optional<Held> beside = beside();
        if (within.isPresent()
                && within.equals(beside)
                && within.get().records() == records
                && within.get().audit() == audit) {
            return;
        }
        write(records, audit, within, beside);
    }

    /**
     * Takes what is there for all there is, whatever was written down; for an operator who knows what is lost.
     *
     * @return what was not there any more, in words; empty where nothing was missing
     */
    public synchronized Optional<Message> accept() {
        try {
            check();
            return Optional.empty();
        } catch (ClewException lost) {
            if (!lost.code().equals("data-lost")) {
                throw lost;
            }
            write(present.records().getAsLong(), present.audit().getAsLong(), within(), beside());
            checked = true;
            return Optional.of(lost.message());
        }
    }

    private void write(long records, long audit, Optional<Held> within, Optional<Held> beside) {
        String installation = beside.or(() -> within)
                .map(Held::installation)
                .orElseGet(() -> UUID.randomUUID().toString());
        long commit = 1
                + Math.max(
                        beside.map(Held::commit).orElse(0L),
                        within.map(Held::commit).orElse(0L));
        var held = new Held(installation, commit, records, audit);
        try {
            long version = documents
                    .get(COLLECTION, DOCUMENT)
                    .map(DocumentStore.Document::version)
                    .orElse(DocumentStore.ABSENT);
            documents.put(COLLECTION, DOCUMENT, version, Json.write(held), Map.of());
        } catch (VersionConflictException another) {
            return; // written down by somebody else just now
        }
        writeBeside(held); // last: the file never knows more than the document
    }

    private void writeBeside(Held held) {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        try {
            Files.writeString(fresh, Json.write(held) + "\n");
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<Held> within() {
        return documents.get(COLLECTION, DOCUMENT).map(document -> read(document.json()));
    }

    private Optional<Held> beside() {
        try {
            return Files.exists(file) ? Optional.of(read(Files.readString(file))) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What cannot be read is not overwritten. */
    private Held read(String json) {
        try {
            return Json.MAPPER.readValue(json, Held.class);
        } catch (JsonProcessingException e) {
            throw new ClewException(Message.of("data-lost.unreadable", file), e);
        }
    }

    private Path folder() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
