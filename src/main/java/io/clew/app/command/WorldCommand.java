package io.clew.app.command;

import io.clew.world.World;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "world",
        description = "Writes a synthetic world as the files that institutions send, and the truth about it.")
final class WorldCommand implements Callable<Integer> {

    @Option(
            names = "--people",
            defaultValue = "2000",
            description = "how many people live in it (default ${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "the same seed gives the same bytes (default ${DEFAULT-VALUE})")
    private long seed;

    @Parameters(paramLabel = "DIR", description = "an empty folder")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        var written = World.write(
                people, seed, folder, (done, of, rows) -> System.err.printf("\r%,d/%,d 人，%,d 行 ", done, of, rows));
        double seconds = (System.nanoTime() - began) / 1e9;
        System.err.println();
        System.out.printf(
                "已写入 %s:%,d 人，%,d 行，%,d 个文件，%.1f 秒，每秒 %,.0f 行%n",
                folder, written.people(), written.rows(), written.files(), seconds, written.rows() / seconds);
        return 0;
    }
}
