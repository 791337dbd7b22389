package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.Message;
import io.clew.world.World;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "world")
final class WorldCommand implements Callable<Integer> {

    @Option(names = "--people", paramLabel = "N", defaultValue = "2000")
    private int people;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Parameters(paramLabel = "DIR", descriptionKey = "world.DIR")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Override
    public Integer call() {
        long began = System.nanoTime();
        var written = World.write(people, seed, folder, WorldCommand::progress);
        System.err.println();
        Console.print(Message.of(
                "command.world-written",
                folder.toString(),
                written.people(),
                written.rows(),
                written.files(),
                Duration.ofNanos(System.nanoTime() - began)));
        return ExitCode.DONE;
    }

    static void progress(long done, long of, long rows) {
        Console.progress(Message.of("command.world-writing", done, of, rows));
    }
}
