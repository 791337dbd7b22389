package io.clew.ingest;

import io.clew.ingest.row.Item;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Carries rows from the reader through the mappers to the writer, in the order in which they were read.
 *
 * <p>Reader, mappers and writer each have their own threads; a full queue makes the reader wait, so memory stays
 * bounded. The first failure ends all three and comes out of {@link #put} or {@link #finish}.
 */
final class Conveyor implements AutoCloseable {

    /** Chunks on the way at most. */
    private static final int ON_THE_WAY = 24;

    /** Behind it nothing comes. */
    private static final Future<List<Item>> END = CompletableFuture.completedFuture(List.of());

    interface Writer {
        void take(List<Item> items) throws Exception;

        /** Nothing has come for a while. */
        void idle() throws Exception;
    }

    private final ExecutorService mappers;
    private final BlockingQueue<Future<List<Item>>> queue = new ArrayBlockingQueue<>(ON_THE_WAY);
    private final AtomicInteger unmapped = new AtomicInteger();
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    Conveyor(Writer writer) {
        int threads = Math.max(1, Runtime.getRuntime().availableProcessors() - 1);
        mappers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().name("import-map-", 0).daemon().factory());
        thread = Thread.ofPlatform().name("import-write").daemon().start(() -> write(writer));
    }

    /** @throws Failed if the writer or a mapper has failed */
    void put(Callable<List<Item>> work) throws InterruptedException {
        unmapped.incrementAndGet();
        Future<List<Item>> future = mappers.submit(() -> {
            try {
                return work.call();
            } finally {
                synchronized (unmapped) {
                    unmapped.decrementAndGet();
                    unmapped.notifyAll();
                }
            }
        });
        enqueue(future);
    }

    private void enqueue(Future<List<Item>> next) throws InterruptedException {
        while (true) {
            check();
            if (queue.offer(next, 100, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }

    /** Waits until the mappers have done with everything put so far. */
    void settle() throws InterruptedException {
        synchronized (unmapped) {
            while (unmapped.get() > 0) {
                unmapped.wait();
            }
        }
        check();
    }

    /** Waits until everything put has been written. */
    void finish() throws InterruptedException {
        enqueue(END);
        thread.join();
        check();
    }

    private void check() {
        Throwable why = failure;
        if (why != null) {
            throw new Failed(why);
        }
    }

    private void write(Writer writer) {
        try {
            while (true) {
                Future<List<Item>> next = queue.poll(200, TimeUnit.MILLISECONDS);
                if (next == END) {
                    return;
                } else if (next != null) {
                    writer.take(next.get());
                } else {
                    writer.idle();
                }
            }
        } catch (ExecutionException e) {
            failure = e.getCause() == null ? e : e.getCause();
        } catch (InterruptedException e) {
            failure = e;
        } catch (Exception | Error e) {
            failure = e;
        }
    }

    @Override
    public void close() {
        mappers.shutdownNow();
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What stopped the conveyor is the cause. */
    static final class Failed extends RuntimeException {
        Failed(Throwable cause) {
            super(cause);
        }
    }
}
