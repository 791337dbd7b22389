package io.clew.casework.assignment;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;

/** How soon an answer is due, read from {@code casework/assignment.yaml}. Immutable. */
final class Terms {

    private static final String FILE = "casework/assignment.yaml";

    private record Term(Assignment.Kind code, String within, String urgent, String origin) {}

    private record Listed(List<Term> kinds) {}

    private final Listed listed;

    private Terms(Listed listed) {
        this.listed = listed;
    }

    static Terms shipped() {
        try (InputStream in = Terms.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new Terms(new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    Duration of(Assignment.Kind kind, boolean urgent) {
        Term term = listed.kinds.stream()
                .filter(each -> each.code == kind)
                .findFirst()
                .orElseThrow();
        return Duration.parse(urgent ? term.urgent : term.within);
    }
}
