package io.clew.reports;

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
 * A kind of report, read from {@code reports/templates.yaml}.
 *
 * @param needs what has to be named to make one
 * @param ready whether the analysis behind it is there
 * @param parts what stands in it, in order
 */
public record ReportForm(String code, String zh, String en, List<String> needs, boolean ready, List<String> parts) {

    private static final String FILE = "reports/templates.yaml";

    static List<ReportForm> shipped() {
        try (InputStream in = ReportForm.class.getResourceAsStream("/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            return List.copyOf(
                    new ObjectMapper(new YAMLFactory()).readValue(in, new TypeReference<List<ReportForm>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(FILE + " cannot be read", e);
        }
    }

    /** @throws ClewException {@code report-template} where there is none, {@code report-not-ready} where it cannot be made */
    static ReportForm of(List<ReportForm> forms, String code) {
        ReportForm found = forms.stream()
                .filter(form ->
                        form.code().equalsIgnoreCase(code.strip()) || form.zh().equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of(
                        "report-template",
                        code,
                        forms.stream().map(ReportForm::code).toList())));
        if (!found.ready()) {
            throw new ClewException(Message.of("report-not-ready", found.zh()));
        }
        return found;
    }
}
