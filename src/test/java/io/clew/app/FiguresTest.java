package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.app.SourceFigures.Method;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * How long the product's files and methods may be. What is longer stands in a list, which nothing may join: split along
 * what a reader would look for. Where something becomes shorter, its row or its figure goes down with it.
 */
class FiguresTest {

    private static final int LONGEST_FILE = 400;
    private static final int MOST_FILES = 25;
    private static final int MOST_VALUES = 7;

    /** Tables of words. */
    private static final Set<String> TABLES = Set.of("io/clew/web/frame/Msg.java", "io/clew/web/money/MoneyMsg.java");

    /** The ninety-ninth of a hundred methods; 27 is wanted. */
    private static final int METHOD_P99 = 37;

    /** Lines of the file in the middle; 70 is wanted. */
    private static final int MEDIAN_FILE = 101;

    /** A file that is too long still. */
    private static final Map<String, Integer> TOO_LONG = Map.of("io/clew/analysis/trace/Sweep.java", 412);

    /** Methods and constructors of more than seven values; constructors of records whose parts these are do not count. */
    private static final int MANY_VALUES = 28;

    private static SourceFigures figures;

    @BeforeAll
    static void read() throws IOException {
        figures = SourceFigures.of(Path.of("src/main/java"));
    }

    @Test
    void noFileIsLongerThanAReaderFollows() {
        var tooLong = new TreeSet<String>();
        figures.files().forEach((file, lines) -> {
            if (lines > TOO_LONG.getOrDefault(file, LONGEST_FILE) && !TABLES.contains(file)) {
                tooLong.add(file + " has " + lines + " lines");
            }
        });
        assertThat(tooLong).isEmpty();
    }

    @Test
    void noRoomHasMoreFilesThanFitOnAPage() {
        assertThat(figures.packages().entrySet().stream()
                        .filter(room -> room.getValue() > MOST_FILES)
                        .toList())
                .isEmpty();
    }

    @Test
    void methodsAndFilesDoNotGrow() {
        List<Integer> methods = figures.methods().stream()
                .map(Method::lines)
                .filter(lines -> lines > 0)
                .sorted()
                .toList();
        List<Integer> files = figures.files().values().stream().sorted().toList();
        assertThat(methods.get(methods.size() * 99 / 100)).isLessThanOrEqualTo(METHOD_P99);
        assertThat(files.get(files.size() / 2)).isLessThanOrEqualTo(MEDIAN_FILE);
    }

    @Test
    void nothingNewTakesMoreThanSevenValues() {
        assertThat(figures.methods().stream()
                        .filter(method -> method.values() > MOST_VALUES)
                        .map(Method::name)
                        .collect(Collectors.toSet()))
                .hasSizeLessThanOrEqualTo(MANY_VALUES);
    }
}
