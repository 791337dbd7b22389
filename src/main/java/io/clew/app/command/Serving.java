package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.Message;
import io.quarkus.runtime.Application;
import io.quarkus.runtime.Quarkus;
import java.util.logging.Filter;
import java.util.logging.Logger;

/** Runs the server until it is stopped. What a person can act on about a start is told in one line, without a trace. */
final class Serving {

    /** Kept, because the log manager forgets loggers that nobody holds. */
    private static final Logger STARTS = Logger.getLogger(Application.class.getName());

    private Serving() {}

    /** Returns the exit code. */
    static int run() {
        plain();
        int[] exit = {ExitCode.FAILED};
        Quarkus.run(null, (code, failure) -> {
            exit[0] = failure == null ? code : ended(failure);
        });
        return exit[0];
    }

    /** Keeps what will be told in one line out of the log. */
    static void plain() {
        Filter others = entry -> entry.getThrown() == null || PlainFailure.reason(entry.getThrown()) == null;
        STARTS.setFilter(others);
    }

    /** Tells why it ended; returns the exit code. */
    static int ended(Throwable failure) {
        Message reason = PlainFailure.reason(failure);
        if (reason == null) {
            System.err.println(failure);
            return ExitCode.FAILED;
        }
        Console.tell(reason);
        return PlainFailure.code(reason);
    }
}
