package io.clew.analysis.scene;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The entries of the pattern catalogue, read from {@code patterns/F*.yaml}. Safe for use by many threads. */
public final class Catalogue {

    /**
     * @param unit {@code yuan}, {@code min}, {@code h}, {@code d}, {@code count} or {@code share}
     * @param origin R written in a regulation, P published, D our own value
     */
    public record Parameter(String name, String zh, double value, String unit, String origin) {}

    /** One pattern: its names, its parameters and what is told of it. */
    public record Entry(String code, String zh, String en, List<Parameter> parameters) {

        /** What it is, in one sentence. */
        public Message definition() {
            return Message.of("pattern." + code + ".definition");
        }

        /** What an innocent explanation would be. */
        public Message innocent() {
            return Message.of("pattern." + code + ".innocent");
        }

        /** What would make it not fire. */
        public Message unless() {
            return Message.of("pattern." + code + ".unless");
        }
    }

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Catalogue() {}

    public static Catalogue shipped() {
        var catalogue = new Catalogue();
        var mapper = new ObjectMapper(new YAMLFactory());
        for (int n = 1; n <= 23; n++) {
            String name = "/patterns/F" + n + ".yaml";
            try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
                if (in == null) {
                    throw new IllegalStateException(name + " is missing from the build");
                }
                Entry entry = mapper.readValue(in, Entry.class);
                catalogue.entries.put(entry.code(), entry);
            } catch (IOException e) {
                throw new UncheckedIOException(name + " cannot be read", e);
            }
        }
        return catalogue;
    }

    public List<Entry> all() {
        return List.copyOf(entries.values());
    }

    /** @throws ClewException {@code pattern-unknown} if there is no such code */
    public Entry entry(String code) {
        Entry entry = entries.get(code);
        if (entry == null) {
            throw new ClewException(Message.of("pattern-unknown.known", code, entries.keySet()));
        }
        return entry;
    }

    /**
     * The parameters of a pattern, some of them changed.
     *
     * @throws ClewException {@code pattern-parameter} if a name is not one of the pattern's
     */
    public Parameters parameters(String code, Map<String, Double> changed) {
        Entry entry = entry(code);
        var values = new LinkedHashMap<String, Double>();
        entry.parameters().forEach(each -> values.put(each.name(), inBaseUnit(each.value(), each.unit())));
        changed.forEach((name, value) -> {
            Parameter known = entry.parameters().stream()
                    .filter(each -> each.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new ClewException(Message.of(
                            "pattern-parameter.name",
                            code,
                            name,
                            entry.parameters().stream().map(Parameter::name).toList())));
            if (Double.isNaN(value) || value < 0) {
                throw new ClewException(Message.of("pattern-parameter.value", name, code, value));
            }
            values.put(name, inBaseUnit(value, known.unit()));
        });
        return new Parameters(code, values);
    }

    private static double inBaseUnit(double value, String unit) {
        return switch (unit) {
            case "yuan" -> Math.rint(value * 100);
            case "min" -> value * 60_000;
            case "h" -> value * 3_600_000;
            case "d" -> value * 86_400_000;
            case "count", "share" -> value;
            default -> throw new IllegalArgumentException("no such unit: '" + unit + "'");
        };
    }
}
