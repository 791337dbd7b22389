package io.clew.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything that {@code ./clew} can do. */
@Command(
        name = "clew",
        description = "Clew 线索: search and graph against telecom fraud.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HelpCommand.class,
            StartCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            TokenCommand.class,
            RebuildCommand.class,
            CopyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AuditCommand.class,
            WorldCommand.class
        },
        footer = {
            "",
            "  mvn WORDS…   Maven with the right JDK",
            "  test         every test",
            "  bench NAME   measurements (search, ingest, graph, trace, truth, finbench)"
        })
final class ClewCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Say which command.");
    }
}
