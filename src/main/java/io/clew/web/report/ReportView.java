package io.clew.web.report;

import io.clew.print.DrawingSvg;
import io.clew.record.RecordRef;
import io.clew.reports.ReportForm;
import io.clew.reports.Reports;
import io.clew.reports.paper.Content;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A report as it is read and written on the page. */
public record ReportView(
        String id,
        String title,
        boolean signed,
        long version,
        String made,
        String signedBy,
        List<List<String>> meta,
        List<String> notes,
        List<Part> parts,
        List<Cited> cites,
        String fault) {

    private static final String NUMBER = "num";
    /** The number of an account, or one that is as long. */
    private static final Pattern WHOLE = Pattern.compile("\\+?[0-9][0-9 ]{7,}");

    private static final Pattern CITE = Pattern.compile("#(\\d{1,6})");

    /**
     * A part; the heading is empty where nothing stands in it yet.
     *
     * @param text as it is written, a paragraph a line; what was refused stands there still
     * @param open whether it is being written
     * @param written by whom and when; empty where it is generated
     */
    public record Part(
            String code,
            String heading,
            List<List<Piece>> paragraphs,
            List<String> pictures,
            List<Table> tables,
            String text,
            String written,
            boolean open) {

        public int lines() {
            return Math.clamp(text.length() / 60 + text.split("\n").length + 1, 3, 16);
        }
    }

    public record Table(String title, List<Head> heads, List<List<Cell>> rows) {}

    /** @param kind {@code num} where numbers stand below it */
    public record Head(String text, String kind) {}

    /** @param kind {@code num} for numbers, {@code id nowrap} for what must not be broken */
    public record Cell(List<Piece> pieces, String kind) {}

    /** Words, or a citation that leads to the list at the end. */
    public record Piece(String text, String href) {}

    /** @param href of the record; empty where a line stands for many */
    public record Cited(int number, String fact, String record, String file, String line, String href) {}

    /** What somebody wrote that was refused; {@link #NONE} where nothing was. */
    record Refused(String part, String text, String fault) {
        static final Refused NONE = new Refused("", "", "");
    }

    static ReportView of(Reports.Report report, List<ReportForm> forms, Names names, Refused refused) {
        Content content = report.content();
        String signer = report.manifest().signedBy();
        return new ReportView(
                report.id(),
                report.title(),
                report.signed(),
                report.version(),
                names.of(report.manifest().by()) + " "
                        + Shown.clock(report.manifest().made()),
                signer == null ? "" : names.of(signer),
                content.meta(),
                content.notes(),
                report.parts(forms).stream()
                        .map(part -> part(part, names, refused))
                        .toList(),
                content.cites().stream().map(ReportView::cited).toList(),
                refused.fault);
    }

    private static Part part(Reports.Part part, Names names, Refused refused) {
        boolean open = refused.part.equals(part.code());
        Content.Section section = part.section();
        return new Part(
                part.code(),
                section == null ? "" : section.title(),
                part.paragraphs().stream().map(ReportView::pieces).toList(),
                section == null
                        ? List.of()
                        : section.pictures().stream()
                                .map(picture -> DrawingSvg.of(picture, section.title()))
                                .toList(),
                section == null
                        ? List.of()
                        : section.tables().stream().map(ReportView::table).toList(),
                open ? refused.text : String.join("\n", part.paragraphs()),
                part.by() == null || part.at() == null ? "" : names.of(part.by()) + " " + Shown.clock(part.at()),
                open);
    }

    private static Table table(Content.Table table) {
        var rows = new ArrayList<List<Cell>>();
        for (List<String> row : table.rows()) {
            var cells = new ArrayList<Cell>();
            for (String cell : row) {
                cells.add(new Cell(pieces(cell), kind(table, cells.size(), cell)));
            }
            rows.add(cells);
        }
        var heads = new ArrayList<Head>();
        for (String head : table.heads()) {
            heads.add(new Head(head, table.numeric().contains(heads.size()) ? NUMBER : ""));
        }
        return new Table(table.title() == null ? "" : table.title(), heads, rows);
    }

    private static String kind(Content.Table table, int column, String text) {
        if (table.numeric().contains(column)) {
            return NUMBER;
        }
        return WHOLE.matcher(text).matches() ? "id nowrap" : "";
    }

    private static List<Piece> pieces(String text) {
        var pieces = new ArrayList<Piece>();
        Matcher cites = CITE.matcher(text);
        int done = 0;
        while (cites.find()) {
            if (cites.start() > done) {
                pieces.add(new Piece(text.substring(done, cites.start()), ""));
            }
            pieces.add(new Piece(cites.group(), "#cite-" + cites.group(1)));
            done = cites.end();
        }
        if (done < text.length()) {
            pieces.add(new Piece(text.substring(done), ""));
        }
        return pieces;
    }

    private static Cited cited(Content.Cite cite) {
        boolean single = cite.fact().isEmpty() || cite.fact().indexOf('#') > 0;
        return new Cited(
                cite.number(),
                cite.fact(),
                cite.record(),
                cite.file(),
                cite.line(),
                single ? Shown.href(RecordRef.parse(cite.record())) : "");
    }
}
