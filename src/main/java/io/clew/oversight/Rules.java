package io.clew.oversight;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The rules of supervision and their limits, read from {@code supervision/rules.yaml}. */
public final class Rules {

    /**
     * @param unit {@code count}, {@code h} (hour of the day in China) or {@code min}
     * @param origin R written in a regulation, P published, D our own value
     */
    public record Limit(String name, String zh, String en, double value, String unit, String origin) {}

    /**
     * @param definition one sentence
     * @param innocent what an innocent explanation would be
     */
    public record Rule(
            String code,
            String zh,
            String en,
            String definition,
            String definitionEn,
            String innocent,
            String innocentEn,
            List<Limit> limits) {}

    private final List<Rule> all;
    private final Map<String, Double> values = new HashMap<>();

    private Rules(List<Rule> all) {
        this.all = List.copyOf(all);
        all.forEach(rule ->
                rule.limits().forEach(limit -> values.put(rule.code() + "." + limit.name(), limit.value())));
    }

    public static Rules shipped() {
        return with(Map.of());
    }

    /**
     * @param changed limits of this installation, {@code code.name}
     * @throws IllegalArgumentException if there is no such limit
     */
    public static Rules with(Map<String, Double> changed) {
        Rules rules = new Rules(read());
        changed.forEach((name, value) -> {
            if (rules.values.replace(name, value) == null) {
                throw new IllegalArgumentException("clew.supervision.limits: no limit '" + name + "'; there are "
                        + rules.values.keySet().stream().sorted().toList());
            }
        });
        return rules;
    }

    private static List<Rule> read() {
        try (InputStream in = Rules.class.getResourceAsStream("/supervision/rules.yaml")) {
            if (in == null) {
                throw new IllegalStateException("supervision/rules.yaml is missing from the build");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException("supervision/rules.yaml cannot be read", e);
        }
    }

    public List<Rule> all() {
        return all;
    }

    /** @throws IllegalArgumentException if there is no such rule */
    public Rule rule(String code) {
        return all.stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no rule '" + code + "'"));
    }

    /** The limit of that name, {@code code.name}, in its unit. */
    double limit(String name) {
        Double value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no limit '" + name + "'");
        }
        return value;
    }
}
