package io.clew.app.command;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.world.World;
import io.quarkus.runtime.Quarkus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description =
                "Serves a demonstration: writes a synthetic world once, loads it as any files are loaded, prints the address.")
final class DemoCommand implements Callable<Integer> {

    private static final String WRITTEN = "manifest.json";

    @Option(
            names = "--people",
            defaultValue = "2000",
            description = "how many people live in it (default ${DEFAULT-VALUE})")
    private int people;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "another seed, another world (default ${DEFAULT-VALUE})")
    private long seed;

    @Override
    public Integer call() throws IOException {
        Path data = ConfigProvider.getConfig()
                .getOptionalValue("clew.data", Path.class)
                .orElse(Path.of("data"))
                .resolve("demo-" + people + "-" + seed);
        Path world = data.resolveSibling(data.getFileName() + "-world");
        if (!Files.exists(world.resolve(WRITTEN))) {
            if (Files.exists(world)) {
                throw new ClewException(Message.of("folder-not-empty.demo", world));
            }
            System.err.println("正在生成合成世界（" + people + " 人）…");
            Path half = Files.createTempDirectory(
                    Files.createDirectories(data.toAbsolutePath().getParent()), "world-");
            World.write(
                    people, seed, half, (done, of, rows) -> System.err.printf("\r%,d/%,d 人，%,d 行 ", done, of, rows));
            System.err.println();
            Files.move(half, world);
        }
        System.setProperty("clew.data", data.toString());
        System.setProperty("clew.demo", world.toString());
        Quarkus.run();
        return 0;
    }
}
