package io.clew.casework.warning;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Money;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grades, ways and outcomes of warnings, read from {@code casework/warning.yaml}. Immutable. */
public final class WarningRules {

    private static final String FILE = "casework/warning.yaml";

    /** Something that is chosen from a list, in both languages. */
    public sealed interface Named {
        String code();

        String zh();

        String en();
    }

    /**
     * @param least yuan paid in all from which on it fits; null for any
     * @param within ISO 8601: since the last payment at most; null for any
     * @param again ISO 8601: when somebody tries again who reached nobody
     */
    public record Grade(
            String code,
            String zh,
            String en,
            @Nullable String least,
            @Nullable String within,
            String again,
            String origin)
            implements Named {

        boolean fits(long fen, Duration since) {
            return (least == null || fen >= Money.parse(least).fen())
                    && (within == null || since.compareTo(Duration.parse(within)) <= 0);
        }
    }

    public record Way(String code, String zh, String en, String origin) implements Named {}

    /**
     * @param victim null where it is not known
     * @param saves whether an amount that was kept may be stated
     */
    public record Outcome(
            String code,
            String zh,
            String en,
            boolean reached,
            @Nullable Boolean victim,
            boolean closes,
            boolean saves) implements Named {}

    private record Listed(List<Grade> grades, List<Way> ways, List<Outcome> outcomes) {}

    private final Listed listed;

    private WarningRules(Listed listed) {
        this.listed = listed;
        if (listed.grades.getLast().least() != null || listed.grades.getLast().within() != null) {
            throw new IllegalStateException(FILE + " has no grade that fits all");
        }
    }

    public static WarningRules shipped() {
        try (InputStream in = WarningRules.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return new WarningRules(new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    public List<Grade> grades() {
        return List.copyOf(listed.grades);
    }

    public List<Way> ways() {
        return List.copyOf(listed.ways);
    }

    public List<Outcome> outcomes() {
        return List.copyOf(listed.outcomes);
    }

    /** Of somebody who paid so much in all, the last of it then. */
    Grade grade(long fen, Instant last, Instant now) {
        return listed.grades.stream()
                .filter(grade -> grade.fits(fen, Duration.between(last, now)))
                .findFirst()
                .orElseThrow();
    }

    public Grade grade(String code) {
        return of("warning-grade", listed.grades, code);
    }

    public Way way(String code) {
        return of("warning-way", listed.ways, code);
    }

    public Outcome outcome(String code) {
        return of("warning-outcome", listed.outcomes, code);
    }

    private static <N extends Named> N of(String failure, List<N> all, String code) {
        return all.stream()
                .filter(one -> one.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ClewException(
                        Message.of(failure, code, all.stream().map(Named::code).toList())));
    }
}
