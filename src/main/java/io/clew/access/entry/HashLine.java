package io.clew.access.entry;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * A short line before the hashing of passwords, which takes much memory and time on purpose: few are hashed at once, few
 * more wait, fewer still from one address, and the rest are told to come again. Safe for use by many threads.
 */
final class HashLine {

    /** Memory of all that is hashed at once. */
    private static final int BUDGET = 64 << 20;

    private static final int WAITING = 32;
    private static final int OF_ADDRESS = 8;
    private static final Duration COME_AGAIN = Duration.ofSeconds(3);

    private final Semaphore hashing;
    private final int most;
    private final Map<String, Integer> inLine = new HashMap<>();
    private final Map<String, CompletableFuture<Boolean>> underWay = new ConcurrentHashMap<>();
    private int length;

    HashLine() {
        this(Math.max(
                1, Math.min(BUDGET / Passwords.MEMORY, Runtime.getRuntime().availableProcessors())));
    }

    /** @param atOnce how many work at once; {@value #WAITING} more may wait */
    HashLine(int atOnce) {
        hashing = new Semaphore(atOnce, true);
        most = atOnce + WAITING;
    }

    /**
     * Does the work when it is its turn; who brings the same while it is under way waits for its outcome.
     *
     * @throws ClewException {@code sign-in-busy} at once where the line is full, or what the work throws
     */
    void once(String what, String from, Runnable work) {
        var mine = new CompletableFuture<Boolean>();
        CompletableFuture<Boolean> other = underWay.putIfAbsent(what, mine);
        if (other != null) {
            join(other);
            return;
        }
        try {
            inTurn(from, work);
            mine.complete(true);
        } catch (ClewException refusal) {
            mine.completeExceptionally(refusal);
            throw refusal;
        } finally {
            underWay.remove(what, mine);
            mine.cancel(false); // where neither happened
        }
    }

    private static void join(CompletableFuture<Boolean> other) {
        try {
            other.join();
        } catch (CompletionException | CancellationException failure) {
            throw failure.getCause() instanceof ClewException refusal ? refusal : busy();
        }
    }

    private void inTurn(String from, Runnable work) {
        enter(from);
        try {
            hashing.acquireUninterruptibly();
            try {
                work.run();
            } finally {
                hashing.release();
            }
        } finally {
            leave(from);
        }
    }

    private synchronized void enter(String from) {
        if (length >= most || inLine.getOrDefault(from, 0) >= OF_ADDRESS) {
            throw busy();
        }
        length++;
        inLine.merge(from, 1, Integer::sum);
    }

    private static ClewException busy() {
        return new ClewException(Message.of("sign-in-busy", COME_AGAIN), COME_AGAIN);
    }

    private synchronized void leave(String from) {
        length--;
        inLine.computeIfPresent(from, (address, some) -> some == 1 ? null : some - 1);
    }
}
