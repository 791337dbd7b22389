package io.clew.bench;

import io.clew.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * How fast a world is written, and in how much memory: {@code ./clew bench world [--people N] [--seed S]}. Run with
 * {@code CLEW_JAVA_OPTIONS=-Xmx1g} for the promised heap. The files are deleted afterwards.
 */
public final class WorldBench {

    private WorldBench() {}

    public static void main(String[] arguments) throws IOException {
        int people = (int) option(arguments, "--people", 50_000);
        long seed = option(arguments, "--seed", 1);
        Path dir = Files.createTempDirectory("clew-world");
        try {
            long begun = System.nanoTime();
            var written = World.write(people, seed, dir.resolve("world"), (done, of, rows) -> {
                if (done * 20 / of != (done - Math.min(done, 2_000)) * 20 / of) {
                    double seconds = (System.nanoTime() - begun) / 1e9;
                    System.out.printf(
                            "%,d of %,d people, %,d rows, %,.0f rows/s, heap %,d MB%n",
                            done, of, rows, rows / seconds, used() >> 20);
                }
            });
            double seconds = (System.nanoTime() - begun) / 1e9;
            System.out.printf(
                    "%,d rows in %,d files in %.1f s: %,.0f rows/s%n",
                    written.rows(), written.files(), seconds, written.rows() / seconds);
        } finally {
            delete(dir);
        }
    }

    private static long used() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    static long option(String[] arguments, String name, long otherwise) {
        for (int i = 0; i + 1 < arguments.length; i++) {
            if (arguments[i].equals(name)) {
                return Long.parseLong(arguments[i + 1]);
            }
        }
        return otherwise;
    }

    static void delete(Path dir) throws IOException {
        try (var all = Files.walk(dir)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
