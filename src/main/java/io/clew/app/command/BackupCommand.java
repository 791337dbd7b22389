package io.clew.app.command;

import io.clew.app.Backup;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "backup", description = "Copies everything Clew keeps into an empty folder; stop the server first.")
final class BackupCommand implements Callable<Integer> {

    @Parameters(paramLabel = "DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() throws Exception {
        Path data = ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"));
        long files = new Backup(data).to(folder);
        System.out.println("已备份 " + files + " 个文件到 " + folder);
        return 0;
    }
}
