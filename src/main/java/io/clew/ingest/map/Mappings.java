package io.clew.ingest.map;

import java.util.stream.Stream;
import io.clew.record.Message;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.ClewException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The layouts that are known, in the order in which {@code auto} prefers them. */
public final class Mappings {

    /** Stands for "choose by the header". */
    public static final String AUTO = "auto";

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
                        .toList(),
                read("statement-words.yaml", new TypeReference<>() {}));
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

    private ClewException unknown(String name) {
        List<String> known =
                Stream.concat(Stream.of(AUTO), all.stream().map(Mapping::name)).toList();
        Message message = Message.of("mapping-unknown.name", name, known);
        return new ClewException(message, List.of(new ClewException.Fault("field:mapping", message)));
    }

    private static <T> T read(String file, TypeReference<T> type) {
        ObjectMapper yaml = JsonMapper.builder(new YAMLFactory())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .build();
        try (InputStream in = Mappings.class.getResourceAsStream("/mappings/" + file)) {
            if (in == null) {
                throw new IllegalStateException("mappings/" + file + " is missing from the build");
            }
            return yaml.readValue(in, type);
        } catch (IOException e) {
            throw new UncheckedIOException("mappings/" + file + " cannot be read", e);
        }
    }
}
