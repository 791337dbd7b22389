package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The map in {@code docs/architecture.md} is the code's: imports point to lower floors, and every package has a floor. */
class FloorsTest {

    private static final String ROOT = "io.clew.";
    private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\| (.*) \\|");

    @Test
    void everyPackageHasAFloorAndKnowsOnlyLowerOnes() throws IOException {
        Map<String, Integer> floors = floors();
        Set<String> against = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.clew")) {
            String here = room(type);
            if (type.getSimpleName().equals("package-info")) {
                continue;
            }
            packages.add(here);
            for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                JavaClass other = dependency.getTargetClass().getBaseComponentType();
                String there = other.getPackageName().startsWith(ROOT) ? room(other) : here;
                if (!there.equals(here) && floor(floors, there) >= floor(floors, here)) {
                    against.add(here + " knows " + there);
                }
            }
        }
        assertThat(packages).as("packages of the map").isEqualTo(new TreeSet<>(floors.keySet()));
        assertThat(against).as("arrows that do not point down").isEmpty();
    }

    private static int floor(Map<String, Integer> floors, String room) {
        return floors.getOrDefault(room, -1);
    }

    private static String room(JavaClass type) {
        return type.getPackageName().substring(ROOT.length());
    }

    private static Map<String, Integer> floors() throws IOException {
        Map<String, Integer> floors = new HashMap<>();
        ROW.matcher(Files.readString(Path.of("docs/architecture.md")))
                .results()
                .forEach(row -> Pattern.compile("`([a-z.0-9]+)`")
                        .matcher(row.group(2))
                        .results()
                        .map(name -> name.group(1))
                        .collect(Collectors.toSet())
                        .forEach(name -> floors.put(name, Integer.parseInt(row.group(1)))));
        return floors;
    }
}
