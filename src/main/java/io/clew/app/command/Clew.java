package io.clew.app.command;

import io.clew.app.Console;
import io.clew.app.Settings;
import io.clew.app.client.Version;
import io.clew.record.ClewException;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.lang.reflect.Method;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

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
            spec.versionProvider(new Version());
            if (spec.userObject() instanceof Method) {
                spec.addMixin("help", CommandSpec.forAnnotatedObject(new StandardHelp()));
            } else {
                spec.mixinStandardHelpOptions(true);
            }
        }
        line.getSubcommands().values().forEach(Clew::everywhere);
    }

    /**
     * The two options of every command, for commands that are methods: picocli's own are thought to stand before a method's
     * values, which would be given to the wrong parameters.
     */
    static final class StandardHelp {

        @Option(
                names = {"-h", "--help"},
                usageHelp = true,
                descriptionKey = "mixinStandardHelpOptions.help")
        private boolean help;

        @Option(
                names = {"-V", "--version"},
                versionHelp = true,
                descriptionKey = "mixinStandardHelpOptions.version")
        private boolean version;
    }
}
