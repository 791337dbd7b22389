package io.clew.app.command;

import io.clew.app.Console;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "demo")
final class DemoCommand implements Callable<Integer> {

    private static final String WRITTEN = "manifest.json";

    @Option(names = "--people", paramLabel = "N", defaultValue = "2000")
    private int people;

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Path data = ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"))
                .resolve("demo-" + people + "-" + seed);
        Path world = data.resolveSibling(data.getFileName() + "-world");
        if (!Files.exists(world.resolve(WRITTEN))) {
            write(data, world);
        }
        System.setProperty("clew.data", data.toString());
        System.setProperty("clew.demo", world.toString());
        return Serving.run();
    }

    private void write(Path data, Path world) throws IOException {
        if (Files.exists(world)) {
            throw new ClewException(Message.of("folder-not-empty.demo", world.toString()));
        }
        Console.tell(Message.of("command.demo-writing", people));
        Path half = Files.createTempDirectory(
                Files.createDirectories(data.toAbsolutePath().getParent()), "world-");
        World.write(people, seed, half, WorldCommand::progress);
        System.err.println();
        Files.move(half, world);
    }
}
