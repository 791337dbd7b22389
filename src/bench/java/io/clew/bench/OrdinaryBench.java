package io.clew.bench;

import io.clew.bench.ordinary.OrdinaryScore;
import io.clew.bench.ordinary.OrdinaryWorld;
import io.clew.graph.memory.MemoryGraphStore;
import java.nio.file.Files;
import java.util.List;

/**
 * All patterns of money among ordinary people: {@code ./clew bench ordinary [--people N] [--days D] [--seed S] [--worlds W]
 * [--explain N]}; so many worlds are made with seeds that follow each other, and {@code --explain} prints the first hits.
 */
public final class OrdinaryBench {

    private OrdinaryBench() {}

    public static void main(String[] arguments) throws Exception {
        int people = (int) WorldBench.option(arguments, "--people", 2_000);
        int days = (int) WorldBench.option(arguments, "--days", 270);
        long seed = WorldBench.option(arguments, "--seed", 1);
        long worlds = WorldBench.option(arguments, "--worlds", 1);
        int explain = (int) WorldBench.option(arguments, "--explain", 0);
        for (long each = seed; each < seed + worlds; each++) {
            one(people, days, each, explain);
        }
    }

    private static void one(int people, int days, long seed, int explain) throws Exception {
        var dir = Files.createTempDirectory("clew-ordinary");
        var world = new OrdinaryWorld(seed, people, days);
        try (var store = MemoryGraphStore.open(dir)) {
            world.into(store);
            long begun = System.nanoTime();
            var score = OrdinaryScore.of(world, store);
            System.out.printf(
                    "%,d people, %d days, seed %d: %,d records, %d accounts of gangs; %.1f s%n",
                    people, days, seed, world.size(), world.gang().size(), (System.nanoTime() - begun) / 1e9);
            System.out.println("| code | hits | on gangs | on innocents | around |\n|---|---:|---:|---:|---:|");
            score.byCode.forEach((code, tally) -> System.out.println("| " + code + " | " + tally + " |"));
            System.out.println("| the first 100 | " + score.top + " |");
            System.out.printf(
                    "%d accounts of gangs among the first hundred, %d in all; %s hits left out as ordinary%n",
                    score.foundFirst.size(), score.found.size(), score.ordinary);
            List.of(score.first(explain), score.wrong(explain)).forEach(list -> list.forEach(System.out::println));
        } finally {
            WorldBench.delete(dir);
        }
    }
}
