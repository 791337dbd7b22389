package io.clew.alerts;

import io.clew.record.ClewException;
import io.clew.record.Wordless;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.logging.Logger;

/**
 * A thread that does a step whenever there may be something new, one after the other, until it is closed. A step that fails
 * is tried again, later each time; what it had not finished it finds again.
 */
public final class Follower implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Follower.class.getName());
    private static final Duration IDLE = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofMinutes(1);

    /** Does what there is to do. */
    @FunctionalInterface
    public interface Step {
        /** @return whether there may be more at once */
        boolean take();
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition news = lock.newCondition();
    private final Step step;
    private final String name;
    private final Duration idle;
    private final Thread thread;
    private boolean woken;
    private volatile boolean closed;

    public Follower(String name, Step step) {
        this(name, step, IDLE);
    }

    /** @param idle after which it looks by itself, and tries again for the first time */
    public Follower(String name, Step step, Duration idle) {
        this.name = name;
        this.idle = idle;
        this.step = step;
        this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
    }

    public void start() {
        thread.start();
    }

    /** Says that there may be something new. Returns at once. */
    public void wake() {
        lock.lock();
        try {
            woken = true;
            news.signal();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration wait = idle;
        while (!closed) {
            try {
                boolean more = step.take();
                wait = idle;
                if (!more) {
                    rest(wait, true);
                }
            } catch (RuntimeException failed) {
                if (closed) {
                    return;
                }
                LOG.warning(() -> name + " tries again: "
                        + (failed instanceof ClewException known ? known.code() : Wordless.trace(failed)));
                rest(wait, false);
                wait = wait.multipliedBy(2).compareTo(LONGEST) > 0 ? LONGEST : wait.multipliedBy(2);
            }
        }
    }

    private void rest(Duration atMost, boolean wakes) {
        lock.lock();
        try {
            long nanos = atMost.toNanos();
            while (!closed && nanos > 0 && !(wakes && woken)) {
                nanos = news.awaitNanos(nanos);
            }
            woken = false;
        } catch (InterruptedException e) {
            closed = true;
        } finally {
            lock.unlock();
        }
    }

    /** Ends it; returns when the step that runs is done. */
    @Override
    public void close() {
        closed = true;
        wake();
        try {
            if (thread.isAlive()) {
                thread.join(Duration.ofSeconds(30));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
