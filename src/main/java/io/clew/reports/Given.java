package io.clew.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Work product that a report rests on beside records, as its maker saw it: it goes with the question, so that the report can
 * be made again where nobody knows of it.
 *
 * @param leads that are handed over
 * @param decisions of named persons about what the report tells
 * @param kinds of fraud of cases that a person said, by case
 * @param texts that somebody wrote in place of the generated ones, one a part
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Given(
        List<Lead> leads,
        List<Decision> decisions,
        Map<String, String> kinds,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable HandOver handOver,
        List<Text> texts) {

    static final Given NOTHING = new Given(List.of(), List.of(), Map.of(), null, List.of());

    /**
     * A lead.
     *
     * @param kind in words, as {@code why} is
     * @param amount yuan; empty where it is about no money
     */
    public record Lead(
            String kind,
            String subject,
            String amount,
            String why,
            List<String> facts,
            Instant proposedAt,
            @Nullable Instant deadline,
            String state) {}

    /** What a person decided; {@code about} and {@code verdict} in words. */
    public record Decision(String about, String verdict, String by, String reason, Instant at) {}

    /** To whom leads go, and until when an answer is due. */
    public record HandOver(String unit, @Nullable LocalDate due) {}

    /**
     * What a person wrote.
     *
     * @param part of the template
     * @param by who, and {@code at} when they last did
     */
    public record Text(String part, List<String> paragraphs, String by, Instant at) {

        public Text {
            paragraphs = List.copyOf(paragraphs);
        }
    }

    public Given {
        leads = leads == null ? List.of() : List.copyOf(leads);
        decisions = decisions == null ? List.of() : List.copyOf(decisions);
        kinds = kinds == null ? Map.of() : Map.copyOf(kinds);
        texts = texts == null ? List.of() : List.copyOf(texts);
    }

    Given texts(List<Text> changed) {
        return new Given(leads, decisions, kinds, handOver, changed);
    }
}
