package io.clew.analysis.calls;

import io.clew.record.EntityKey;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that belong to everybody: banks, carriers, emergency and warning lines, from {@code patterns/public-numbers.txt}. */
public final class PublicNumbers {

    private final Set<String> exact = new HashSet<>();
    private final List<Pattern> shapes = new ArrayList<>();

    private PublicNumbers() {}

    public static PublicNumbers shipped() {
        String name = "/patterns/public-numbers.txt";
        try (InputStream in = PublicNumbers.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(name + " is missing from the build");
            }
            var reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            var numbers = new PublicNumbers();
            reader.lines().forEach(numbers::read);
            return numbers;
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    private void read(String line) {
        String said = line.replaceFirst("#.*", "").strip();
        if (said.indexOf('x') >= 0) {
            shapes.add(Pattern.compile(said.replace("x", "[0-9]")));
        } else if (!said.isEmpty()) {
            exact.add(said);
        }
    }

    /** Whether the phone is one of them, with or without the country in front. */
    public boolean matches(EntityKey key) {
        if (!key.type().equals("phone")) {
            return false;
        }
        String number = key.value().startsWith("+86") ? key.value().substring(3) : key.value();
        return exact.contains(number)
                || shapes.stream().anyMatch(shape -> shape.matcher(number).matches());
    }
}
