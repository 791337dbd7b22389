package io.clew.reports;

import io.clew.access.Handles;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.FoundGang;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;

/** Who acts together, as what and on what, as parts of a report; what ties somebody cites its facts. */
final class GangParts implements Parts {

    private static final int MOST = 20;

    private final AskGangs.Answer answer;
    private final List<FoundGang> gangs;
    private final CaseLines cases;
    private final Given given;
    private final Cites cites;

    GangParts(
            AskGangs.Answer answer,
            Function<List<EntityKey>, List<ShowIncident.Shown>> incidents,
            Given given,
            Cites cites) {
        this.answer = answer;
        this.gangs = answer.gangs().stream()
                .sorted(Comparator.comparingInt(
                                (FoundGang gang) -> -gang.members().size())
                        .thenComparing(gang -> key(ordered(gang).getFirst())))
                .limit(MOST)
                .toList();
        this.given = given;
        this.cites = cites;
        this.cases = new CaseLines(
                incidents.apply(gangs.stream()
                        .flatMap(gang -> gang.cases().stream())
                        .distinct()
                        .toList()),
                given,
                cites);
    }

    boolean empty() {
        return gangs.isEmpty();
    }

    @Override
    public List<String> notes() {
        var notes = new ArrayList<String>(List.of("成员与角色由计算提出，是否成立由办案人决定。"));
        if (!answer.cut().isEmpty()) {
            notes.add("计算达到上限，本报告不完整。");
        }
        if (answer.withheldSources() > 0) {
            notes.add("有 " + answer.withheldSources() + " 个来源因权限未参与计算。");
        }
        if (answer.gangs().size() > gangs.size()) {
            notes.add("列出人数最多的 " + gangs.size() + " 个团伙，共 " + answer.gangs().size() + " 个。");
        }
        return notes;
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "summary" -> summary();
            case "members" -> each("成员与角色", this::members);
            case "evidence" -> each("联系依据", this::evidence);
            case "counter" -> each("反证与其他解释", GangParts::counter);
            case "cases" -> cases.section("涉及案件");
            case "beside" -> each("外围人员（联系不足以认定）", this::beside);
            case "decisions" -> CaseLines.decisions(given);
            default -> throw new IllegalStateException("no part '" + code + "' of a report of a gang");
        };
    }

    /** The member's key that comes first, whichever the graph has first. */
    private static EntityKey key(FoundGang.Member member) {
        return member.keys().stream().min(Comparator.naturalOrder()).orElse(member.key());
    }

    /** Members in an order that is the same on every machine: the core first, then those with most facts. */
    private static List<FoundGang.Member> ordered(FoundGang gang) {
        return gang.members().stream()
                .sorted(Comparator.comparing((FoundGang.Member member) -> !member.core())
                        .thenComparingInt(member -> -member.evidence().stream()
                                .mapToInt(proof -> proof.facts().size())
                                .sum())
                        .thenComparing(GangParts::key))
                .toList();
    }

    private String name(FoundGang gang) {
        return gangs.size() == 1 ? "" : "团伙" + (gangs.indexOf(gang) + 1) + "：";
    }

    private String all(FoundGang gang) {
        var facts = new TreeSet<String>();
        gang.members().forEach(member -> {
            member.evidence().forEach(proof -> facts.addAll(proof.facts()));
            member.roles().forEach(role -> facts.addAll(role.facts()));
        });
        return cites.together(facts);
    }

    private Content.Section summary() {
        var texts = new ArrayList<String>();
        for (FoundGang gang : gangs) {
            Map<String, Integer> roles = new LinkedHashMap<>();
            ordered(gang).forEach(member -> member.roles().forEach(role -> roles.merge(role.role(), 1, Integer::sum)));
            var said = new ArrayList<String>();
            roles.forEach((role, count) -> said.add(role + " " + count + " 人"));
            texts.add(name(gang) + "团伙成员 " + gang.members().size() + " 人（" + String.join("、", said) + "） "
                    + all(gang) + "；涉及案件 " + gang.cases().size() + " 起、受害人 "
                    + gang.victims().size() + " 人，报案损失 " + Cells.yuan(gang.loss()) + " 元 "
                    + cases.cited(gang.cases()) + "。");
        }
        return new Content.Section("概要", texts.isEmpty() ? List.of("没有找到团伙。") : texts, List.of());
    }

    private Content.Section each(String title, Function<FoundGang, Content.Table> made) {
        var tables = gangs.stream()
                .map(gang -> {
                    Content.Table table = made.apply(gang);
                    return new Content.Table(
                            gangs.size() == 1 ? null : name(gang), table.heads(), table.numeric(), table.rows());
                })
                .filter(table -> !table.rows().isEmpty())
                .toList();
        return new Content.Section(title, tables.isEmpty() ? List.of("无。") : List.of(), tables);
    }

    private Content.Table members(FoundGang gang) {
        var rows = new ArrayList<List<String>>();
        for (FoundGang.Member member : ordered(gang)) {
            var why = new ArrayList<String>();
            member.roles().forEach(role -> why.add(Cells.told(role.why()) + " " + cites.together(role.facts())));
            rows.add(List.of(
                    String.join("、", member.names()),
                    Cells.keys(member.keys()),
                    String.join(" ", why),
                    member.core() ? "是" : "",
                    member.solid() ? "多种依据" : "单一依据",
                    member.cut().size() + " " + cites.together(member.cut())));
        }
        return new Content.Table(List.of("姓名", "标识", "角色与理由", "核心", "牢靠程度", "最少需推翻的事实"), List.of(), rows);
    }

    private Content.Table evidence(FoundGang gang) {
        var rows = new ArrayList<List<String>>();
        for (FoundGang.Member member : ordered(gang)) {
            for (FoundGang.Proof proof : member.evidence().stream()
                    .sorted(Comparator.comparing((FoundGang.Proof each) -> with(gang, each))
                            .thenComparing(FoundGang.Proof::kind))
                    .toList()) {
                EntityKey other = with(gang, proof);
                if (key(member).compareTo(other) < 0) {
                    FoundGang.Member with = gang.member(other);
                    rows.add(List.of(
                            Cells.named(key(member), member.names()),
                            Cells.named(other, with == null ? List.of() : with.names()),
                            kind(proof.kind()),
                            Integer.toString(proof.facts().size()),
                            cites.together(proof.facts())));
                }
            }
        }
        return new Content.Table(List.of("甲", "乙", "种类", "事实数", "依据"), List.of(3), rows);
    }

    private static EntityKey with(FoundGang gang, FoundGang.Proof proof) {
        FoundGang.Member with = gang.member(proof.with());
        return with == null ? proof.with() : key(with);
    }

    private static String kind(String code) {
        return Cells.told(Message.of("gang.kind." + code));
    }

    private static Content.Table counter(FoundGang gang) {
        var rows = ordered(gang).stream()
                .map(member -> List.of(
                        Cells.named(key(member), member.names()),
                        String.join(
                                " ", member.counter().stream().map(Cells::told).toList()),
                        Cells.told(member.innocent())))
                .toList();
        return new Content.Table(List.of("成员", "反证", "无辜的解释"), List.of(), rows);
    }

    private Content.Table beside(FoundGang gang) {
        var rows = gang.beside().stream()
                .sorted(Comparator.comparingInt(
                                (FoundGang.Beside each) -> -each.facts().size())
                        .thenComparing(FoundGang.Beside::key))
                .map(each -> List.of(
                        String.join("、", each.names()),
                        Handles.shown(each.key()),
                        String.join(
                                "、", each.kinds().stream().map(GangParts::kind).toList()),
                        Integer.toString(each.facts().size()),
                        cites.together(each.facts())))
                .toList();
        return new Content.Table(List.of("姓名", "标识", "种类", "事实数", "依据"), List.of(3), rows);
    }
}
