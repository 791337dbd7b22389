package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.smallrye.config.ConfigValidationException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Tells a failure that the reader can act on in one line, any other with its trace. */
final class PlainFailure implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult words)
            throws Exception {
        Message reason = reason(failure);
        if (reason == null) {
            throw failure;
        }
        Console.tell(reason);
        return code(reason);
    }

    /** A setting that cannot be read is a wrong word like another. */
    static int code(Message reason) {
        return reason.code().startsWith("setting-") ? ExitCode.USAGE : ExitCode.FAILED;
    }

    /** What a person can act on, where there is such a thing beneath; else null. */
    static @Nullable Message reason(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ClewException known) {
                return known.message();
            }
            if (cause instanceof ConfigValidationException bad) {
                return Message.of("setting-bad", problems(bad));
            }
            if (cause instanceof IOException || (cause instanceof UncheckedIOException && cause.getCause() == null)) {
                return Message.of("command.input-output", cause.toString());
            }
        }
        return null;
    }

    private static List<String> problems(ConfigValidationException bad) {
        return IntStream.range(0, bad.getProblemCount())
                .mapToObj(i -> bad.getProblem(i).getMessage())
                .toList();
    }
}
