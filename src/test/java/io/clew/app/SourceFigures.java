package io.clew.app;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/**
 * How long files and methods are, and how many values methods take, as the compiler reads them.
 *
 * @param files lines of each file but {@code package-info.java}, by path
 * @param packages files of each folder, {@code package-info.java} included
 */
record SourceFigures(Map<String, Integer> files, Map<String, Integer> packages, List<Method> methods) {

    /**
     * @param lines from the opening brace of its body to the closing one, both included; 0 where it has none
     * @param values parameters; a record's own constructor counts as having none
     */
    record Method(String name, int lines, int values) {}

    /** Reads every source below the folder. */
    static SourceFigures of(Path root) throws IOException {
        Map<String, Integer> files = new TreeMap<>();
        Map<String, Integer> packages = new TreeMap<>();
        List<Path> sources;
        try (Stream<Path> all = Files.walk(root)) {
            sources = all.filter(file -> file.toString().endsWith(".java")).toList();
        }
        for (Path source : sources) {
            String name = root.relativize(source).toString();
            packages.merge(name.substring(0, name.lastIndexOf('/')).replace('/', '.'), 1, Integer::sum);
            if (!name.endsWith("package-info.java")) {
                files.put(name, Files.readAllLines(source).size());
            }
        }
        return new SourceFigures(files, packages, methods(sources));
    }

    private static List<Method> methods(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        var methods = new ArrayList<Method>();
        try (var manager = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(sources));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                new Scanner(unit, positions, methods).scan(unit, null);
            }
        }
        return methods;
    }

    private static final class Scanner extends TreePathScanner<Void, Void> {

        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final List<Method> methods;

        Scanner(CompilationUnitTree unit, SourcePositions positions, List<Method> methods) {
            this.unit = unit;
            this.positions = positions;
            this.methods = methods;
        }

        @Override
        public Void visitMethod(MethodTree method, Void none) {
            var type = (ClassTree) getCurrentPath().getParentPath().getLeaf();
            boolean parts = type.getKind() == Tree.Kind.RECORD
                    && method.getName().contentEquals("<init>")
                    && method.getParameters().size() == parts(type);
            int lines = method.getBody() == null
                    ? 0
                    : line(positions.getEndPosition(unit, method.getBody()) - 1)
                            - line(positions.getStartPosition(unit, method.getBody()))
                            + 1;
            String file = Path.of(unit.getSourceFile().toUri()).getFileName().toString();
            methods.add(new Method(
                    file + " " + type.getSimpleName() + "." + method.getName(),
                    lines,
                    parts ? 0 : method.getParameters().size()));
            return super.visitMethod(method, null);
        }

        private static long parts(ClassTree type) {
            return type.getMembers().stream()
                    .filter(VariableTree.class::isInstance)
                    .map(VariableTree.class::cast)
                    .filter(field -> !field.getModifiers().getFlags().contains(Modifier.STATIC))
                    .count();
        }

        private int line(long position) {
            return (int) unit.getLineMap().getLineNumber(position);
        }
    }
}
