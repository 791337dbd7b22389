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

/**
 * The entries of the pattern catalogue, read from {@code patterns/F*.yaml} for money and {@code patterns/C*.yaml} for calls.
 * Safe for use by many threads.
 */
public final class Catalogue {

    /**
     * @param unit {@code yuan}, {@code s}, {@code min}, {@code h}, {@code d}, {@code count} or {@code share}
     * @param origin R written in a regulation, P published, D our own value
     */
    public record Parameter(String name, String zh, double value, String unit, String origin) {}

    /** Parameters that are changed together, by a name, for a known situation; values in the unit of each. */
    public record ParameterSet(String name, String zh, String en, Map<String, Double> values) {}

    /**
     * One pattern: its names, its parameters, named sets of them, and what is told of it.
     *
     * @param rated what makes a hit unlikely: what passes through its first {@code account}, through its accounts {@code
     *     jointly}, what was paid into a {@code pool}, how seldom {@code payments} between its accounts are, or {@code nothing}
     */
    public record Entry(
            String code, String zh, String en, List<Parameter> parameters, List<ParameterSet> sets, String rated) {

        public Entry {
            rated = rated == null ? "account" : rated;
            sets = sets == null ? List.of() : List.copyOf(sets);
        }

        /** Whether the pattern has a parameter of this name. */
        public boolean has(String parameter) {
            return parameters.stream().anyMatch(each -> each.name().equals(parameter));
        }

        /** Whether the pattern has a set of parameters of this name. */
        public boolean offers(String set) {
            return sets.stream().anyMatch(each -> each.name().equals(set));
        }

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

    private static final List<String> OF_CALLS = List.of("C2", "C3", "C6", "C7", "C10", "C12");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final Map<String, Entry> entries = new LinkedHashMap<>();

    private Catalogue() {}

    public static Catalogue shipped() {
        var catalogue = new Catalogue();
        for (int n = 1; n <= 23; n++) {
            catalogue.entries.put("F" + n, read("F" + n));
        }
        OF_CALLS.forEach(code -> catalogue.entries.put(code, read(code)));
        return catalogue;
    }

    private static Entry read(String code) {
        String name = "/patterns/" + code + ".yaml";
        try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            return YAML.readValue(in, Entry.class);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** The shipped values of a measure that is no pattern, such as {@code C4}. */
    public static Parameters measure(String code) {
        var values = new LinkedHashMap<String, Double>();
        read(code).parameters().forEach(each -> values.put(each.name(), inBaseUnit(each.value(), each.unit())));
        return new Parameters(code, values);
    }

    /**
     * What a named set changes.
     *
     * @throws ClewException {@code pattern-set} if the pattern has no set of that name
     */
    public Map<String, Double> set(String code, String name) {
        Entry entry = entry(code);
        return entry.sets().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .map(ParameterSet::values)
                .orElseThrow(() -> new ClewException(Message.of(
                        "pattern-set",
                        code,
                        name,
                        entry.sets().stream().map(ParameterSet::name).toList())));
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
            case "s" -> value * 1_000;
            case "min" -> value * 60_000;
            case "h" -> value * 3_600_000;
            case "d" -> value * 86_400_000;
            case "count", "share" -> value;
            default -> throw new IllegalArgumentException("no such unit: '" + unit + "'");
        };
    }
}
