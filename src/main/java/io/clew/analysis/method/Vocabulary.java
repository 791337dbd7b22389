package io.clew.analysis.method;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The words by which kinds of fraud and elements of a case are told, read from {@code incident/kinds.yaml} and {@code
 * incident/elements.yaml}.
 */
public final class Vocabulary {

    /**
     * @param code stable name of the kind or element's value
     * @param names under which records state it; empty for values of elements
     * @param words folded
     */
    public record Entry(
            String code, String zh, String en, @Nullable List<String> names, List<String> words) {}

    private record Kinds(List<Entry> kinds) {}

    private final List<Entry> kinds;
    private final Map<Element, List<Entry>> elements;

    private Vocabulary(List<Entry> kinds, Map<Element, List<Entry>> elements) {
        this.kinds = kinds;
        this.elements = elements;
    }

    public static Vocabulary shipped() {
        var mapper = new ObjectMapper(new YAMLFactory());
        try (InputStream kinds = open("kinds");
                InputStream listed = open("elements")) {
            var elements = new EnumMap<Element, List<Entry>>(Element.class);
            var tree = mapper.readTree(listed);
            for (Element element : Element.values()) {
                if (tree.has(element.word())) {
                    Entry[] values = mapper.treeToValue(tree.get(element.word()), Entry[].class);
                    elements.put(element, List.of(values));
                }
            }
            return new Vocabulary(mapper.readValue(kinds, Kinds.class).kinds(), elements);
        } catch (IOException e) {
            throw new UncheckedIOException("the vocabulary of incidents cannot be read", e);
        }
    }

    private static InputStream open(String name) {
        InputStream in = Vocabulary.class.getResourceAsStream("/incident/" + name + ".yaml");
        if (in == null) {
            throw new IllegalStateException("incident/" + name + ".yaml is missing from the build");
        }
        return in;
    }

    public List<Entry> kinds() {
        return kinds;
    }

    public List<Entry> values(Element element) {
        return elements.getOrDefault(element, List.of());
    }

    /** The kind that a record states in these words; empty where it states none that is known. */
    public Optional<Entry> stated(String words) {
        String said = TextFolder.fold(words).text().toLowerCase(Locale.ROOT);
        if (said.isBlank()) {
            return Optional.empty();
        }
        return kinds.stream()
                .filter(kind -> kind.names() != null && kind.names().stream().anyMatch(said::contains))
                .findFirst();
    }

    public Optional<Entry> kind(String code) {
        return kinds.stream().filter(kind -> kind.code().equals(code)).findFirst();
    }

    /** What people read for a value of an element; the value itself where it is none of the list. */
    public String label(Element element, String code, boolean english) {
        return values(element).stream()
                .filter(value -> value.code().equals(code))
                .findFirst()
                .map(value -> english ? value.en() : value.zh())
                .orElse(code);
    }
}
