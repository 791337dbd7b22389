package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.app.setting.ClewConfig;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code docker-compose.yml} says only what the Compose Specification knows, and nothing that depends on the day. */
class ComposeFileTest {

    private static final Path FILE = Path.of("docker-compose.yml");
    private static final Set<String> SERVICE_KEYS = Set.of(
            "<<",
            "build",
            "command",
            "depends_on",
            "environment",
            "healthcheck",
            "image",
            "logging",
            "mem_limit",
            "ports",
            "restart",
            "ulimits",
            "volumes");
    private static final Set<String> HEALTH_KEYS = Set.of("test", "interval", "timeout", "retries", "start_period");
    private static final Pattern VARIABLE = Pattern.compile("(?<!\\$)\\$\\{([A-Z0-9_]+)(:[-?][^}]*)?}");
    private static final Pattern PINNED = Pattern.compile("[a-z0-9./-]+:[a-z]*[0-9][A-Za-z0-9._-]*");
    private static final Pattern FROM = Pattern.compile("^FROM (\\S+)", Pattern.MULTILINE);

    private static JsonNode compose() throws IOException {
        return new ObjectMapper(new YAMLFactory()).readTree(FILE.toFile());
    }

    private static Set<String> names(JsonNode node) {
        var names = new TreeSet<String>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void saysOnlyWhatTheSpecificationKnows() throws IOException {
        JsonNode compose = compose();
        assertThat(names(compose)).isSubsetOf("name", "services", "volumes", "x-restart");
        for (var service : compose.path("services").properties()) {
            JsonNode is = service.getValue();
            assertThat(names(is)).as(service.getKey()).isSubsetOf(SERVICE_KEYS);
            assertThat(names(is.path("healthcheck"))).as(service.getKey()).isEqualTo(HEALTH_KEYS);
            assertThat(is.path("healthcheck").path("test").path(0).asText()).isEqualTo("CMD-SHELL");
            assertThat(is.path("mem_limit").asText()).as(service.getKey()).matches("\\d+[mg]");
            is.path("ports").forEach(port -> assertThat(port.asText()).startsWith("127.0.0.1:"));
            for (var other : is.path("depends_on").properties()) {
                assertThat(compose.at("/services/" + other.getKey() + "/healthcheck")
                                .isObject())
                        .isTrue();
                assertThat(other.getValue().path("condition").asText()).isEqualTo("service_healthy");
            }
            for (JsonNode volume : is.path("volumes")) {
                String from = volume.asText().substring(0, volume.asText().indexOf(':'));
                assertThat(
                                from.startsWith("./")
                                        ? Files.exists(Path.of(from))
                                        : compose.at("/volumes/" + from).isObject())
                        .as(from)
                        .isTrue();
            }
        }
    }

    @Test
    void namesEveryImageByItsVersion() throws IOException {
        for (var service : compose().path("services").properties()) {
            String build = ".".equals(service.getValue().path("build").asText())
                    ? Files.readString(Path.of("Dockerfile"))
                    : service.getValue().at("/build/dockerfile_inline").asText();
            List<String> images = new ArrayList<>();
            for (Matcher from = FROM.matcher(build); from.find(); ) {
                images.add(from.group(1));
            }
            if (images.isEmpty()) {
                images.add(service.getValue().path("image").asText());
            }
            assertThat(images)
                    .as(service.getKey())
                    .allMatch(image -> PINNED.matcher(image).matches());
        }
    }

    @Test
    void documentsEveryVariableAndUsesEveryOneThatIsDocumented() throws IOException {
        var used = new TreeSet<String>();
        for (Matcher variable = VARIABLE.matcher(Files.readString(FILE)); variable.find(); ) {
            used.add(variable.group(1));
            assertThat(variable.group(2)).as(variable.group(1)).isNotNull();
        }
        var documented = new TreeSet<String>();
        for (String line : Files.readAllLines(Path.of("docs/compose.env"))) {
            if (!line.isBlank() && !line.startsWith("#")) {
                documented.add(line.substring(0, line.indexOf('=')));
            }
        }
        assertThat(used).isEqualTo(documented);
    }

    @Test
    void setsOnlyWhatClewReads() throws IOException {
        var known = new TreeSet<String>();
        settings("CLEW", ClewConfig.class, known);
        assertThat(names(compose().at("/services/clew/environment")))
                .filteredOn(name -> name.startsWith("CLEW_SEARCH_") || name.startsWith("CLEW_GRAPH_"))
                .isNotEmpty()
                .isSubsetOf(known);
    }

    private static void settings(String prefix, Class<?> group, Set<String> into) {
        for (Method method : group.getMethods()) {
            String name =
                    prefix + "_" + method.getName().replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT);
            if (method.getReturnType().isInterface()
                    && method.getReturnType().getEnclosingClass() == ClewConfig.class) {
                settings(name, method.getReturnType(), into);
            } else {
                into.add(name);
            }
        }
    }
}
