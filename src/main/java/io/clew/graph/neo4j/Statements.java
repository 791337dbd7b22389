package io.clew.graph.neo4j;

import io.clew.graph.FactFilter;
import io.clew.graph.Ontology;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.CRC32C;

/** The named statements of {@code graph/}, with the link types put in. Values never are: they go as parameters. */
final class Statements {

    private static final String LINK = "`LINK`";
    private static final String LINKS = ":`LINKS`";

    private final Dialect dialect;
    private final Ontology ontology;
    private final Map<String, String> read = new ConcurrentHashMap<>();
    private final Map<String, String> linked = new ConcurrentHashMap<>();

    Statements(Dialect dialect, Ontology ontology) {
        this.dialect = dialect;
        this.ontology = ontology;
    }

    Dialect dialect() {
        return dialect;
    }

    String query(String name) {
        return read.computeIfAbsent("query/" + name, this::load);
    }

    String schema(String name) {
        return read.computeIfAbsent("schema/" + name, this::load);
    }

    /** A statement about one link type. */
    static String of(String statement, String link) {
        return statement.replace(LINK, quoted(link));
    }

    /** A question about some link types. */
    String query(String name, long links) {
        return linked.computeIfAbsent(name + " " + links, key -> query(name).replace(LINKS, types(links)));
    }

    private String types(long links) {
        long all = ontology.links().size() == Long.SIZE
                ? -1L
                : (1L << ontology.links().size()) - 1;
        if (links == FactFilter.ALL_LINKS || (links & all) == all) {
            return "";
        }
        var types = new StringBuilder();
        for (int link = 0; link < ontology.links().size(); link++) {
            if ((links >>> link & 1) != 0) {
                types.append(types.isEmpty() ? ":" : "|")
                        .append(quoted(ontology.link(link).type()));
            }
        }
        return types.isEmpty() ? ":`no link`" : types.toString();
    }

    private static String quoted(String link) {
        return "`" + link.replace("`", "``") + "`";
    }

    /** Changes when anything does that has to be run before the first fact. */
    String checksum() {
        var sum = new CRC32C();
        for (var names : java.util.List.of(dialect.schemaFirst, dialect.schemaOfLinks, dialect.schemaLast)) {
            names.forEach(name -> sum.update(schema(name).getBytes(StandardCharsets.UTF_8)));
        }
        ontology.links().forEach(link -> sum.update(link.type().getBytes(StandardCharsets.UTF_8)));
        return dialect + " " + Long.toHexString(sum.getValue());
    }

    private String load(String path) {
        int slash = path.indexOf('/') + 1;
        String own = "/graph/" + path.substring(0, slash) + dialect.folder + path.substring(slash) + ".cypher";
        String shared = "/graph/" + path + ".cypher";
        try (InputStream in = Statements.class.getResource(own) != null
                ? Statements.class.getResourceAsStream(own)
                : Statements.class.getResourceAsStream(shared)) {
            if (in == null) {
                throw new IllegalStateException(shared + " is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(shared + " cannot be read", e);
        }
    }
}
