package io.clew.casework.workspace;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.casework.Cases;
import io.clew.casework.Kept;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.FileStore;
import io.clew.store.VersionConflictException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The files that were brought into a case as evidence, each exactly as it came and known by its SHA-256, with everybody who
 * had it in hand (保管链). Nothing leaves the bag: a copy is given, for a stated reason, since a file shows what is masked
 * elsewhere. Safe for use by many threads.
 */
public final class EvidenceBag {

    private static final String COLLECTION = "case-evidence";
    private static final int LONGEST_NAME = 200;
    private static final int SHORTEST = 4;
    private static final int LONGEST = 500;
    private static final int TRIES = 20;

    /** What somebody did with a piece. */
    public enum Act {
        BROUGHT,
        READ,
        EXPORTED
    }

    /** One link of the chain; {@code why} is where it is from, or what the copy was wanted for. */
    public record Hand(String by, Instant at, Act act, String why) {}

    /**
     * A piece of evidence.
     *
     * @param name of the file as it came
     * @param sha256 lower-case hex
     * @param size in bytes
     * @param chain from the first hand, who says where it is from, to the last
     */
    public record Piece(String id, String name, String sha256, long size, List<Hand> chain) {}

    private record Filed(String id, String caseId, String name, String sha256, long size, List<Hand> chain) {}

    private final DocumentStore store;
    private final FileStore files;
    private final Cases cases;
    private final RecordIndex index;
    private final AuditLog audit;
    private final Clock clock;

