package io.clew.reports;

import io.clew.analysis.linkage.Incident;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Cases of the records, a row each; what a case says cites its reports. */
final class CaseLines {

    private final Map<EntityKey, Incident> cases = new LinkedHashMap<>();
    private final Given given;
    private final Cites cites;

    CaseLines(Collection<ShowIncident.Shown> shown, Given given, Cites cites) {
        shown.stream()
                .map(ShowIncident.Shown::incident)
                .sorted(Comparator.comparing(Incident::key))
                .forEach(one -> cases.put(one.key(), one));
        this.given = given;
        this.cites = cites;
    }

    /** Numbers of the reports of these cases. */
    String cited(Collection<EntityKey> keys) {
        var records = new ArrayList<String>();
        keys.stream()
                .sorted()
                .map(cases::get)
                .filter(Objects::nonNull)
                .forEach(one -> one.reports().stream().map(RecordRef::toString).forEach(records::add));
        return records.isEmpty() ? "" : cites.of(records);
    }

    /** What a case rests on: its reports, or whatever tells of it where nobody reported it. */
    String cited(Incident one) {
        var records = one.reports().isEmpty() ? one.records() : one.reports();
        return cites.of(records.stream().map(RecordRef::toString).toList());
    }

    String kind(Incident one) {
        String code = given.kinds()
                .getOrDefault(one.key().value(), one.kindBasis().said().isEmpty() ? one.kind() : "");
        return code.isEmpty() ? "" : Cells.told(Message.of("fraud-kind." + code));
    }

    Content.Section section(String title) {
        var rows = cases.values().stream()
                .map(one -> List.of(
                        one.key().value(),
                        one.title(),
                        kind(one),
                        one.unit(),
                        Cells.clock(one.reported()),
                        Cells.keys(one.victims().keySet()),
                        one.loss() == null ? "" : Cells.yuan(one.loss().fen()),
                        cited(one)))
                .toList();
        return Cells.section(
                title, List.of("案件编号", "案由", "类别", "受理单位", "报案时间", "受害人", "损失（元）", "依据"), List.of(6), rows);
    }

    static Content.Section decisions(Given given) {
        var rows = given.decisions().stream()
                .map(each -> List.of(each.about(), each.verdict(), each.reason(), each.by(), Cells.clock(each.at())))
                .toList();
        return Cells.section("办案人决定", List.of("对象", "决定", "理由", "决定人", "时间"), List.of(), rows);
    }
}
