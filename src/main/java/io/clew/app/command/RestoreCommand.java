package io.clew.app.command;

import io.clew.app.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "restore", description = "Puts a backup back into an empty data folder, after checking every file.")
final class RestoreCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Path data = ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"));
        long files = new Backup(data).from(folder);
        System.out.println("已从 " + folder + " 恢复 " + files + " 个文件");
        return 0;
    }
}