    public EvidenceBag(
            DocumentStore store, FileStore files, Cases cases, RecordIndex index, AuditLog audit, Clock clock) {
        this.store = store;
        this.files = files;
        this.cases = cases;
        this.index = index;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Keeps a file. The same content brought twice is two pieces, each with its chain.
     *
     * @param origin where it is from and how it was got
     * @throws ClewException {@code case-purpose}, {@code evidence-name}, {@code evidence-origin}, {@code evidence-empty}
     */
    public Piece bring(Access access, String caseId, String name, String origin, InputStream content) {
        cases.requirePurpose(access, caseId);
        String bare = bare(name);
        String from = why(origin, "evidence-origin");
        try (Look look = audit.open(access, AuditAct.EVIDENCE_BRING, caseId + " " + bare)) {
            look.changing();
            FileStore.KeptFile kept = files.keep(content);
            if (kept.size() == 0) {
                throw new ClewException(Message.of("evidence-empty", bare));
            }
            var filed = new Filed(
                    UUID.randomUUID().toString(),
                    caseId,
                    bare,
                    kept.sha256(),
                    kept.size(),
                    List.of(new Hand(access.user(), clock.instant(), Act.BROUGHT, from)));
            store.put(COLLECTION, filed.id, DocumentStore.ABSENT, Kept.json(filed), Map.of("case", caseId));
            look.returned(1, List.of());
            return seen(access, filed);
        } catch (IOException e) {
            throw new UncheckedIOException("a file for " + caseId + " could not be kept", e);
        }
    }

    /** What the bag of the case holds, in the order in which it came. */
    public List<Piece> list(Access access, String caseId) {
        cases.requirePurpose(access, caseId);
        try (Look look = audit.open(access, AuditAct.EVIDENCE, caseId)) {
            var pieces = filed(caseId).stream().map(one -> seen(access, one)).toList();
            look.returned(pieces.size(), List.of());
            return pieces;
        }
    }

    /** A copy to hand out. */
    public record Copy(String name, String sha256, Path file) {}

    /**
     * Gives a copy of a piece.
     *
     * @param why of 4 to 500 characters
     * @throws ClewException {@code evidence-unknown}, {@code evidence-reason}, {@code evidence-damaged} where the file is no
     *     longer what was brought
     */
    public Copy read(Access access, String caseId, String id, String why) {
        cases.requirePurpose(access, caseId);
        String reason = why(why, "evidence-reason");
        Filed filed = filed(caseId).stream()
                .filter(one -> one.id.equals(id))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("evidence-unknown")));
        try (Look look = audit.open(access, AuditAct.EVIDENCE_READ, caseId + " " + id + " " + reason)) {
            look.changing();
            Path file = whole(filed);
            handed(id, new Hand(access.user(), clock.instant(), Act.READ, reason));
            look.returned(1, List.of());
            return new Copy(filed.name, filed.sha256, file);
        }
    }

    /** What goes out of a case: the pieces, each checked, and their list. */
    public record Bundle(String caseId, String by, Instant at, String why, List<Piece> pieces, List<Path> files) {}

    /**
     * Gives a copy of everything in the bag.
     *
     * @param why of 4 to 500 characters
     * @throws ClewException {@code evidence-none}, {@code evidence-reason}, {@code evidence-damaged}
     */
    public Bundle export(Access access, String caseId, String why) {
        cases.requirePurpose(access, caseId);
        String reason = why(why, "evidence-reason");
        var all = filed(caseId);
        if (all.isEmpty()) {
            throw new ClewException(Message.of("evidence-none"));
        }
        try (Look look = audit.open(access, AuditAct.EVIDENCE_EXPORT, caseId + " " + reason)) {
            look.changing();
            var paths = all.stream().map(this::whole).toList();
            Instant now = clock.instant();
            all.forEach(one -> handed(one.id, new Hand(access.user(), now, Act.EXPORTED, reason)));
            var pieces = filed(caseId).stream().map(EvidenceBag::shown).toList();
            look.returned(pieces.size(), List.of());
            return new Bundle(caseId, access.user(), now, reason, pieces, paths);
        }
    }

    private List<Filed> filed(String caseId) {
        return store.list(COLLECTION, "case", caseId).stream()
                .map(kept -> Kept.read(kept, Filed.class))
                .sorted(Comparator.comparing((Filed one) -> one.chain.getFirst().at)
                        .thenComparing(Filed::id))
                .toList();
    }

    /** The file, if it still is what was brought. */
    private Path whole(Filed filed) {
        Path file = files.find(filed.sha256)
                .orElseThrow(() -> new ClewException(Message.of("evidence-damaged", filed.name)));
        try {
            if (!FileStore.sha256(file).equals(filed.sha256)) {
                throw new ClewException(Message.of("evidence-damaged", filed.name));
            }
        } catch (IOException e) {
            throw new ClewException(Message.of("evidence-damaged", filed.name), e);
        }
        return file;
    }

    /** Adds a hand to the chain, behind those that others add at the same time. */
    private void handed(String id, Hand hand) {
        for (int attempt = 1; ; attempt++) {
            var kept = store.get(COLLECTION, id).orElseThrow(() -> new ClewException(Message.of("evidence-unknown")));
            Filed before = Kept.read(kept, Filed.class);
            var chain = new ArrayList<>(before.chain);
            chain.add(hand);
            var after = new Filed(before.id, before.caseId, before.name, before.sha256, before.size, chain);
            try {
                store.put(COLLECTION, id, kept.version(), Kept.json(after), Map.of("case", before.caseId));
                return;
            } catch (VersionConflictException meanwhile) {
                if (attempt == TRIES) {
                    throw new ClewException(Message.of("conflict.changed"), meanwhile);
                }
            }
        }
    }

    private Piece seen(Access access, Filed filed) {
        Piece piece = shown(filed);
        return new Piece(
                piece.id,
                index.told(access, piece.name),
                piece.sha256,
                piece.size,
                piece.chain.stream()
                        .map(hand -> new Hand(hand.by, hand.at, hand.act, index.told(access, hand.why)))
                        .toList());
    }

    private static Piece shown(Filed filed) {
        return new Piece(filed.id, filed.name, filed.sha256, filed.size, filed.chain);
    }

    /** The name of the file alone, without where it lay on the sender's machine. */
    private static String bare(String name) {
        String bare = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .strip();
        if (bare.isEmpty() || bare.length() > LONGEST_NAME || bare.chars().anyMatch(Character::isISOControl)) {
            throw new ClewException(Message.of("evidence-name", LONGEST_NAME));
        }
        return bare;
    }

    private static String why(String written, String code) {
        String why = written.strip();
        if (why.length() < SHORTEST || why.length() > LONGEST) {
            throw new ClewException(Message.of(code, SHORTEST, LONGEST));
        }
        return why;
    }
}
