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
 * @param needs what has to be named to make one; {@code a|b} where either does
 * @param letter whether it stands upright, as letters do
 * @param parts what stands in it, in order
 */
public record ReportForm(String code, String zh, String en, List<String> needs, boolean letter, List<String> parts) {

    /** The part that is its author's alone. */
    public static final String OPINION = "opinion";

    private static final String FILE = "reports/templates.yaml";

    /** The parts that an analysis fills. */
    List<String> analysed() {
        return parts.stream().filter(part -> !part.equals(OPINION)).toList();
    }

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

    /** @throws ClewException {@code report-template} where there is none */
    static ReportForm of(List<ReportForm> forms, String code) {
        return forms.stream()
                .filter(form ->
                        form.code().equalsIgnoreCase(code.strip()) || form.zh().equals(code.strip()))
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of(
                        "report-template",
                        code,
                        forms.stream().map(ReportForm::code).toList())));
    }

    /** @throws ClewException {@code report-needs} where the question names too little for it */
    void check(ReportQuestion question) {
        for (String need : needs) {
            if (List.of(need.split("\\|")).stream().noneMatch(each -> names(question, each))) {
                throw new ClewException(
                        Message.of("report-needs", zh, need),
                        List.of(new ClewException.Fault("field:" + need, Message.of("invalid.missing", need))));
            }
        }
    }

    private static boolean names(ReportQuestion question, String need) {
        return switch (need) {
            case "trace" -> question.trace() != null;
            case "case" -> question.caseId() != null && !question.caseId().isBlank();
            case "day" -> question.day() != null;
            case "calls" -> question.calls() != null;
            case "gang" -> question.gang() != null;
            case "series" -> !question.series().isEmpty();
            case "lead" -> question.lead() != null;
            default -> throw new IllegalStateException("no template can need '" + need + "'");
        };
    }
}
