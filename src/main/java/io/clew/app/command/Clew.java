package io.clew.app.command;

import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the program begins. */
@QuarkusMain
public final class Clew {

    private Clew() {}

    public static void main(String... words) {
        System.exit(new CommandLine(new ClewCommand())
                .setExecutionExceptionHandler(new PlainFailure())
                .execute(words));
    }
}
