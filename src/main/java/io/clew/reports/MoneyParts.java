package io.clew.reports;

import io.clew.inquiry.money.MoneyFlow;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a trace says, as parts of a report; every sum cites the payments that it is of. */
final class MoneyParts implements Parts {

    private final TraceAnswer answer;
    private final Cites cites;
    private final Map<EntityKey, List<String>> in = new LinkedHashMap<>();
    private final Map<EntityKey, List<String>> out = new LinkedHashMap<>();

    MoneyParts(TraceAnswer answer, Cites cites) {
        this.answer = answer;
        this.cites = cites;
        for (TraceAnswer.Edge edge : answer.edges()) {
            cites.of(edge.fact());
            in.computeIfAbsent(edge.to(), key -> new ArrayList<>()).add(edge.fact());
            out.computeIfAbsent(edge.from(), key -> new ArrayList<>()).add(edge.fact());
        }
    }

    @Override
    public List<String> notes() {
        var notes = new ArrayList<String>();
        if (!answer.cut().isEmpty()) {
            notes.add("计算达到上限，本报告不完整。");
        }
        if (answer.withheldSources() > 0) {
            notes.add("有 " + answer.withheldSources() + " 个来源因权限未参与计算。");
        }
        if (answer.method() == io.clew.analysis.trace.lot.Method.POISON) {
            notes.add("“全部污染”只是上限，不得作为冻结依据。");
        }
        return notes;
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "summary" -> summary();
            case "victims" -> victims();
            case "levels" -> levels();
            case "remains" -> remains();
            case "proposals" -> proposals();
            case "breaks" -> breaks();
            case "rows" -> rows();
            default -> throw new IllegalStateException("no part '" + code + "' of a report of money");
        };
    }

    private List<String> first() {
        return answer.first().stream().map(TraceAnswer.Edge::fact).toList();
    }

    private Content.Section summary() {
        return Cells.section(
                "概要",
                List.of("项目", "数值", "依据"),
                List.of(1),
                List.of(
                        List.of("涉及损失（元）", Cells.yuan(answer.loss()), cites.of(first())),
                        List.of("余留在各账户（元）", Cells.yuan(answer.remaining()), "第四部分"),
                        List.of("可冻结限额合计（元）", Cells.yuan(answer.freezable()), "第五部分"),
                        List.of("未解释（元）", Cells.yuan(answer.unexplained()), "第六部分"),
                        List.of("账户数", Integer.toString(answer.nodes().size()), "第三部分"),
                        List.of("流水笔数", Integer.toString(answer.total()), "第七部分"),
                        List.of(
                                "方法",
                                Cells.told(
                                        Message.of("method." + answer.method().word())),
                                "")));
    }

    private Content.Section victims() {
        var rows = new ArrayList<List<String>>();
        answer.losses()
                .forEach((victim, fen) -> rows.add(List.of(
                        Cells.shown(EntityKey.parse(victim)),
                        Cells.yuan(fen),
                        cites.of(answer.edges().stream()
                                .filter(edge ->
                                        edge.level() == 1 && edge.byVictim().containsKey(victim))
                                .map(TraceAnswer.Edge::fact)
                                .toList()))));
        return Cells.section("受害人与损失", List.of("受害人", "损失（元）", "依据"), List.of(1), rows);
    }

    private Content.Section levels() {
        var rows = answer.nodes().stream()
                .map(node -> List.of(
                        Integer.toString(node.level()),
                        Cells.shown(node.account()),
                        node.name(),
                        Cells.yuan(node.received()),
                        Cells.yuan(node.attributed()),
                        Cells.yuan(node.residual()),
                        Cells.told(Message.of(
                                "report.knowledge." + node.knowledge().name().toLowerCase(Locale.ROOT))),
                        cites.of(in.getOrDefault(node.account(), List.of())),
                        cites.of(out.getOrDefault(node.account(), List.of()))))
                .toList();
        var table = new Content.Table(
                List.of("级", "账户", "户名", "转入（元）", "其中受害人（元）", "余留（元）", "流水", "转入依据", "转出依据"), List.of(3, 4, 5), rows);
        return new Content.Section(
                "逐级账户", List.of(), List.of(MoneyFlow.drawing(answer, new FlowWords())), List.of(table));
    }

    private Content.Section remains() {
        var rows = answer.residuals().stream()
                .map(each -> List.of(
                        Cells.shown(each.account()),
                        Cells.shown(EntityKey.parse(each.victim())),
                        Cells.yuan(each.chosen()),
                        Cells.yuan(each.least()),
                        Cells.yuan(each.most()),
                        cites.of(in.getOrDefault(each.account(), List.of()))))
                .toList();
        return Cells.section("余留", List.of("账户", "受害人", "所选方法（元）", "最小（元）", "最大（元）", "依据"), List.of(2, 3, 4), rows);
    }

    private Content.Section proposals() {
        var rows = answer.proposals().stream()
                .map(each -> List.of(
                        Cells.shown(each.account()),
                        each.name(),
                        each.bank(),
                        Cells.yuan(each.cap()),
                        Cells.yuan(each.balance()),
                        each.goodFaith().map(Cells::told).orElse(""),
                        cites.of(in.getOrDefault(each.account(), List.of()))))
                .toList();
        return Cells.section(
                "限额冻结建议（由有权机关决定）", List.of("账户", "户名", "开户行", "限额（元）", "余额（元）", "善意可能", "依据"), List.of(3, 4), rows);
    }

    private Content.Section breaks() {
        var rows = answer.breaks().stream()
                .map(each -> List.of(
                        Cells.shown(each.account()),
                        Cells.told(each.why().message()),
                        Cells.yuan(each.amount()),
                        Cells.clock(each.from()) + " 至 " + Cells.clock(each.to()),
                        cites.of(each.facts())))
                .toList();
        return Cells.section("断点", List.of("账户", "原因", "未解释（元）", "期间", "依据"), List.of(2), rows);
    }

    private Content.Section rows() {
        var rows = answer.edges().stream()
                .map(edge -> List.of(
                        cites.of(edge.fact()),
                        Cells.clock(edge.at()),
                        Integer.toString(edge.level()),
                        Cells.shown(edge.from()),
                        Cells.shown(edge.to()),
                        new Money(edge.amount()).toString(),
                        new Money(edge.attributed()).toString()))
                .toList();
        return Cells.section("流水明细", List.of("#", "时间", "级", "付款", "收款", "金额（元）", "其中受害人（元）"), List.of(0, 5, 6), rows);
    }
}
