package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** What libraries bring along. Their licences are held to a list by {@code licences} in {@code pom.xml}. */
class DependenciesTest {

    /** Libraries that hold the same classes: build tools of the tests, and a logging facade beside its replacement. */
    private static final Set<String> KNOWN =
            Set.of("plexus-utils plexus-xml", "commons-logging commons-logging-jboss-logging");

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
}
