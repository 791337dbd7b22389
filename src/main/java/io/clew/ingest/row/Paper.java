package io.clew.ingest.row;

import io.clew.ingest.map.Mapping;
import io.clew.text.find.Extractor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How the beginning of a document says what it is.
 *
 * @param heading its first line, or the first sentence of a long one, without the blanks that space a form's name out;
 *     empty where that is too long to be a title
 * @param about whom a paper of a known form is about; empty where it is none or does not say so
 * @param at when such a paper was taken
 */
record Paper(String heading, String about, @Nullable Instant at) {

    private static final int LONGEST_HEADING = 80;
    /** Lines in which a form has what is filled in. */
    private static final int HEAD = 20;

    private static final Pattern SENTENCE = Pattern.compile("(.{4,}?[！？!?]?)(?:。|(?<=[！？!?]))");
    private static final Pattern FILLED_IN = Pattern.compile("[：: 　]\\s*([^\\s，,；;。（(]{2,30})");

    static Paper of(String text, List<Mapping.Form> forms) {
        List<String> lines = text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .limit(HEAD)
                .toList();
        String heading = lines.isEmpty() ? "" : heading(lines.getFirst());
        String name = heading.replaceAll("\\s", "");
        return forms.stream()
                .filter(form -> name.startsWith(form.heading()))
                .findFirst()
                .map(form -> new Paper(
                        name,
                        line(lines, form.about()).map(Paper::filledIn).orElse(""),
                        line(lines, form.at()).map(Paper::time).orElse(null)))
                .orElse(new Paper(heading, "", null));
    }

    /** @param file what to call it where its beginning does not say */
    String title(String file) {
        return heading.isEmpty() ? file : about.isEmpty() ? heading : heading + "（" + about + "）";
    }

    private static String heading(String first) {
        if (first.length() <= LONGEST_HEADING) {
            return first;
        }
        Matcher sentence = SENTENCE.matcher(first).region(0, LONGEST_HEADING);
        return sentence.lookingAt() ? sentence.group(1) : "";
    }

    private static Optional<String> line(List<String> lines, String begins) {
        return lines.stream().filter(line -> line.startsWith(begins)).findFirst();
    }

    private static String filledIn(String line) {
        Matcher said = FILLED_IN.matcher(line);
        return said.find() ? said.group(1) : "";
    }

    private static @Nullable Instant time(String line) {
        return Extractor.shipped().extractWithoutNames(line, null).times().stream()
                .map(found -> found.from())
                .findFirst()
                .orElse(null);
    }
}
