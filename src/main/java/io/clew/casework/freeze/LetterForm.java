package io.clew.casework.freeze;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * The form of one kind of letter, read from {@code casework/letters.yaml}.
 *
 * @param word what stands in its number, as 冻财 in 冻财〔2026〕12号
 * @param in states of an item in which it can be made
 * @param text paragraphs with slots; the first names whom it is to
 * @param rows names of the fields in its table
 */
public record LetterForm(
        String code, String title, String word, List<String> in, String basis, List<String> text, List<String> rows) {

    private static final String FILE = "casework/letters.yaml";

    static List<LetterForm> shipped() {
        try (InputStream in = LetterForm.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return List.copyOf(
                    new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<List<LetterForm>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** @throws ClewException {@code letter-unknown} where there is none of that code */
    static LetterForm of(List<LetterForm> forms, String code) {
        return forms.stream()
                .filter(form -> form.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of(
                        "letter-unknown",
                        code,
                        forms.stream().map(LetterForm::code).toList())));
    }
}
