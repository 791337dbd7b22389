package io.clew.app;

import io.clew.record.ClewException;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;

/**
 * What has to be done once at the start, in order. Where an engine is away, a thread of its own does it as soon as the
 * engine is there, and the server answers meanwhile.
 */
@Singleton
public class Beginning {

    private static final Logger LOG = Logger.getLogger(Beginning.class);
    private static final int AGAIN_SECONDS = 2;

    private final AtomicInteger waiting = new AtomicInteger();
    private final ExecutorService later = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().daemon().name("clew-beginning").factory());

    /** Does the step now, or after those that wait already; a failure other than an engine that is away comes out here. */
    public void step(Runnable step) {
        if (isComplete()) {
            try {
                step.run();
                return;
            } catch (ClewException away) {
                if (!isAway(away)) {
                    throw away;
                }
                LOG.warn("The start waits for an engine and goes on by itself: " + away.getMessage());
            }
        }
        waiting.incrementAndGet();
        later.execute(() -> untilDone(step));
    }

    private static boolean isAway(ClewException e) {
        return e.code().endsWith("-unavailable");
    }

    private void untilDone(Runnable step) {
        while (!done(step)) {
            try {
                TimeUnit.SECONDS.sleep(AGAIN_SECONDS);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        if (waiting.decrementAndGet() == 0) {
            LOG.info("The engines are there; the start is complete.");
        }
    }

    private static boolean done(Runnable step) {
        try {
            step.run();
            return true;
        } catch (ClewException e) {
            if (!isAway(e)) {
                LOG.error("The start cannot go on: " + e.getMessage());
            }
            return false;
        }
    }

    /** Whether everything has been done. */
    public boolean isComplete() {
        return waiting.get() == 0;
    }

    @PreDestroy
    void stop() {
        later.shutdownNow();
    }
}
