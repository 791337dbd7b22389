package io.clew.reports.paper;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.print.Drawing;
import io.clew.print.Drawn;
import io.clew.print.Xml;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report says, before it is paper: the same for PDF and DOCX. In Chinese, as files of cases are.
 *
 * @param meta pairs of a label and a value
 * @param cites what the numbers behind {@code #} stand for
 * @param letter whether it stands upright, as letters do
 */
public record Content(
        String title,
        List<List<String>> meta,
        List<String> notes,
        List<Section> sections,
        List<Cite> cites,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean letter) {

    /** A part under its heading; pictures stand between its text and its tables. */
    public record Section(
            String title,
            List<String> paragraphs,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Drawing> pictures,
            List<Table> tables) {

        public Section {
            pictures = pictures == null
                    ? List.of()
                    : List.copyOf(pictures); // absent in reports made before there were any
        }

        public Section(String title, List<String> paragraphs, List<Table> tables) {
            this(title, paragraphs, List.of(), tables);
        }

        /** The same under another heading. */
        public Section titled(String heading) {
            return new Section(heading, paragraphs, pictures, tables);
        }

        /** The same with other text. */
        public Section saying(List<String> text) {
            return new Section(title, text, pictures, tables);
        }
    }

    /**
     * @param title above it; null where the heading of the section is enough
     * @param numeric columns that are set to the right, from 0
     */
    public record Table(
            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String title,

            List<String> heads,
            List<Integer> numeric,
            List<List<String>> rows) {

        public Table(List<String> heads, List<Integer> numeric, List<List<String>> rows) {
            this(null, heads, numeric, rows);
        }
    }

    /**
     * What a number stands for.
     *
     * @param fact {@code source/id#n}; empty where the record as a whole is cited
     * @param file as it was sent; empty where the record came alone
     * @param line row or page in the file; empty for neither
     */
    public record Cite(int number, String fact, String record, String file, String line) {}

    private static final String STYLE = """
            @page { size: A4 landscape; margin: 15mm 13mm 17mm; @bottom-center { content: counter(page) " / " counter(pages); font-family: Clew; font-size: 9pt; } }
            body { font-family: Clew; font-size: 10pt; line-height: 1.5; }
            h1 { text-align: center; font-size: 18pt; margin: 0 0 10px; } h2 { font-size: 12.5pt; margin: 14px 0 6px; page-break-after: avoid; } h3 { font-size: 10.5pt; margin: 10px 0 3px; page-break-after: avoid; }
            p { margin: 5px 0; } p.warn { border: 1px solid #000; padding: 3px 8px; font-weight: bold; }
            table { width: 100%; border-collapse: collapse; margin: 6px 0; -fs-table-paginate: paginate; } thead { display: table-header-group; } tr { page-break-inside: avoid; }
            th, td { border: 1px solid #555; padding: 2px 6px; text-align: left; vertical-align: top; font-size: 9pt; } th { background: #eee; } .num { text-align: right; white-space: nowrap; }
            """;

    private static final String UPRIGHT = STYLE.replace("A4 landscape; margin: 15mm 13mm 17mm", "A4; margin: 25mm 22mm")
            .replace("font-size: 10pt; line-height: 1.5", "font-size: 11.5pt; line-height: 1.8");

    /** XHTML for both printers. */
    public String page() {
        var page = new StringBuilder("<html xmlns=\"http://www.w3.org/1999/xhtml\"><head><style>")
                .append(letter ? UPRIGHT : STYLE)
                .append("</style><title>")
                .append(Xml.text(title))
                .append(letter ? "</title></head><body class=\"letter\"><h1>" : "</title></head><body><h1>")
                .append(Xml.text(title))
                .append("</h1><table><tbody>");
        meta.forEach(pair -> page.append("<tr><th>")
                .append(Xml.text(pair.getFirst()))
                .append("</th><td>")
                .append(Xml.text(pair.getLast()))
                .append("</td></tr>"));
        page.append("</tbody></table>");
        notes.forEach(
                note -> page.append("<p class=\"warn\">").append(Xml.text(note)).append("</p>"));
        sections.forEach(section -> section(page, section));
        page.append("<h2>引用</h2>");
        if (cites.isEmpty()) {
            return page.append("<p>没有引用记录。</p></body></html>").toString();
        }
        table(
                page,
                new Table(
                        List.of("#", "事实", "记录", "文件", "行"),
                        List.of(0, 4),
                        cites.stream()
                                .map(cite -> List.of(
                                        "#" + cite.number(), cite.fact(), cite.record(), cite.file(), cite.line()))
                                .toList()));
        return page.append("</body></html>").toString();
    }

    private static void section(StringBuilder page, Section section) {
        page.append("<h2>").append(Xml.text(section.title())).append("</h2>");
        section.paragraphs()
                .forEach(text -> page.append("<p>").append(Xml.text(text)).append("</p>"));
        section.pictures().forEach(picture -> page.append(Drawn.element(picture)));
        section.tables().forEach(table -> table(page, table));
    }

    private static void table(StringBuilder page, Table table) {
        if (table.title() != null) {
            page.append("<h3>").append(Xml.text(table.title())).append("</h3>");
        }
        page.append("<table><thead><tr>");
        table.heads().forEach(head -> page.append("<th>").append(Xml.text(head)).append("</th>"));
        page.append("</tr></thead><tbody>");
        for (List<String> row : table.rows()) {
            page.append("<tr>");
            for (int i = 0; i < row.size(); i++) {
                page.append(table.numeric().contains(i) ? "<td class=\"num\">" : "<td>")
                        .append(Xml.text(row.get(i)))
                        .append("</td>");
            }
            page.append("</tr>");
        }
        page.append("</tbody></table>");
    }
}
