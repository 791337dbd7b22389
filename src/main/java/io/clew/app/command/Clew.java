package io.clew.app.command;

import io.clew.app.Console;
import io.clew.app.Settings;
import io.clew.app.client.Version;
import io.clew.record.ClewException;
import io.quarkus.runtime.annotations.QuarkusMain;
import picocli.CommandLine;

/** Where the program begins. */
@QuarkusMain
public final class Clew {

    private Clew() {}

    public static void main(String... words) {
        System.exit(run(words));
    }

    /** Returns the exit code. */
    static int run(String... words) {
        try {
            Settings.check(System.getenv().keySet());
        } catch (ClewException misspelt) {
            Console.tell(misspelt.message());
            return ExitCode.USAGE;
        }
        return line().execute(words);
    }

    /** The commands with help, version and language everywhere. */
    static CommandLine line() {
        var line = new CommandLine(new ClewCommand());
        everywhere(line);
        return line.setResourceBundle(new CommandWords())
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(new WrongWords())
                .setExecutionExceptionHandler(new PlainFailure());
    }

    private static void everywhere(CommandLine line) {
        var spec = line.getCommandSpec();
        if (!spec.helpCommand()) {
            spec.mixinStandardHelpOptions(true).versionProvider(new Version());
        }
        line.getSubcommands().values().forEach(Clew::everywhere);
    }
}
