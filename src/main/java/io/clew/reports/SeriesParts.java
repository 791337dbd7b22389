package io.clew.reports;

import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.Reason;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.Element;
import io.clew.analysis.method.Vocabulary;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What ties some cases, and what speaks against it, as parts of a report. */
final class SeriesParts implements Parts {

    private final List<ShowIncident.Shown> shown;
    private final ProposeLinks.Answer links;
    private final Vocabulary vocabulary;
    private final CaseLines cases;
    private final Given given;
    private final Cites cites;

    SeriesParts(
            List<ShowIncident.Shown> shown,
            ProposeLinks.Answer links,
            Vocabulary vocabulary,
            Given given,
            Cites cites) {
        this.shown = shown;
        this.links = links;
        this.vocabulary = vocabulary;
        this.given = given;
        this.cites = cites;
        this.cases = new CaseLines(shown, given, cites);
    }

    @Override
    public List<String> notes() {
        var notes = new ArrayList<String>(List.of("并案理由由计算提出，是否并案由办案人决定。"));
        if (links.withheldSources() > 0) {
            notes.add("有 " + links.withheldSources() + " 个来源因权限未参与计算。");
        }
        if (links.untraced() > 0) {
            notes.add("有 " + links.untraced() + " 起案件的资金未及追踪，本报告不完整。");
        }
        return notes;
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "summary" -> summary();
            case "cases" -> cases.section("案件");
            case "ties" -> ties("并案依据", links.links(), false);
            case "against" -> ties("反证，及未认为相关的案件", against(), true);
            case "elements" -> elements();
            case "suspects" -> suspects();
            case "decisions" -> CaseLines.decisions(given);
            default -> throw new IllegalStateException("no part '" + code + "' of a report of a series");
        };
    }

    private List<Link> against() {
        return Stream.concat(
                        links.links().stream().filter(link -> !link.against().isEmpty()), links.unlinked().stream())
                .toList();
    }

    private boolean among(Link link) {
        Set<EntityKey> keys = new LinkedHashSet<>();
        shown.forEach(one -> keys.add(one.incident().key()));
        return keys.contains(link.a()) && keys.contains(link.b());
    }

    private Content.Section summary() {
        List<Incident> all = shown.stream().map(ShowIncident.Shown::incident).toList();
        Set<EntityKey> victims = new LinkedHashSet<>();
        all.forEach(one -> victims.addAll(one.victims().keySet()));
        long loss = 0;
        for (Incident one : all) {
            loss = Money.sum(loss, one.loss() == null ? 0 : one.loss().fen());
        }
        var days = all.stream()
                .map(Incident::reported)
                .filter(Objects::nonNull)
                .map(Cells::day)
                .sorted()
                .toList();
        String when = days.isEmpty() ? "" : "，报案时间 " + days.getFirst() + " 至 " + days.getLast();
        return new Content.Section(
                "概要",
                List.of("本串共 " + all.size() + " 起" + when + "；受害人 " + victims.size() + " 人，损失合计 "
                        + Cells.yuan(loss) + " 元 "
                        + cases.cited(all.stream().map(Incident::key).toList()) + "。"),
                List.of());
    }

    private Content.Section ties(String title, List<Link> some, boolean against) {
        var rows = new ArrayList<List<String>>();
        Comparator<Link> best = Comparator.comparingDouble((Link link) -> -link.score())
                .thenComparing(Link::a)
                .thenComparing(Link::b);
        for (Link link : some.stream().sorted(best).toList()) {
            if (among(link)) {
                List<Reason> reasons = against ? link.against() : link.reasons();
                for (Reason reason : reasons) {
                    rows.add(List.of(
                            link.a().value(),
                            link.b().value(),
                            Math.round(100 * link.score()) + "%",
                            Cells.told(reason.what()),
                            Math.round(100 * reason.weight()) + "%",
                            cited(reason)));
                }
                if (reasons.isEmpty()) {
                    rows.add(List.of(link.a().value(), link.b().value(), "", "没有找到共同之处", "", ""));
                }
            }
        }
        return Cells.section(title, List.of("案件", "案件", "合计", "理由", "分量", "依据"), List.of(2, 4), rows);
    }

    /** The facts, and the records whose words are quoted. */
    private String cited(Reason reason) {
        var names = new TreeSet<>(reason.facts());
        reason.quotes().forEach(quote -> names.add(quote.record().toString()));
        return cites.of(names);
    }

    private Content.Section elements() {
        var tables = new ArrayList<List<String>>();
        for (ShowIncident.Shown one : shown) {
            for (Element element : Element.values()) {
                var values = one.incident().elements().stream()
                        .filter(value -> value.element() == element)
                        .toList();
                var names = new LinkedHashSet<String>();
                values.stream()
                        .map(Incident.Value::quote)
                        .filter(Objects::nonNull)
                        .forEach(quote -> names.add(quote.record().toString()));
                if (!values.isEmpty()) {
                    tables.add(List.of(
                            one.incident().key().value(),
                            Cells.told(Message.of("case-element." + element.word())),
                            String.join(
                                    "、",
                                    values.stream().map(this::label).distinct().toList()),
                            names.isEmpty() ? cases.cited(one.incident()) : cites.of(names)));
                }
            }
        }
        return Cells.section("手法要素", List.of("案件", "要素", "内容", "依据"), List.of(), tables);
    }

    private String label(Incident.Value value) {
        return value.element() == Element.TIMES
                ? Cells.told(Message.of("case-time." + value.value()))
                : vocabulary.label(value.element(), value.value(), false);
    }

    private Content.Section suspects() {
        record Found(List<String> names, Set<String> cases, Set<String> facts, Set<EntityKey> things) {}
        Map<EntityKey, Found> found = new LinkedHashMap<>();
        for (ShowIncident.Shown one : shown) {
            for (ShowIncident.Suspect suspect : one.suspects()) {
                Found into = found.computeIfAbsent(
                        suspect.key(),
                        key -> new Found(suspect.names(), new TreeSet<>(), new TreeSet<>(), new LinkedHashSet<>()));
                into.cases.add(one.incident().key().value());
                into.facts.addAll(suspect.held().values());
                for (Thing thing : suspect.things()) {
                    into.things.add(thing.key());
                    into.facts.addAll(thing.facts());
                    thing.quotes()
                            .forEach(quote -> into.facts.add(quote.record().toString()));
                }
            }
        }
        var rows = new ArrayList<List<String>>();
        found.entrySet().stream()
                .sorted(Comparator.comparingInt((Map.Entry<EntityKey, Found> each) ->
                                -each.getValue().cases.size())
                        .thenComparing(Map.Entry.comparingByKey()))
                .forEach(each -> rows.add(List.of(
                        Cells.named(each.getKey(), each.getValue().names),
                        Cells.keys(each.getValue().things),
                        Integer.toString(each.getValue().cases.size()),
                        String.join("、", each.getValue().cases),
                        cites.of(each.getValue().facts))));
        return Cells.section("共同对象（多起案件指向者在前）", List.of("人员或标识", "经由", "起数", "案件", "依据"), List.of(2), rows);
    }
}
