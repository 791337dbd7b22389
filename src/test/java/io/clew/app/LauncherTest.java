package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How {@code src/main/dist/java.sh} runs Java, with a script in the place of Java that writes what it was given. */
class LauncherTest {

    @TempDir
    Path dir;

    /** How it ended and what it wrote. */
    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void aJavaThatTellsWhatItWasGiven() throws IOException {
        Path java = dir.resolve("jdk/bin/java");
        Files.createDirectories(java.getParent());
        Files.writeString(java, """
                #!/bin/sh
                echo 'WARNING: Using incubator modules: jdk.incubator.vector' >&2
                printf 'half a line' >&2
                printf '\\rthe whole line\\nand another' >&2
                echo "$LC_ALL|${CLEW_LANG:-}|$*"
                exit 3
                """);
        assertThat(java.toFile().setExecutable(true)).isTrue();
    }

    /** What writes the errors on outlives Java for a moment, so both are waited for. */
    private Ended run(Map<String, String> environment) throws Exception {
        Path out = dir.resolve("out");
        Path err = dir.resolve("err");
        Path code = dir.resolve("code");
        String script =
                "here=. ; . src/main/dist/java.sh; JAVA_HOME=" + dir.resolve("jdk") + "; run_java import rows.csv";
        var builder = new ProcessBuilder(
                "sh", "-c", "{ sh -euc '" + script + "' 2>&1 >" + out + "; echo $? >" + code + "; } | cat >" + err);
        builder.environment().keySet().removeIf(name -> name.matches("LC_.*|LANG|CLEW_.*"));
        builder.environment().putAll(environment);
        assertThat(builder.start().waitFor()).isZero();
        return new Ended(
                Integer.parseInt(Files.readString(code).strip()), Files.readString(out), Files.readString(err));
    }

    @Test
    void whatNobodyAskedForIsLeftOutAndTheRestPassesAsItIs() throws Exception {
        Ended ended = run(Map.of());
        assertThat(ended.code()).isEqualTo(3);
        assertThat(ended.err()).isEqualTo("half a line\rthe whole line\nand another");
        assertThat(ended.out()).endsWith("import rows.csv\n").contains("-Dstdout.encoding=UTF-8", "-Xmx2g");
    }

    @Test
    void lettersAreUtf8WhateverTheLocaleAndTheLanguageStays() throws Exception {
        assertThat(run(Map.of()).out()).startsWith("C.UTF-8|C|");
        assertThat(run(Map.of("LANG", "zh_CN.GB18030")).out()).startsWith("C.UTF-8|zh_CN.GB18030|");
        assertThat(run(Map.of("LC_ALL", "en_US.UTF-8")).out()).startsWith("en_US.UTF-8|en_US.UTF-8|");
        assertThat(run(Map.of("LC_ALL", "POSIX", "CLEW_LANG", "en")).out()).startsWith("C.UTF-8|en|");
    }

    @Test
    void optionsOfTheReaderReplaceTheHeap() throws Exception {
        assertThat(run(Map.of("CLEW_JAVA_OPTIONS", "-Xmx8g")).out())
                .contains("-Xmx8g")
                .doesNotContain("-Xmx2g");
    }

    @Test
    void theArchiveTakesItsCacheWhereThereIsOneAndStartsWithoutWhereThereIsNone() throws Exception {
        Path archive = dir.resolve("archive");
        Files.createDirectories(archive.resolve("lib"));
        Files.copy(Path.of("src/main/dist/java.sh"), archive.resolve("lib/java.sh"));
        Files.copy(Path.of("src/main/dist/clew"), archive.resolve("clew"));
        Files.writeString(dir.resolve("jdk/release"), "JAVA_VERSION=\"25.0.3\"\n");
        assertThat(archived(archive)).doesNotContain("AOTCache").endsWith("quarkus-run.jar start\n");
        Files.writeString(archive.resolve("lib/clew.aot"), "");
        assertThat(archived(archive))
                .contains("-XX:AOTCache=" + archive.resolve("lib/clew.aot"))
                .contains("-XX:AOTMode=auto"); // which passes over a cache that does not fit
    }

    private String archived(Path archive) throws Exception {
        Path out = dir.resolve("archived");
        var builder =
                new ProcessBuilder("sh", archive.resolve("clew").toString(), "start").redirectOutput(out.toFile());
        builder.environment().put("JAVA_HOME", dir.resolve("jdk").toString());
        Process process = builder.start();
        process.getErrorStream().readAllBytes();
        assertThat(process.waitFor()).isEqualTo(3);
        return Files.readString(out);
    }
}
