package io.clew.world;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.world.file.Files;
import io.clew.world.file.Manifest;
import io.clew.world.file.Truth;
import io.clew.world.life.CallPatterns;
import io.clew.world.life.Crime;
import io.clew.world.life.FundPatterns;
import io.clew.world.life.Life;
import io.clew.world.people.Town;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Writes a synthetic world: files as institutions send them, and under {@code truth/} what is true of it.
 *
 * <p>The same people and seed give the same bytes on every machine. Towns are made by as many threads as there are
 * processors, a few at a time, so that memory stays the same however many people there are.
 */
public final class World {

    /** Fewer do not fill the roles of a town. */
    public static final int FEWEST_PEOPLE = 100;

    public static final int MOST_PEOPLE = 10_000_000;

    /** What was written: people of ordinary life, rows and texts in the files, files. */
    public record Written(long people, long rows, long files) {}

    private World() {}

    /**
     * @param dir where to; must be empty or absent
     * @throws ClewException {@code world-size} if there are too few or too many people, {@code world-folder} if there is
     *     something in the folder already
     */
    public static Written write(int people, long seed, Path dir, Progress progress) {
        if (people < FEWEST_PEOPLE || people > MOST_PEOPLE) {
            throw new ClewException(Message.of("world-size", FEWEST_PEOPLE, MOST_PEOPLE, people));
        }
        try {
            refuseFull(dir);
            return new Writing(people, seed, dir, progress).run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void refuseFull(Path dir) throws IOException {
        if (!java.nio.file.Files.exists(dir)) {
            return;
        }
        try (var listed = java.nio.file.Files.list(dir)) {
            if (listed.findAny().isPresent()) {
                throw new ClewException(Message.of("world-folder", dir));
            }
        }
    }

    /** A town's files and truth, ready to be taken down in order. */
    private record Done(int people, long rows, List<Files.Entry> entries, Map<String, byte[]> truth) {}

    private static final class Writing {

        private final int people;
        private final long seed;
        private final Path dir;
        private final Progress progress;
        private final List<Files.Entry> entries = new ArrayList<>();
        private long rows;
        private long written;

        Writing(int people, long seed, Path dir, Progress progress) {
            this.people = people;
            this.seed = seed;
            this.dir = dir;
            this.progress = progress;
        }

        Written run() throws IOException {
            Path truth = java.nio.file.Files.createDirectories(dir.resolve("truth"));
            int towns = (people + Town.MOST_PEOPLE - 1) / Town.MOST_PEOPLE;
            int threads = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
            var sinks = new LinkedHashMap<String, java.io.OutputStream>();
            for (String part : Truth.PARTS) {
                sinks.put(part, java.nio.file.Files.newOutputStream(truth.resolve(part + ".ndjson")));
            }
            var waiting = new ArrayDeque<Future<Done>>();
            try (var pool = Executors.newFixedThreadPool(threads)) {
                for (int town = 0; town < towns; town++) {
                    int number = town;
                    // People are dealt out evenly, so that no town is too small to live in.
                    int size = (int) ((long) people * (town + 1) / towns - (long) people * town / towns);
                    waiting.add(pool.submit(() -> make(number, size)));
                    if (waiting.size() > threads) {
                        take(waiting.remove(), sinks);
                    }
                }
                while (!waiting.isEmpty()) {
                    take(waiting.remove(), sinks);
                }
            } finally {
                for (var sink : sinks.values()) {
                    sink.close();
                }
            }
            Manifest.write(dir, people, seed, entries);
            return new Written(people, rows, entries.size());
        }

        private Done make(int number, int size) {
            var files = new Files(dir);
            var town = new Town(seed, number, size);
            new Life(town).live();
            var crime = new Crime(town);
            crime.commit();
            new FundPatterns(town).plant();
            new CallPatterns(town).plant();
            var truth = new TownWriting(town, crime, files).write();
            var bytes = new LinkedHashMap<String, byte[]>();
            for (String part : Truth.PARTS) {
                bytes.put(part, truth.text(part).getBytes(StandardCharsets.UTF_8));
            }
            long count = files.entries().stream().mapToLong(Files.Entry::rows).sum();
            return new Done(size, count, files.entries(), bytes);
        }

        private void take(Future<Done> future, Map<String, java.io.OutputStream> sinks) throws IOException {
            Done done;
            try {
                done = future.get();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a town could not be written", e.getCause());
            }
            for (var sink : sinks.entrySet()) {
                byte[] bytes = done.truth().get(sink.getKey());
                if (bytes != null) {
                    sink.getValue().write(bytes);
                }
            }
            entries.addAll(done.entries());
            rows += done.rows();
            written += done.people();
            progress.wrote(written, people, rows);
        }
    }
}
