package io.clew.app.command;

import io.clew.app.Backup;
import io.clew.app.Console;
import io.clew.record.Message;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restore")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR", descriptionKey = "restore.DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws Exception {
        long files = new Backup(DataFolder.find().path()).from(folder);
        Console.print(Message.of("command.restored", files, folder.toString()));
        return ExitCode.DONE;
    }
}
