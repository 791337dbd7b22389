package io.clew.app.command;

import io.clew.access.Caller;
import io.clew.access.entry.Accounts;
import io.clew.app.Operator;
import io.clew.record.ClewException;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Runs one task with everything wired as in the server, but without listening. */
public final class OneShot implements QuarkusApplication {

    /** What is to be done; the answer is the exit code. */
    interface Task {
        int run() throws Exception;
    }

    private static final AtomicReference<@Nullable Task> TASK = new AtomicReference<>();
    private static final AtomicReference<@Nullable ClewException> REFUSED = new AtomicReference<>();

    static int run(Task task) {
        System.setProperty("quarkus.http.host-enabled", "false");
        System.setProperty("quarkus.banner.enabled", "false");
        System.setProperty("quarkus.log.level", "WARN");
        TASK.set(task);
        Serving.plain();
        int[] exit = {ExitCode.FAILED};
        Quarkus.run(OneShot.class, (code, failure) -> {
            exit[0] = failure == null ? code : Serving.ended(failure);
        });
        ClewException refused = REFUSED.get();
        if (refused != null) {
            throw refused;
        }
        return exit[0];
    }

    static Caller operator() {
        return Operator.of(bean(Accounts.class));
    }

    static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    @Override
    public int run(String... words) throws Exception {
        Task task = TASK.get();
        if (task == null) {
            throw new IllegalStateException("no task");
        }
        try {
            return task.run();
        } catch (ClewException refused) {
            REFUSED.set(refused);
            return ExitCode.FAILED;
        }
    }
}
