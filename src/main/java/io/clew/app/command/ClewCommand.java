package io.clew.app.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Everything that {@code ./clew} can do. */
@Command(
        name = "clew",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            HelpCommand.class,
            StartCommand.class,
            DemoCommand.class,
            ImportCommand.class,
            VerifyCommand.class,
            AskCommands.Search.class,
            AskCommands.Export.class,
            AskCommands.Trace.class,
            AskCommands.Status.class,
            AskCommands.Users.class,
            TokenCommand.class,
            RebuildCommand.class,
            CopyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            AuditCommand.class,
            ReportCommand.class,
            WorldCommand.class
        })
final class ClewCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "no command");
    }
}
