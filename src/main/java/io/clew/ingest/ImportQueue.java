package io.clew.ingest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which import runs next: two run at a time, the smaller first; those of one source one after the other, in the order in
 * which they came, because a later one may correct an earlier. Safe for use by many threads.
 */
final class ImportQueue implements AutoCloseable {

    private static final int AT_ONCE = 2;
    private static final long CLOSING_MILLIS = 30_000;

    private record Waiting(String id, String source, long bytes, Runnable work) {}

    private final List<Waiting> waiting = new ArrayList<>();
    private final Map<String, Waiting> running = new HashMap<>();
    private final Set<Thread> threads = new HashSet<>();
    private boolean closed;

    synchronized void add(String id, String source, long bytes, Runnable work) {
        waiting.add(new Waiting(id, source, bytes, work));
        begin();
    }

    /** Gives the place of an import that does not end to the next one. */
    synchronized void giveUp(String id) {
        waiting.removeIf(each -> each.id().equals(id));
        running.remove(id);
        begin();
        notifyAll();
    }

    private void begin() {
        while (!closed && running.size() < AT_ONCE) {
            Optional<Waiting> next = next();
            if (next.isEmpty()) {
                return;
            }
            Waiting now = next.get();
            waiting.remove(now);
            running.put(now.id(), now);
            threads.add(Thread.ofPlatform().name("import-read").daemon().start(() -> run(now)));
        }
    }

    private Optional<Waiting> next() {
        Set<String> taken = new HashSet<>();
        running.values().forEach(each -> taken.add(each.source()));
        return waiting.stream().filter(each -> taken.add(each.source())).min(Comparator.comparingLong(Waiting::bytes));
    }

    private void run(Waiting now) {
        try {
            now.work().run();
        } finally {
            synchronized (this) {
                threads.remove(Thread.currentThread());
                running.remove(now.id(), now);
                begin();
                notifyAll();
            }
        }
    }

    /** Waits until everything queued so far, and since, has ended. */
    synchronized void await() throws InterruptedException {
        while (!closed && (!waiting.isEmpty() || !running.isEmpty())) {
            wait();
        }
    }

    /** Interrupts what runs and waits for it, at most half a minute. */
    @Override
    public void close() {
        List<Thread> last;
        synchronized (this) {
            closed = true;
            waiting.clear();
            last = List.copyOf(threads);
            notifyAll();
        }
        last.forEach(Thread::interrupt);
        long until = System.currentTimeMillis() + CLOSING_MILLIS;
        try {
            for (Thread thread : last) {
                thread.join(Math.max(1, until - System.currentTimeMillis()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
