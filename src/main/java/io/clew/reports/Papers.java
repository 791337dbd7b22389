package io.clew.reports;

import io.clew.print.DocxPrinter;
import io.clew.print.PdfPrinter;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.reports.paper.Content;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Makes files of what a report says. */
final class Papers {

    private static final String PDF = "application/pdf";
    private static final String DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private final List<ReportForm> forms;

    Papers(List<ReportForm> forms) {
        this.forms = forms;
    }

    /** What the report says with what people wrote in it; a draft says that it is one. */
    Content content(ReportStore.Kept kept) {
        ReportQuestion question = kept.manifest().question();
        Content said = Texts.applied(
                kept.content(),
                ReportForm.of(forms, question.template()),
                question.beside().texts());
        if (kept.manifest().signature() != null) {
            return said;
        }
        var notes = new ArrayList<String>(List.of("草稿，未签署。"));
        notes.addAll(said.notes());
        return new Content(said.title(), said.meta(), notes, said.sections(), said.cites(), said.letter());
    }

    /** @throws ClewException {@code report-format}; {@code report-unsigned} for the manifest of a draft */
    Reports.Paper paper(ReportStore.Kept kept, String format) {
        Manifest manifest = kept.manifest();
        String name = manifest.question().template() + "-" + kept.id() + "." + format;
        return switch (format) {
            case "docx" ->
                new Reports.Paper(name, DOCX, DocxPrinter.print(content(kept).page(), manifest.made()));
            case "pdf" ->
                new Reports.Paper(name, PDF, PdfPrinter.print(content(kept).page(), manifest.made()));
            case "json" -> {
                if (manifest.signature() == null) {
                    throw new ClewException(Message.of("report-unsigned", kept.id()));
                }
                yield new Reports.Paper(
                        name, "application/json", manifest.json().getBytes(StandardCharsets.UTF_8));
            }
            default -> throw new ClewException(Message.of("report-format", format));
        };
    }
}
