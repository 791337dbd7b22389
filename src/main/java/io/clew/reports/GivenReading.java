package io.clew.reports;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.linkage.Incident;
import io.clew.casework.Leads;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.gang.GangFile;
import io.clew.casework.series.Act;
import io.clew.casework.series.SeriesBook;
import io.clew.inquiry.gang.FoundGang;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.reports.paper.Cells;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the work product that goes with a report's question, once, when the report is made. */
final class GivenReading {

    private final ReportMeans means;
    private final Access access;

    GivenReading(ReportMeans means, Access access) {
        this.means = means;
        this.access = access;
    }

    ReportQuestion with(ReportQuestion question, ReportForm form) {
        return switch (form.code()) {
            case "case" -> freezes(question);
            case "gang" -> gang(question);
            case "series" -> series(question);
            case "lead" -> leads(question);
            default -> question;
        };
    }

    private ReportQuestion freezes(ReportQuestion question) {
        var filter = new Freezes.Filter("", Objects.requireNonNull(question.caseId()), "", false);
        return question.given(means.freezes().list(access, filter).lines().stream()
                .map(Freezes.Line::item)
                .toList());
    }

    private ReportQuestion gang(ReportQuestion question) {
        var decisions = new ArrayList<Given.Decision>();
        var cases = new ArrayList<EntityKey>();
        for (FoundGang gang : means.gangs()
                .tell(access, Objects.requireNonNull(question.gang()))
                .gangs()) {
            cases.addAll(gang.cases());
            gang.members()
                    .forEach(member -> member.decision()
                            .ifPresent(made -> decisions.add(new Given.Decision(
                                    Cells.named(member.key(), member.names()),
                                    verdict(made.verdict()),
                                    made.by(),
                                    made.reason(),
                                    made.at()))));
        }
        return question.given(new Given(List.of(), decisions, kinds(cases), null, List.of()));
    }

    private static String verdict(GangFile.Verdict verdict) {
        return switch (verdict) {
            case CONFIRM -> "确认";
            case REFUSE -> "否定";
            case DEFER -> "暂缓";
        };
    }

    /** Kinds that a person gave by hand; what records say needs no telling. */
    private Map<String, String> kinds(Collection<EntityKey> cases) {
        var kinds = new LinkedHashMap<String, String>();
        means.incidents().compare(access, Set.copyOf(cases)).stream()
                .map(ShowIncident.Shown::incident)
                .filter(one -> !one.kindBasis().said().isEmpty())
                .sorted(Comparator.comparing(Incident::key))
                .forEach(one -> kinds.put(one.key().value(), one.kind()));
        return kinds;
    }

    private ReportQuestion series(ReportQuestion question) {
        Set<String> cases =
                question.series().stream().map(each -> "case:" + each).collect(Collectors.toSet());
        var acts = new LinkedHashMap<Long, Act>();
        var book = means.series().list(access);
        for (SeriesBook.Series one : book.series()) {
            one.history().stream()
                    .filter(done -> !done.undone() && done.act().kind() != Act.Kind.UNDO)
                    .filter(done -> touches(done.act(), cases))
                    .forEach(done -> acts.put(done.act().n(), done.act()));
        }
        book.open()
                .forEach(held ->
                        held.acts().stream().filter(act -> touches(act, cases)).forEach(act -> acts.put(act.n(), act)));
        var decisions = acts.values().stream()
                .sorted(Comparator.comparingLong(Act::n))
                .map(act -> new Given.Decision(
                        act.ties().stream()
                                .map(tie -> number(tie.a()) + " — " + number(tie.b()))
                                .collect(Collectors.joining("；")),
                        verdict(act.kind()),
                        act.by(),
                        act.reason(),
                        act.at()))
                .toList();
        return question.given(new Given(
                List.of(), decisions, kinds(cases.stream().map(EntityKey::parse).toList()), null, List.of()));
    }

    private static boolean touches(Act act, Set<String> cases) {
        return act.ties().stream().allMatch(tie -> cases.contains(tie.a()) && cases.contains(tie.b()));
    }

    private static String number(String key) {
        return EntityKey.parse(key).value();
    }

    private static String verdict(Act.Kind kind) {
        return switch (kind) {
            case ACCEPT -> "并案";
            case REFUSE -> "不并案";
            case DEFER -> "暂缓";
            case SPLIT -> "分出";
            case UNDO -> "撤回";
        };
    }

    private ReportQuestion leads(ReportQuestion question) {
        String lead = question.lead();
        String caseId = question.caseId();
        var leads = means.leads().list(access, null).stream()
                .filter(each -> lead != null
                        ? each.id().equals(lead)
                        : each.purpose().equals(caseId) && each.state() != Leads.State.REFUSED)
                .sorted(Comparator.comparing(Leads.Lead::proposedAt).thenComparing(Leads.Lead::id))
                .map(GivenReading::lead)
                .toList();
        return question.given(
                new Given(leads, List.of(), Map.of(), question.beside().handOver(), List.of()));
    }

    private static Given.Lead lead(Leads.Lead lead) {
        return new Given.Lead(
                Cells.told(Message.of(
                        switch (lead.kind()) {
                            case "freeze" -> "report.lead.freeze";
                            case "pattern" -> "report.lead.pattern";
                            default -> "report.lead.other";
                        })),
                Handles.shown(EntityKey.parse(lead.subject())),
                lead.amount(),
                Cells.told(lead.why()),
                lead.facts(),
                lead.proposedAt(),
                lead.deadline(),
                Cells.told(Message.of("report.lead." + lead.state().name().toLowerCase(java.util.Locale.ROOT))));
    }
}
