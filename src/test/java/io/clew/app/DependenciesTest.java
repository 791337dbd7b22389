package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What libraries bring along, and whether the document about them says so. Their licences are held to a list by {@code licences} in {@code pom.xml}. */
class DependenciesTest {

    /**
     * Libraries that hold the same classes: build tools of the tests, a logging facade beside its replacement, and the
     * Leiden that ours is held against, which packs the collections that it uses (in tests alone).
     */
    private static final Set<String> KNOWN = Set.of(
            "plexus-utils plexus-xml", "commons-logging commons-logging-jboss-logging", "fastutil networkanalysis");

    /** An artifact in backticks, its group left away. */
    private static final Pattern NAMED = Pattern.compile("`(?:[\\w.-]+:)?([^`]+)`");

    @Test
    void noClassComesFromTwoLibraries() throws IOException {
        Map<String, String> first = new HashMap<>();
        var twice = new TreeSet<String>();
        for (String file : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (!file.endsWith(".jar")) {
                continue;
            }
            String library = new File(file).getName().replaceAll("-\\d.*", "");
            for (String name : classes(file)) {
                String before = first.putIfAbsent(name, library);
                if (before != null && !before.equals(library)) {
                    twice.add(before.compareTo(library) < 0 ? before + " " + library : library + " " + before);
                }
            }
        }
        assertThat(first).isNotEmpty();
        twice.removeAll(KNOWN);
        assertThat(twice).isEmpty();
    }

    private static Iterable<String> classes(String file) throws IOException {
        var names = new ArrayList<String>();
        try (var jar = new JarFile(file)) {
            jar.stream()
                    .map(Object::toString)
                    .filter(name -> name.endsWith(".class")
                            && !name.startsWith("META-INF/")
                            && !name.endsWith("module-info.class"))
                    .forEach(names::add);
        }
        return names;
    }

    @Test
    void theDocumentNamesEveryLibraryInItsVersion() throws Exception {
        assertThat(told()).containsExactlyInAnyOrderEntriesOf(built());
    }

    /** Version by artifact, as {@code docs/dependencies.md} has it. */
    private static Map<String, String> told() throws IOException {
        var told = new TreeMap<String, String>();
        for (String row : Files.readAllLines(Path.of("docs/dependencies.md"))) {
            String[] cells = row.split("\\|", -1);
            if (cells.length > 4 && cells[1].contains("`") && !cells[1].startsWith(" data:")) {
                NAMED.matcher(cells[1]).results().forEach(name -> told.put(name.group(1), cells[2].strip()));
            }
        }
        return told;
    }

    /** Version by artifact, as it is built: libraries, compiler plugins, npm packages, servers of the tests. */
    private static Map<String, String> built() throws Exception {
        var built = new TreeMap<String, String>();
        Element pom = xml("pom.xml");
        for (String place : List.of("dependency", "path")) {
            libraries(pom, place, built);
        }
        built.remove("quarkus-bom");
        libraries(xml("src/test/servers/elasticsearch/pom.xml"), "dependency", built);
        libraries(xml("src/test/servers/neo4j/pom.xml"), "dependency", built);
        var npm = new ObjectMapper().readTree(new File("src/main/web/package.json"));
        for (String kind : List.of("dependencies", "devDependencies")) {
            npm.get(kind)
                    .properties()
                    .forEach(entry -> built.put(entry.getKey(), entry.getValue().asText()));
        }
        return built;
    }

    private static void libraries(Element pom, String place, Map<String, String> into) {
        NodeList nodes = pom.getElementsByTagName(place);
        for (int i = 0; i < nodes.getLength(); i++) {
            var library = (Element) nodes.item(i);
            String version = child(library, "version");
            if (version.startsWith("${")) {
                version = pom.getElementsByTagName(version.substring(2, version.length() - 1))
                        .item(0)
                        .getTextContent();
            } else if (version.isEmpty()) {
                version = child(library, "groupId").equals("io.quarkus") ? platform(pom) : "by Quarkus";
            }
            into.merge(child(library, "artifactId"), version, (before, now) -> now.equals("by Quarkus") ? before : now);
        }
    }

    private static String platform(Element pom) {
        return pom.getElementsByTagName("quarkus.platform.version").item(0).getTextContent();
    }

    private static String child(Element element, String name) {
        var found = element.getElementsByTagName(name);
        return found.getLength() == 0 ? "" : found.item(0).getTextContent();
    }

    private static Element xml(String file) throws Exception {
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new File(file))
                .getDocumentElement();
    }
}
