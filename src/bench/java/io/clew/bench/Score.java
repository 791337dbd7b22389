package io.clew.bench;

import io.clew.graph.GraphStore;
import io.clew.search.RecordIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Rows of the table that {@code ./clew bench truth} prints: one part of Clew held against the truth of a world. To have
 * a detector scored, add a class and name it in {@link TruthBench#SCORES}.
 */
interface Score {

    /**
     * One line of the table.
     *
     * @param found how many of the expected were found
     * @param expected how many there are in truth
     * @param wrong how many were claimed beyond them
     */
    record Row(String part, String what, long found, long expected, long wrong) {

        double precision() {
            return found + wrong == 0 ? 1 : found / (double) (found + wrong);
        }

        double recall() {
            return expected == 0 ? 1 : found / (double) expected;
        }

        double f1() {
            double sum = precision() + recall();
            return sum == 0 ? 0 : 2 * precision() * recall() / sum;
        }
    }

    /**
     * A world that was imported.
     *
     * @param dir the world's files, {@code truth/} among them
     * @param rejects file and line of every refused row, {@code source/file:line}
     * @param duplicates rows that the import recognised as already there
     */
    record Imported(Path dir, RecordIndex index, GraphStore graph, List<String> rejects, long duplicates) {}

    List<Row> rows(Imported world) throws IOException;
}
