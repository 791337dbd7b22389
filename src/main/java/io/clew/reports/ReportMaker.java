package io.clew.reports;

import io.clew.access.Access;
import io.clew.analysis.calls.Contacts;
import io.clew.inquiry.call.CallAnswer;
import io.clew.inquiry.call.ShowCalls;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Asks what a report's question asks, and puts the answers in the parts that its template names. */
final class ReportMaker {

    private static final String NUMERALS = "一二三四五六七八九十";
    private static final int CONTACTS = 20;
    private static final int ALL = 100_000;

    private final ReportMeans means;

    ReportMaker(ReportMeans means) {
        this.means = means;
    }

    /** Who made a report, why and when. */
    record Head(String by, String purpose, Instant made) {}

    record Made(Content content, Cites cites) {}

    /** @throws ClewException as the questions in it, {@code report-empty} where there is nothing to tell of */
    Made make(Access access, ReportForm form, ReportQuestion question, Head head) {
        var cites = new Cites();
        Parts parts = parts(access, form, question, cites);
        var notes = new ArrayList<>(parts.notes());
        if (!access.unmasked()) {
            notes.add("受保护人员的号码与姓名已按制作人权限隐去。");
        }
        var sections = new ArrayList<Content.Section>();
        for (String part : form.analysed()) {
            Content.Section section = parts.part(part);
            sections.add(section.titled(numbered(sections.size(), section.title())));
        }
        return new Made(
                new Content(
                        form.zh(),
                        meta(question, head),
                        notes,
                        sections,
                        cites.all(access, means.index()),
                        form.letter()),
                cites);
    }

    static String numbered(int place, String title) {
        return NUMERALS.charAt(place) + "、" + title;
    }

    private static List<List<String>> meta(ReportQuestion question, Head head) {
        var meta = new ArrayList<List<String>>(List.of(
                List.of("制作人", head.by()),
                List.of("事由", head.purpose()),
                List.of("制作时间", Cells.clock(head.made())),
                List.of("说明", "金额单位为人民币元（另注明的除外）；“#”后的数字见文末引用，每个数字都能由所列事实核对。")));
        if (question.caseId() != null) {
            meta.add(List.of("案件", question.caseId()));
        }
        if (question.asOf() != null) {
            meta.add(List.of("截至", "序号 " + question.asOf() + " 的记录"));
        }
        if (question.day() != null) {
            meta.add(List.of("日期", question.day().toString()));
        }
        return meta;
    }

    private Parts parts(Access access, ReportForm form, ReportQuestion question, Cites cites) {
        return switch (form.code()) {
            case "money" ->
                new MoneyParts(means.money().follow(access, Objects.requireNonNull(question.trace())), cites);
            case "case" -> {
                String caseId = Objects.requireNonNull(question.caseId());
                var parts = new CaseParts(means.index(), access, caseId, question.freezes(), cites);
                if (parts.empty()) {
                    throw new ClewException(Message.of("case-unknown.report", caseId));
                }
                yield parts;
            }
            case "brief" -> new BriefParts(means.briefs().of(access, Objects.requireNonNull(question.day())), cites);
            case "calls" -> calls(access, question, cites);
            case "gang" -> gang(access, question, cites);
            case "series" -> series(access, question, cites);
            case "lead" -> {
                if (question.beside().leads().isEmpty()) {
                    throw new ClewException(Message.of("report-empty.lead"));
                }
                yield new LeadParts(question.beside(), Objects.requireNonNullElse(question.caseId(), ""), cites);
            }
            default -> throw new IllegalStateException("nothing makes " + form.code());
        };
    }

    private Parts calls(Access access, ReportQuestion question, Cites cites) {
        ShowCalls.Question asked = question.calls();
        if (asked == null) {
            asked = new ShowCalls.Question(
                    numbers(access, Objects.requireNonNull(question.caseId())),
                    TimeRange.ALWAYS,
                    List.of(),
                    false,
                    Contacts.Order.CALLS,
                    CONTACTS);
        }
        var more = new ShowCalls.Question(
                asked.asked(), asked.when(), asked.moments(), asked.hubs(), asked.order(), Math.max(ALL, asked.size()));
        CallAnswer answer = means.calls().show(access, more);
        if (answer.numbers().stream().allMatch(number -> number.sums().calls() == 0)) {
            throw new ClewException(Message.of("report-empty.bills"));
        }
        return new CallParts(answer, asked, means.callRows(), access, cites);
    }

    /** Numbers of the other side of a case, and whoever holds one. */
    private List<EntityKey> numbers(Access access, String caseId) {
        ShowIncident.Shown shown = means.incidents().show(access, new EntityKey("case", caseId));
        Set<EntityKey> numbers = new LinkedHashSet<>();
        shown.incident().things().keySet().stream()
                .filter(key -> key.type().equals("phone"))
                .forEach(numbers::add);
        shown.suspects().stream()
                .map(ShowIncident.Suspect::key)
                .filter(key -> key.type().equals("person"))
                .forEach(numbers::add);
        if (numbers.isEmpty()) {
            throw new ClewException(Message.of("report-empty.calls", caseId));
        }
        return List.copyOf(numbers);
    }

    private Parts gang(Access access, ReportQuestion question, Cites cites) {
        AskGangs.Answer answer = means.gangs().tell(access, Objects.requireNonNull(question.gang()));
        var parts = new GangParts(answer, cases -> means.incidents().compare(access, cases), question.beside(), cites);
        if (parts.empty()) {
            throw new ClewException(Message.of("report-empty.gang"));
        }
        return parts;
    }

    private Parts series(Access access, ReportQuestion question, Cites cites) {
        List<EntityKey> cases = question.series().stream()
                .map(each -> new EntityKey("case", each))
                .toList();
        var links = means.links().of(access, cases);
        return new SeriesParts(
                means.incidents().compare(access, cases),
                links,
                means.incidents().vocabulary(),
                question.beside(),
                cites);
    }
}
