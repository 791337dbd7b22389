package io.clew.app.command;

import io.clew.app.Backup;
import io.clew.app.Console;
import io.clew.record.Message;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "backup.DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws Exception {
        long files = new Backup(DataFolder.find().path()).to(folder);
        Console.print(Message.of("command.backed-up", files, folder.toString()));
        return ExitCode.DONE;
    }
}
