package io.clew.ingest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clew.ingest.ImportStatus.FileStatus;
import io.clew.ingest.file.Preview;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.read.Archive;
import io.clew.ingest.read.Format;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.Rejection;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Document;
import io.clew.store.FileStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;

/** Files that were sent to be looked at, and have not been imported yet. Safe for use by many threads. */
final class Drafts {

    static final Duration KEPT = Duration.ofDays(1);

    /** Of an archive, this much is unpacked to be shown. */
    private static final Archive.Limits SHOWN = new Archive.Limits(50, 256L << 20, 200, 3);

    private static final String COLLECTION = "import-previews";
    private static final ObjectMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();

    private record Draft(String by, Instant asked, List<Sent> files) {}

    private record Sent(String name, String sha256, long size) {}

    private final DocumentStore documents;
    private final FileStore files;
    private final Path unpacked;

    Drafts(DocumentStore documents, FileStore files, Path unpacked) {
        this.documents = documents;
        this.files = files;
        this.unpacked = unpacked;
    }

    String keep(String by, List<FileStatus> sent) {
        String id = "pre-" + UUID.randomUUID();
        var draft = new Draft(
                by,
                Instant.now(),
                sent.stream()
                        .map(file -> new Sent(file.name(), file.sha256(), file.size()))
                        .toList());
        try {
            documents.put(COLLECTION, id, DocumentStore.ABSENT, JSON.writeValueAsString(draft), Map.of());
            return id;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a preview is always JSON", e);
        }
    }

    /** @throws ClewException {@code preview-unknown} also where somebody else sent the files */
    List<FileStatus> files(String id, String by) {
        return documents
                .get(COLLECTION, id)
                .map(Drafts::read)
                .filter(draft -> draft.by.equals(by))
                .map(draft -> draft.files.stream()
                        .map(file -> FileStatus.waiting(file.name, file.sha256, file.size))
                        .toList())
                .orElseThrow(Drafts::unknown);
    }

    private static ClewException unknown() {
        return new ClewException(Message.of("preview-unknown"));
    }

    void drop(String id) {
        documents.get(COLLECTION, id).ifPresent(kept -> documents.delete(COLLECTION, id, kept.version()));
    }

    /** Forgets those that have waited too long, and their files where no import has them. */
    void sweep(Predicate<String> inUse) {
        Instant before = Instant.now().minus(KEPT);
        for (Document document : documents.list(COLLECTION)) {
            Draft draft = read(document);
            if (draft.asked.isBefore(before)) {
                drop(document.id());
                draft.files.stream().map(Sent::sha256).filter(inUse.negate()).forEach(this::remove);
            }
        }
    }

    private void remove(String sha256) {
        try {
            files.remove(sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("a file of an old preview cannot be removed", e);
        }
    }

    private static Draft read(Document document) {
        try {
            return JSON.readValue(document.json(), Draft.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the kept preview " + document.id() + " cannot be read", e);
        }
    }

    /** @param password for archives and documents that are closed; empty for none */
    List<Preview> show(List<FileStatus> sent, Mappings mappings, Map<String, Choice> choices, String password) {
        List<Preview> shown = new ArrayList<>();
        for (FileStatus file : sent) {
            Choice choice = choices.getOrDefault(file.name(), Choice.AUTO);
            Path path = files.find(file.sha256()).orElseThrow(Drafts::unknown);
            var leaf = new Leaf(file.name(), path, file.sha256(), password);
            Preview preview = one(leaf, file.size(), mappings, choice);
            shown.add(preview);
            if (Format.archive(preview.format())) {
                inside(leaf, mappings, choices, shown);
            }
        }
        return shown;
    }

    private static Preview one(Leaf leaf, long size, Mappings mappings, Choice choice) {
        try {
            return Preview.of(leaf, size, mappings, choice);
        } catch (IOException | java.io.UncheckedIOException e) {
            return Preview.damaged(leaf.name(), size, Message.of("damaged.file"));
        }
    }

    private void inside(Leaf archive, Mappings mappings, Map<String, Choice> choices, List<Preview> shown) {
        Path dir = unpacked.resolve(UUID.randomUUID().toString());
        try {
            new Archive(dir, SHOWN).unpack(archive, new Archive.Taker() {
                @Override
                public void take(Leaf leaf) throws IOException {
                    Choice choice =
                            choices.getOrDefault(leaf.name(), choices.getOrDefault(archive.name(), Choice.AUTO));
                    long size = java.nio.file.Files.size(leaf.path());
                    shown.add(one(leaf, size, mappings, choice));
                }

                @Override
                public void refused(String name, Rejection why) {
                    shown.add(Preview.damaged(name, 0, why.message()));
                }
            });
        } catch (Rejection.Refused e) {
            shown.add(Preview.damaged(archive.name(), 0, e.rejection().message()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException("the archive cannot be unpacked to be shown", e);
        } finally {
            try {
                Archive.remove(dir);
            } catch (IOException e) {
                // what is left over is small and in nobody's way
            }
        }
    }
}
