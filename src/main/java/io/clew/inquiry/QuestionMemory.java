package io.clew.inquiry;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * The memory that questions to the graph share: each says beforehand what it may hold at most, and waits, or is refused, where
 * that is not there. So no question, and no number of them at once, takes the memory of everybody. Safe for use by many threads.
 */
public final class QuestionMemory {

    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final Duration AGAIN = Duration.ofSeconds(10);

    private final Semaphore free;
    private final int all;

    /** What a question holds until it is answered. */
    public final class Held implements AutoCloseable {

        private final int megabytes;

        private Held(int megabytes) {
            this.megabytes = megabytes;
        }

        @Override
        public void close() {
            free.release(megabytes);
        }
    }

    /** @param bytes for all questions together; one alone may take half of it */
    public QuestionMemory(long bytes) {
        this.all = (int) Math.clamp(bytes >> 20, 2, Integer.MAX_VALUE);
        this.free = new Semaphore(all, true);
    }

    /** A third of the heap, the rest being for what is kept, for files and for answers on their way. */
    public static QuestionMemory ofHeap() {
        return new QuestionMemory(Runtime.getRuntime().maxMemory() / 3);
    }

    /**
     * Takes what a question may hold at most.
     *
     * @throws ClewException {@code question-too-large} where it is more than one question may ever take; {@code
     *     question-busy} where others hold it for longer than five seconds
     */
    public Held take(long bytes) {
        long wanted = Math.max(1, bytes >> 20);
        if (wanted > all / 2) {
            throw new ClewException(Message.of("question-too-large", wanted, all / 2));
        }
        int megabytes = (int) wanted;
        try {
            if (free.tryAcquire(megabytes, PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return new Held(megabytes);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new ClewException(Message.of("question-busy", AGAIN), AGAIN);
    }
}
