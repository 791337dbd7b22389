package io.clew.reports;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.clew.access.Access;
import io.clew.journal.TakenOut;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.reports.paper.Content;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps what reports say, and knows who may read them again: whoever may read as much as their maker did. */
final class ReportStore {

    private static final String COLLECTION = "reports";

    private final DocumentStore store;

    ReportStore(DocumentStore store) {
        this.store = store;
    }

    /** @param content as the analysis made it; what people wrote instead is in the manifest's question */
    record Kept(String id, String title, Manifest manifest, Content content) {}

    /** @param version with which it can be changed */
    record Versioned(Kept kept, long version) {}

    /** @throws ClewException {@code report-changed} where somebody else changed it meanwhile */
    void put(Kept kept, long expected) {
        try {
            store.put(
                    COLLECTION,
                    kept.id,
                    expected,
                    Json.write(kept),
                    Map.of(
                            "by",
                            kept.manifest.by(),
                            "template",
                            kept.manifest.question().template()));
        } catch (VersionConflictException e) {
            throw new ClewException(Message.of("report-changed", kept.id), e);
        }
    }

    Optional<Versioned> get(Access access, String id) {
        return store.get(COLLECTION, id)
                .map(document -> new Versioned(read(document), document.version()))
                .filter(found -> mayRead(access, found.kept));
    }

    List<Versioned> by(Access access) {
        return store.list(COLLECTION, "by", access.user()).stream()
                .map(document -> new Versioned(read(document), document.version()))
                .filter(found -> mayRead(access, found.kept))
                .toList();
    }

    /** Lets go of the reports that rest on what was taken out. */
    void forget(TakenOut.Gone gone) {
        for (DocumentStore.Document document : store.list(COLLECTION)) {
            Manifest manifest = read(document).manifest;
            boolean rests = gone.ref()
                    .map(ref -> manifest.records().stream()
                            .anyMatch(cited -> cited.record().equals(ref.toString())))
                    .orElseGet(() -> manifest.sources().contains(gone.source()));
            if (rests) {
                store.delete(COLLECTION, document.id(), document.version());
            }
        }
    }

    private static boolean mayRead(Access access, Kept kept) {
        return (access.unmasked() || !kept.manifest.unmasked())
                && kept.manifest.sources().stream().allMatch(access::maySee);
    }

    private static Kept read(DocumentStore.Document document) {
        try {
            return Json.MAPPER.readValue(document.json(), Kept.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("reports/" + document.id() + " is kept in a form that cannot be read", e);
        }
    }
}
