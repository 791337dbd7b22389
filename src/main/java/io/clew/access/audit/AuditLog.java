package io.clew.access.audit;

import io.clew.access.Access;
import io.clew.access.Caller;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The append-only record of who looked at what, and why. Lies on disk as {@link AuditFiles} says.
 *
 * <p>Writers that come while the disk is busy are written together (group commit): whoever finds the disk free writes for
 * all. When a write fails, every entry of that group fails with it, and the next one tries again behind the last durable
 * entry. Safe for use by many threads; one process at a time has the log open.
 */
public final class AuditLog implements AutoCloseable {

    private static final HexFormat HEX = HexFormat.of();

    private final Path dir;
    private final Clock clock;
    private final ReentrantLock disk = new ReentrantLock();
    private final AuditWriter writer; // guarded by the disk lock
    private final AtomicBoolean writing = new AtomicBoolean();
    private final Queue<Thread> asleep = new ConcurrentLinkedQueue<>(); // until the writing is done
    private volatile AuditState durable;
    private volatile Witness witness = Witness.NONE;
    private volatile UnaryOperator<EntityKey> real = UnaryOperator.identity();
    private volatile UnaryOperator<EntityKey> digest = UnaryOperator.identity();

    // entries that have a number but are not yet on disk, guarded by this
    private AuditState given;
    private List<byte[]> waiting = new ArrayList<>();
    private final List<Long> failedBehind =
            new ArrayList<>(); // for each group that failed, the entries durable before it

    /**
     * An entry on its way to the disk.
     *
     * @param group how many groups had failed when it was given its number
     */
    record Ticket(long n, int group) {}

    private AuditLog(Path dir, Clock clock, AuditWriter writer, AuditState state) {
        this.dir = dir;
        this.clock = clock;
        this.writer = writer;
        this.durable = state;
        this.given = state.copy();
    }

    /** @throws ClewException {@code audit-damaged} if what is there does not hold; the verification says where */
    public static AuditLog open(Path dir) {
        return open(dir, Clock.systemUTC());
    }

