package io.clew.bench;

import io.clew.graph.memory.MemoryGraphStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * F5 and F18 on payments of another program's making: {@code ./clew bench shapes [--accounts N] [--seed S] [--aml-world
 * FILE]}.
 *
 * <p>Laundering by AMLSim's typologies at an hour's and at a day's pace, each found with the set of parameters of its
 * pace.
 */
public final class ShapesBench {

    private ShapesBench() {}

    public static void main(String[] arguments) throws Exception {
        int accounts = (int) WorldBench.option(arguments, "--accounts", 2_000);
        long seed = WorldBench.option(arguments, "--seed", 7);
        for (var pace : List.of(Map.entry("hours", Duration.ofHours(1)), Map.entry("days", Duration.ofDays(1)))) {
            var world = new ForeignShapes(seed, accounts, 720, pace.getValue().toMillis(), 40);
            score(pace.getKey(), world, pace.getKey());
        }
        int file = List.of(arguments).indexOf("--aml-world") + 1;
        if (file > 0) {
            var world = new ForeignShapes(seed, 20_000, 720, Duration.ofHours(1).toMillis(), 0);
            world.amlWorld(Path.of(arguments[file]));
            score("AML-World", world, "days");
        }
    }

    private static void score(String name, ForeignShapes world, String pace) throws IOException {
        try (var store = MemoryGraphStore.open(Files.createTempDirectory("clew-shapes"))) {
            world.into(store);
            long begun = System.nanoTime();
            var shapes = ForeignScore.of(store, world.alerts(), pace);
            System.out.printf("%s, %.1f s%n", name, (System.nanoTime() - begun) / 1e9);
            shapes.forEach((shape, score) -> System.out.println("  " + shape + ": " + score));
        }
    }
}
