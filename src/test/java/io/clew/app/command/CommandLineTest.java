package io.clew.app.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.app.Console;
import io.clew.app.Installation;
import io.clew.record.ClewException;
import io.clew.record.Messages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class CommandLineTest {

    @TempDir
    Path dir;

    /** How a command ended and what it wrote. */
    private record Ended(int code, String out, String err) {}

    private static Ended run(String... words) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        PrintStream outBefore = System.out;
        PrintStream errBefore = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        try {
            int code = Clew.run(words);
            return new Ended(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(outBefore);
            System.setErr(errBefore);
        }
    }

    @Test
    void whatIsTypedReachesTheCommandsThatAreMethods() throws IOException {
        Path log = Files.createDirectory(dir.resolve("audit"));
        Ended verified = run("audit", "verify", "--dir", log.toString());
        assertThat(verified.err()).doesNotContain("IllegalArgumentException");
        assertThat(verified.code()).as(verified.toString()).isNotEqualTo(ExitCode.USAGE);
        Ended missing = run("report", "verify", dir.resolve("none.json").toString());
        assertThat(missing.err()).contains("none.json").doesNotContain("IllegalArgumentException");
        assertThat(run("report", "verify", "--help").out()).contains("FILE");
    }

    private static List<CommandLine> all(CommandLine line) {
        var all = new ArrayList<>(List.of(line));
        line.getSubcommands().values().forEach(command -> all.addAll(all(command)));
        return all;
    }

    @Test
    void everyCommandExplainsItselfAndEachOfItsWords() {
        for (CommandLine command : all(Clew.line())) {
            var spec = command.getCommandSpec();
            assertThat(spec.usageMessage().description())
                    .as(spec.qualifiedName())
                    .isNotEmpty();
            spec.args()
                    .forEach(word -> assertThat(word.description())
                            .as(spec.qualifiedName() + " " + word.paramLabel())
                            .isNotEmpty());
            assertThat(command.getUsageMessage()).as(spec.qualifiedName()).contains("3", "--help");
        }
    }

    @Test
    void helpAndVersionAreResultsAndEndWell() {
        assertThat(run("import", "--help").code()).isEqualTo(ExitCode.DONE);
        assertThat(run("import", "--help").out()).contains("--source", "--mapping");
        assertThat(run("audit", "verify", "--help").out()).contains("--dir");
        Ended version = run("token", "--version");
        assertThat(version.code()).isEqualTo(ExitCode.DONE);
        assertThat(version.out()).startsWith("Clew ").contains("Java ");
    }

    @ParameterizedTest
    @CsvSource({
        "imprt, import",
        "import --surce s file.csv, --source",
        "import file.csv, --source",
        "token --days many owner, many",
        "token, USER"
    })
    void wordsThatAreNotUnderstoodAreNamedAndNothingIsDone(String words, String named) {
        Ended ended = run(words.split(" "));
        assertThat(ended.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains(named, "--help").doesNotContain("\tat ");
    }

    @Test
    void aFileThatIsNotThereIsOneLine() {
        Ended ended = run("import", "--source", "s", dir.resolve("absent.csv").toString());
        assertThat(ended.code()).isEqualTo(ExitCode.FAILED);
        assertThat(ended.err().strip().lines()).hasSize(1).first().asString().contains("absent.csv");
    }

    @ParameterizedTest
    @CsvSource({"en_GB.UTF-8, en", "en, en", "zh_CN.UTF-8, zh", "C, zh", "POSIX, zh", "C.UTF-8, zh", "'', zh"})
    void theLanguageIsThatOfTheLocale(String locale, String language) {
        assertThat(Console.words(Map.of("LANG", locale)).language()).isEqualTo(language);
    }

    @Test
    void whatIsSetForClewComesBeforeTheLocale() {
        assertThat(Console.words(Map.of("LANG", "zh_CN.UTF-8", "CLEW_LANG", "en")))
                .isSameAs(Messages.ENGLISH);
        assertThat(Console.words(Map.of("LANG", "zh_CN.UTF-8", "LC_ALL", "en_US.UTF-8")))
                .isSameAs(Messages.ENGLISH);
    }

    @Test
    void theServerOfADemonstrationIsFoundInsideTheUsualFolder() throws IOException {
        Path demo = dir.resolve("demo-2000-1");
        try (Installation held = serving(demo, "http://127.0.0.1:8123")) {
            DataFolder found = DataFolder.among(dir);
            assertThat(held).isNotNull();
            assertThat(found.path()).isEqualTo(demo);
            assertThat(found.server().orElseThrow().address()).isEqualTo("http://127.0.0.1:8123");
        }
        assertThat(DataFolder.among(dir)).isEqualTo(new DataFolder(dir, Optional.empty()));
    }

    @Test
    void aFolderThatIsNamedIsTakenWhateverRunsElsewhere() throws IOException {
        try (Installation held = serving(dir.resolve("demo"), "http://127.0.0.1:8123")) {
            assertThat(held).isNotNull();
            assertThat(DataFolder.find(Optional.of(dir)).server()).isEmpty();
        }
    }

    @Test
    void whereSeveralServersRunNoneIsGuessed() throws IOException {
        try (Installation first = serving(dir, "http://127.0.0.1:1");
                Installation second = serving(dir.resolve("demo"), "http://127.0.0.1:2")) {
            assertThat(List.of(first, second)).hasSize(2);
            assertThatThrownBy(() -> DataFolder.among(dir))
                    .isInstanceOf(ClewException.class)
                    .hasMessageContaining("CLEW_DATA")
                    .hasMessageContaining("demo");
        }
    }

    private static Installation serving(Path folder, String address) throws IOException {
        var held = Installation.hold(folder);
        Files.write(folder.resolve("running"), List.of(address, "token"));
        return held;
    }
}