    public static AuditLog open(Path dir, Clock clock) {
        try {
            var writer = AuditWriter.open(dir);
            try {
                return new AuditLog(dir, clock, writer, writer.recover());
            } catch (IOException | RuntimeException e) {
                writer.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log in " + dir + " cannot be opened", e);
        }
    }

    /**
     * Entries name entities as {@code real} does, whatever handle they came back under, and what was compared as {@code digest}
     * does.
     */
    public AuditLog naming(UnaryOperator<EntityKey> real, UnaryOperator<EntityKey> digest) {
        this.real = real;
        this.digest = digest;
        return this;
    }

    EntityKey compared(EntityKey key) {
        return digest.apply(key);
    }

    EntityKey named(EntityKey key) {
        return real.apply(key);
    }

    /** Begins a look; see {@link Look} for how it ends. Writes nothing yet. */
    public Look open(Access access, AuditAct act, String asked) {
        return new Look(this, Party.of(access), act, asked);
    }

    /** Begins a change, for which no purpose is asked; nothing is written before it is {@link Change#done}. */
    public Change change(Caller by, AuditAct act, String asked) {
        return new Change(this, Party.of(by), act, asked);
    }

    /**
     * Writes one entry and returns when it is durable: a sign-in, a refusal.
     *
     * @param outcome {@link AuditEntry#OK} or the code of the refusal
     * @throws ClewException {@code audit-unavailable}
     */
    public void note(String who, String from, AuditAct act, String asked, String outcome) {
        durable(append(0, new Party(who, from, "", ""), act, asked, outcome, 0, List.of()));
    }

    /** The same, of somebody who has signed in. */
    public void note(Caller by, AuditAct act, String asked, String outcome) {
        note(by.user(), by.from(), act, asked, outcome);
    }

    /** How many entries are durable. */
    public long size() {
        return durable.size();
    }

    /** The head as of now, for keeping elsewhere. */
    public TreeHead head() {
        AuditState state = durable;
        return new TreeHead(state.size(), HEX.formatHex(state.root()), now());
    }

    /** Appends the head to the file {@code heads} beside the log, where verification holds the log to it, and returns it. */
    public TreeHead publishHead() {
        disk.lock();
        try {
            TreeHead head = head();
            AuditFiles.append(AuditFiles.heads(dir), head.line() + "\n");
            return head;
        } catch (IOException e) {
            throw unavailable(e);
        } finally {
            disk.unlock();
        }
    }

    /**
     * Verifies what is durable now, from the first byte. Reads the whole log.
     *
     * @param lines heads that somebody kept, as the witness sent them; its own file is held against the log besides
     */
    public AuditVerify.Verdict verify(List<String> lines) {
        var kept = new ArrayList<>(lines);
        kept.addAll(witness.kept());
        return AuditVerify.witnessed(dir, kept, witness.key());
    }

    /** Has heads carried elsewhere from now on. */
    public AuditLog witnessed(Witness by) {
        witness = by;
        return this;
    }

    /** The head as of now, as it leaves the house. */
    public SignedHead signedHead() {
        return witness.sign(head());
    }

    /** Reads entries; see {@link AuditSearch}. */
    public AuditSearch search() {
        return new AuditSearch(dir, durable.size(), digest);
    }

    /** Makes proofs about what is durable now. */
    public AuditProofs proofs() {
        AuditState state = durable;
        return new AuditProofs(dir, state.size(), state.roots());
    }

    Ticket append(
            long look, Party by, AuditAct act, String asked, String outcome, long returned, Collection<String> keys) {
        synchronized (this) {
            var entry = new AuditEntry(
                    given.size() + 1,
                    look,
                    now(),
                    by.who(),
                    by.from(),
                    by.purpose(),
                    act.word(),
                    asked,
                    outcome,
                    returned,
                    List.copyOf(keys),
                    by.under());
            byte[] line = entry.line(given.last());
            given.add(MerkleTree.leaf(line));
            waiting.add(line);
            return new Ticket(entry.n(), failedBehind.size());
        }
    }

    /**
     * Returns when the entry is on disk. Who finds nobody writing writes for all; the others sleep, and wake together when
     * that is done instead of handing a lock from one to the next.
     */
    void durable(Ticket ticket) {
        boolean interrupted = false;
        try {
            while (!settled(ticket)) {
                if (writing.compareAndSet(false, true)) {
                    try {
                        commit();
                    } finally {
                        writing.set(false);
                        wake();
                    }
                } else {
                    asleep.add(Thread.currentThread());
                    if (writing.get()) {
                        LockSupport.park(this);
                    }
                    interrupted |= Thread.interrupted();
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** For what ends something that the log tells of already: where it cannot be written, that stands alone. */
    void durableIfPossible(Ticket ticket) {
        try {
            durable(ticket);
        } catch (ClewException unwritten) {
            return;
        }
    }

    private void wake() {
        for (Thread thread = asleep.poll(); thread != null; thread = asleep.poll()) {
            LockSupport.unpark(thread);
        }
    }

    private boolean settled(Ticket ticket) {
        boolean written = durable.size() >= ticket.n();
        if (lost(ticket)) {
            throw unavailable(null);
        }
        return written;
    }

    private synchronized boolean lost(Ticket ticket) {
        return ticket.group < failedBehind.size() && ticket.n > failedBehind.get(ticket.group);
    }

    private void commit() {
        disk.lock();
        try {
            List<byte[]> lines;
            AuditState after;
            synchronized (this) {
                lines = waiting;
                waiting = new ArrayList<>();
                after = given.copy();
            }
            if (!lines.isEmpty()) {
                write(lines, after);
            }
        } finally {
            disk.unlock();
        }
    }

    private void write(List<byte[]> lines, AuditState after) {
        try {
            writer.write(durable, lines, after);
            durable = after;
        } catch (IOException e) {
            synchronized (this) {
                failedBehind.add(durable.size());
                waiting = new ArrayList<>();
                given = durable.copy();
            }
            throw unavailable(e);
        }
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private static ClewException unavailable(@org.jspecify.annotations.Nullable Throwable cause) {
        return new ClewException(Message.of("audit-unavailable"), cause);
    }

    /** Writes what waits and lets go of the files. */
    @Override
    public void close() {
        disk.lock();
        try {
            commit();
            writer.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            disk.unlock();
        }
    }
}
