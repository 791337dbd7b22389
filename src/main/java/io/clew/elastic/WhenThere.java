package io.clew.elastic;

import io.clew.record.IndexUnavailableException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can only be made while the cluster answers: made by the first use that succeeds, then kept. Safe for use by many
 * threads.
 *
 * <p>While the cluster is away one thread at a time tries, and for a second after it failed the others are told so at
 * once, so that none of them queues for a connection that is not to be had.
 */
public final class WhenThere<T> {

    private static final long TOLD_NANOS = TimeUnit.SECONDS.toNanos(1);

    private record Failure(IndexUnavailableException why, long at) {}

    private final Supplier<T> making;
    private final ReentrantLock lock = new ReentrantLock();
    private volatile @Nullable T made;
    private volatile @Nullable Failure failure;

    public WhenThere(Supplier<T> making) {
        this.making = making;
    }

    /** Makes it now if that is possible; leaves it for later while the cluster is away, and passes other failures on. */
    public WhenThere<T> tried() {
        try {
            get();
        } catch (IndexUnavailableException away) {
            return this; // the first question after the cluster came back makes it
        }
        return this;
    }

    /** @throws IndexUnavailableException if it is not made yet and the cluster is still away */
    public T get() {
        T there = made;
        if (there != null) {
            return there;
        }
        told();
        lock.lock();
        try {
            there = made;
            if (there == null) {
                told();
                there = making.get();
                made = there;
            }
            return there;
        } catch (IndexUnavailableException away) {
            failure = new Failure(away, System.nanoTime());
            throw away;
        } finally {
            lock.unlock();
        }
    }

    private void told() {
        Failure last = failure;
        if (last != null && System.nanoTime() - last.at() < TOLD_NANOS) {
            throw new IndexUnavailableException(last.why().message(), last.why());
        }
    }

    /** What was made; null before. */
    public @Nullable T made() {
        return made;
    }
}
