package io.clew.app.command;

import io.clew.record.ClewException;
import picocli.CommandLine;

/** Tells a failure that the reader can act on in one line, any other with its trace. */
final class PlainFailure implements CommandLine.IExecutionExceptionHandler {

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, CommandLine.ParseResult words)
            throws Exception {
        if (failure instanceof ClewException known) {
            command.getErr().println(known.getMessage());
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw failure;
    }
}
