package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.app.Settings.Setting;
import io.clew.record.ClewException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SettingsTest {

    private static final Path TABLE = Path.of("docs/settings.md");
    private static final String BEGIN =
            "| setting | environment variable | default | value | |\n|---|---|---|---|---|\n";
    private static final Pattern NAMED = Pattern.compile("\\bCLEW_[A-Z0-9_]*[A-Z0-9]\\b(?!…|_)");

    private static final Map<String, String> WORDS = Map.of(
            "boolean", "`true`, `false`",
            "int", "number",
            "long", "number",
            "OptionalInt", "number",
            "OptionalLong", "number",
            "String", "text",
            "URI", "address",
            "Path", "folder",
            "MemorySize", "memory",
            "Duration", "duration");

    /** Rewritten with {@code -Dclew.golden=write}. */
    @Test
    void theTableSaysWhatTheCodeDeclares() throws IOException {
        var rows = new StringBuilder();
        for (Setting setting : Settings.all()) {
            rows.append("| `%s` | `%s` | %s | %s | %s |\n"
                    .formatted(
                            setting.key(),
                            setting.variable(),
                            setting.standard().isEmpty() ? "" : "`" + setting.standard() + "`",
                            value(setting),
                            meaning(setting)));
        }
        String text = Files.readString(TABLE);
        int from = text.indexOf(BEGIN) + BEGIN.length();
        int to = text.indexOf("\n\n", from) + 1;
        if ("write".equals(System.getProperty("clew.golden"))) {
            Files.writeString(TABLE, text.substring(0, from) + rows + text.substring(to));
        }
        assertThat(Files.readString(TABLE)).contains(BEGIN + rows + "\n");
    }

    private static String value(Setting setting) {
        Class<?> type = setting.declared().getReturnType();
        if (type.isEnum()) {
            return String.join(
                    ", ",
                    Stream.of(type.getEnumConstants())
                            .map(constant -> "`" + constant.toString().toLowerCase(java.util.Locale.ROOT) + "`")
                            .toList());
        }
        String inner = setting.type().replaceAll("^Optional<(.*)>$", "$1");
        String single = inner.replaceAll("^List<(.*)>$", "$1");
        return (single.equals(inner) ? "" : "several of ") + WORDS.getOrDefault(single, single);
    }

    /** The comment of the method that declares it. */
    private static String meaning(Setting setting) throws IOException {
        Class<?> top = setting.declared().getDeclaringClass();
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        String source =
                Files.readString(Path.of("src/main/java/" + top.getName().replace('.', '/') + ".java"));
        String inside = source.substring(source.indexOf(
                "interface " + setting.declared().getDeclaringClass().getSimpleName() + " {"));
        var comment = Pattern.compile(
                        "/\\*\\*((?:(?!\\*/).)*)\\*/\\s*(?:@\\w+\\([^)]*\\)\\s*)*[\\w<>, ]+\\s"
                                + setting.declared().getName() + "\\(\\);",
                        Pattern.DOTALL)
                .matcher(inside);
        assertThat(comment.find()).as("%s has a comment", setting.key()).isTrue();
        return comment.group(1)
                .replaceAll("\\s*\\n\\s*\\*?\\s*", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }

    @Test
    void aMisspeltSettingIsRefusedWithTheNearestName() {
        assertThatThrownBy(() -> Settings.check(List.of("PATH", "CLEW_SERCH_ENGINE")))
                .isInstanceOf(ClewException.class)
                .hasMessageContaining("CLEW_SERCH_ENGINE")
                .hasMessageContaining("CLEW_SEARCH_ENGINE");
        assertThatThrownBy(() -> Settings.check(List.of("CLEW_SOMETHING_ELSE_ALTOGETHER")))
                .isInstanceOf(ClewException.class)
                .hasMessageContaining("docs/settings.md");
    }

    @Test
    void whatAClusterTellsItsContainersIsNoSetting() {
        assertThatCode(() -> Settings.check(List.of("CLEW_SERVICE_HOST", "CLEW_PORT_8080_TCP", "CLEW_PORT")))
                .doesNotThrowAnyException();
    }

    @Test
    void limitsOfSupervisionAreNamedFreely() {
        assertThatCode(() -> Settings.check(List.of("CLEW_SUPERVISION_LIMITS__ENUMERATION_NUMBERS_")))
                .doesNotThrowAnyException();
    }

    @Test
    void documentsAndTheComposeFileNameNoSettingThatDoesNotExist() throws IOException {
        var named = new TreeSet<String>();
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            for (Path file : Stream.concat(docs, Stream.of(Path.of("README.md"), Path.of("src/main/dist/clew.service")))
                    .filter(Files::isRegularFile)
                    .filter(file -> file.toString().matches(".*\\.(md|service)"))
                    .toList()) {
                NAMED.matcher(Files.readString(file)).results().forEach(found -> named.add(found.group()));
            }
        }
        for (String line : Files.readAllLines(Path.of("docker-compose.yml"))) {
            var variable = Pattern.compile("^\\s+(CLEW_SEARCH\\w+|CLEW_GRAPH\\w+|CLEW_ACCESS\\w+|CLEW_DATA):")
                    .matcher(line);
            if (variable.find()) {
                named.add(variable.group(1));
            }
        }
        Files.readAllLines(Path.of("docs/compose.env")).stream()
                .map(line -> line.replaceFirst("=.*", ""))
                .forEach(named::remove); // names of the compose file, not of Clew
        assertThat(named).isNotEmpty();
        assertThatCode(() -> Settings.check(named)).doesNotThrowAnyException();
    }
}
