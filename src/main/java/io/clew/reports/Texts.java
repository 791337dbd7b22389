package io.clew.reports;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.reports.paper.Content;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What people write in a report in place of the generated text. Figures stay tied: a sentence may say only figures that the
 * report itself states, and has to cite what they are of there.
 */
final class Texts {

    private static final Pattern CITE = Pattern.compile("#(\\d{1,6})");
    private static final Pattern FIGURE = Pattern.compile("\\d[\\d,]*(?:\\.\\d+)?");
    private static final Pattern COUNTED = Pattern.compile(
            "(\\d[\\d,，]*(?:\\.\\d+)?)\\s*(万元|万|亿元|亿|元|笔|次|人|名|起|串|户|个|条|秒|分钟|小时|天|%|％)|(\\d[\\d,，]*\\.\\d{2})(?!\\d)");
    private static final Pattern SENTENCE = Pattern.compile("[^。；;！？!?\\n]+");
    private static final int MOST_PARAGRAPHS = 200;
    private static final int MOST_SIGNS = 20_000;

    private final Content content;
    private final Map<BigDecimal, Set<Integer>> figures = new HashMap<>();

    Texts(Content content) {
        this.content = content;
        for (Content.Section section : content.sections()) {
            section.paragraphs().forEach(this::note);
            for (Content.Table table : section.tables()) {
                String title = table.title() == null ? "" : table.title();
                note(title);
                table.rows().forEach(row -> noteRow(String.join(" ", row), title));
            }
        }
    }

    private void note(String text) {
        Matcher sentences = SENTENCE.matcher(text);
        while (sentences.find()) {
            noteRow(sentences.group(), "");
        }
    }

    private void noteRow(String text, String over) {
        Set<Integer> cites = cites(text);
        if (cites.isEmpty()) {
            cites.addAll(cites(over));
        }
        Matcher found = FIGURE.matcher(CITE.matcher(text).replaceAll(" "));
        while (found.find()) {
            figures.computeIfAbsent(number(found.group()), missing -> new TreeSet<>())
                    .addAll(cites);
        }
    }

    private static Set<Integer> cites(String text) {
        var cites = new TreeSet<Integer>();
        Matcher found = CITE.matcher(text);
        while (found.find()) {
            cites.add(Integer.valueOf(found.group(1)));
        }
        return cites;
    }

    private static BigDecimal number(String printed) {
        return new BigDecimal(printed.replaceAll("[,，]", "")).stripTrailingZeros();
    }

    /**
     * Paragraphs as they are kept, without blanks around them.
     *
     * @throws ClewException {@code report-text} where a citation is none of the report, a figure is not in it, or is not cited as
     *     there
     */
    List<String> checked(List<String> written) {
        var paragraphs = written.stream()
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
        if (paragraphs.size() > MOST_PARAGRAPHS
                || paragraphs.stream().mapToInt(String::length).sum() > MOST_SIGNS) {
            throw new ClewException(Message.of("report-text.long", MOST_PARAGRAPHS, MOST_SIGNS));
        }
        for (String paragraph : paragraphs) {
            Matcher sentences = SENTENCE.matcher(paragraph);
            while (sentences.find()) {
                check(sentences.group());
            }
        }
        return paragraphs;
    }

    private void check(String sentence) {
        Set<Integer> cites = cites(sentence);
        for (int cite : cites) {
            if (content.cites().stream().noneMatch(each -> each.number() == cite)) {
                throw new ClewException(Message.of("report-text.cite", cite));
            }
        }
        Matcher counted = COUNTED.matcher(CITE.matcher(sentence).replaceAll(" "));
        while (counted.find()) {
            String printed = counted.group(1) == null ? counted.group(3) : counted.group(1);
            String unit = counted.group(2) == null ? "" : counted.group(2);
            BigDecimal figure = number(printed);
            BigDecimal scaled = unit.startsWith("万")
                    ? figure.movePointRight(4).stripTrailingZeros()
                    : unit.startsWith("亿") ? figure.movePointRight(8).stripTrailingZeros() : figure;
            Set<Integer> tied = figures.get(scaled);
            if (tied == null) {
                throw new ClewException(Message.of("report-text.figure", printed + unit));
            }
            if (!tied.isEmpty() && tied.stream().noneMatch(cites::contains)) {
                throw new ClewException(Message.of(
                        "report-text.uncited",
                        printed + unit,
                        tied.stream().limit(5).map(each -> "#" + each).toList()));
            }
        }
    }

    /** The report with what people wrote in it. */
    static Content applied(Content content, ReportForm form, List<Given.Text> texts) {
        var sections = new ArrayList<Content.Section>();
        List<String> parts = form.analysed();
        for (int i = 0; i < content.sections().size(); i++) {
            Content.Section section = content.sections().get(i);
            String part = i < parts.size() ? parts.get(i) : "";
            sections.add(texts.stream()
                    .filter(text -> text.part().equals(part))
                    .findFirst()
                    .map(text -> section.saying(text.paragraphs()))
                    .orElse(section));
        }
        texts.stream()
                .filter(text -> text.part().equals(ReportForm.OPINION)
                        && !text.paragraphs().isEmpty())
                .forEach(text -> sections.add(new Content.Section(
                        ReportMaker.numbered(sections.size(), "研判意见"), text.paragraphs(), List.of())));
        return new Content(
                content.title(), content.meta(), content.notes(), sections, content.cites(), content.letter());
    }

    static List<Reports.Part> parts(ReportForm form, Reports.Report report) {
        var parts = new ArrayList<Reports.Part>();
        List<Content.Section> sections = report.content().sections();
        List<Given.Text> texts = report.manifest().question().beside().texts();
        for (String code : form.parts()) {
            Content.Section section = parts.size() < sections.size() ? sections.get(parts.size()) : null;
            var written =
                    texts.stream().filter(text -> text.part().equals(code)).findFirst();
            parts.add(new Reports.Part(
                    code,
                    section,
                    section == null ? List.of() : section.paragraphs(),
                    written.map(Given.Text::by).orElse(null),
                    written.map(Given.Text::at).orElse(null)));
        }
        return parts;
    }
}
