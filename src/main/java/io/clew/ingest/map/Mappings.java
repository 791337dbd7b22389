package io.clew.ingest.map;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The layouts that are known, in the order in which {@code auto} prefers them. */
public final class Mappings {

    /** Stands for "choose by the header". */
    public static final String AUTO = "auto";

    private static final ObjectMapper YAML = JsonMapper.builder(new YAMLFactory())
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    /** Columns that any statement may have. */
    private static final List<Mapping.Column> MOVEMENT = read("movement-columns.yaml", new TypeReference<>() {});

    private final List<Mapping> all;
    private final StatementWords words;

    private Mappings(List<Mapping> all, StatementWords words) {
        this.all = List.copyOf(all);
        this.words = words;
    }

    /** Reads the mappings that are shipped with Clew. */
    public static Mappings shipped() {
        List<String> names = read("index.yaml", new TypeReference<>() {});
        return new Mappings(
                names.stream()
                        .map(name -> read(name + ".yaml", new TypeReference<Mapping>() {}))
                        .map(Mappings::complete)
                        .toList(),
                read("statement-words.yaml", new TypeReference<>() {}));
    }

    /**
     * The shipped mappings and those of a site, read from {@code *.yaml} of a folder; one of a shipped name takes its
     * place, the others come first. A folder that is not there holds none.
     *
     * @throws ClewException {@code mapping-broken} naming the file that cannot be read
     */
    public static Mappings with(Path folder) {
        Mappings shipped = shipped();
        if (!Files.isDirectory(folder)) {
            return shipped;
        }
        List<Mapping> own = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.sorted().filter(f -> f.toString().endsWith(".yaml")).toList()) {
                own.add(ofSite(file));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("mappings in " + folder + " cannot be read", e);
        }
        Set<String> names = own.stream().map(Mapping::name).collect(Collectors.toSet());
        shipped.all.stream().filter(m -> !names.contains(m.name())).forEach(own::add);
        return new Mappings(own, shipped.words);
    }

    private static Mapping ofSite(Path file) {
        try {
            return ofSite(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new ClewException(Message.of("mapping-broken", file, String.valueOf(e.getMessage())));
        }
    }

    /**
     * Reads a mapping of a site.
     *
     * @param file what its file is called, for saying where it is wrong
     * @throws ClewException {@code mapping-broken}
     */
    public static Mapping ofSite(String file, String yaml) {
        try {
            Mapping mapping = YAML.readValue(yaml, Mapping.class);
            mapping.recognise().forEach(complete(mapping)::check);
            return complete(mapping);
        } catch (IOException | RuntimeException e) {
            throw new ClewException(Message.of("mapping-broken", file, String.valueOf(e.getMessage())));
        }
    }

    /** These, with a mapping before them that takes the place of one of its name. */
    public Mappings beside(Mapping mapping) {
        List<Mapping> both = new ArrayList<>();
        both.add(mapping);
        all.stream().filter(other -> !other.name().equals(mapping.name())).forEach(both::add);
        return new Mappings(both, words);
    }

    private static Mapping complete(Mapping mapping) {
        boolean bank =
                mapping.kind() == Mapping.Kind.STATEMENT && mapping.platform().isEmpty();
        return bank ? mapping.with(MOVEMENT) : mapping; // a platform's bill is known by its own headers alone
    }

    public List<Mapping> all() {
        return all;
    }

    /** Those that read rows under a header. */
    public List<Mapping> tables() {
        return all.stream().filter(mapping -> mapping.kind().isTable()).toList();
    }

    /** The first of the kind. */
    public Mapping of(Mapping.Kind kind) {
        return all.stream()
                .filter(mapping -> mapping.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no shipped mapping is of kind " + kind));
    }

    public StatementWords words() {
        return words;
    }

    /** @throws ClewException {@code mapping-unknown} if there is none of that name; lists those there are */
    public Mapping named(String name) {
        return all.stream()
                .filter(mapping -> mapping.name().equals(name))
                .findFirst()
                .orElseThrow(() -> unknown(name));
    }

    public boolean knows(String name) {
        return name.equals(AUTO)
                || all.stream().anyMatch(mapping -> mapping.name().equals(name));
    }

    private ClewException unknown(String name) {
        List<String> known =
                Stream.concat(Stream.of(AUTO), all.stream().map(Mapping::name)).toList();
        Message message = Message.of("mapping-unknown.name", name, known);
        return new ClewException(message, List.of(new ClewException.Fault("field:mapping", message)));
    }

    /** Reads a file of {@code mappings/} that comes with the build. */
    public static <T> T read(String file, TypeReference<T> type) {
        try (InputStream in = Mappings.class.getResourceAsStream("/mappings/" + file)) {
            if (in == null) {
                throw new IllegalStateException("mappings/" + file + " is missing from the build");
            }
            return YAML.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("mappings/" + file + " cannot be read", e);
        }
    }
}
