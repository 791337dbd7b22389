package io.clew.reports;

import io.clew.access.Handles;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What a trace says, as parts of a report; every sum cites the payments that it is of. */
final class MoneyParts {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneId.of("Asia/Shanghai"));

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

    static String yuan(long fen) {
        return String.format(Locale.ROOT, "%,d.%02d", fen / 100, Math.abs(fen % 100));
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    static String shown(EntityKey key) {
        return Handles.shown(key);
    }

    private static String told(Message message) {
        return Messages.CHINESE.tell(message);
    }

    List<String> notes() {
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

    Content.Section part(String code) {
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

    private static Content.Section section(
            String title, List<String> heads, List<Integer> numeric, List<List<String>> rows) {
        return rows.isEmpty()
                ? new Content.Section(title, List.of("无。"), List.of())
                : new Content.Section(title, List.of(), List.of(new Content.Table(heads, numeric, rows)));
    }

    private List<String> first() {
        return answer.first().stream().map(TraceAnswer.Edge::fact).toList();
    }

    private Content.Section summary() {
        return section(
                "概要",
                List.of("项目", "数值", "依据"),
                List.of(1),
                List.of(
                        List.of("涉及损失（元）", yuan(answer.loss()), cites.of(first())),
                        List.of("余留在各账户（元）", yuan(answer.remaining()), "第四部分"),
                        List.of("可冻结限额合计（元）", yuan(answer.freezable()), "第五部分"),
                        List.of("未解释（元）", yuan(answer.unexplained()), "第六部分"),
                        List.of("账户数", Integer.toString(answer.nodes().size()), "第三部分"),
                        List.of("流水笔数", Integer.toString(answer.total()), "第七部分"),
                        List.of(
                                "方法",
                                told(Message.of("method." + answer.method().word())),
                                "")));
    }

    private Content.Section victims() {
        var rows = new ArrayList<List<String>>();
        answer.losses()
                .forEach((victim, fen) -> rows.add(List.of(
                        shown(EntityKey.parse(victim)),
                        yuan(fen),
                        cites.of(answer.edges().stream()
                                .filter(edge ->
                                        edge.level() == 1 && edge.byVictim().containsKey(victim))
                                .map(TraceAnswer.Edge::fact)
                                .toList()))));
        return section("受害人与损失", List.of("受害人", "损失（元）", "依据"), List.of(1), rows);
    }

    private Content.Section levels() {
        var rows = answer.nodes().stream()
                .map(node -> List.of(
                        Integer.toString(node.level()),
                        shown(node.account()),
                        node.name(),
                        yuan(node.received()),
                        yuan(node.attributed()),
                        yuan(node.residual()),
                        told(Message.of(
                                "report.knowledge." + node.knowledge().name().toLowerCase(Locale.ROOT))),
                        cites.of(in.getOrDefault(node.account(), List.of())),
                        cites.of(out.getOrDefault(node.account(), List.of()))))
                .toList();
        return section(
                "逐级账户",
                List.of("级", "账户", "户名", "转入（元）", "其中受害人（元）", "余留（元）", "流水", "转入依据", "转出依据"),
                List.of(3, 4, 5),
                rows);
    }

    private Content.Section remains() {
        var rows = answer.residuals().stream()
                .map(each -> List.of(
                        shown(each.account()),
                        shown(EntityKey.parse(each.victim())),
                        yuan(each.chosen()),
                        yuan(each.least()),
                        yuan(each.most()),
                        cites.of(in.getOrDefault(each.account(), List.of()))))
                .toList();
        return section("余留", List.of("账户", "受害人", "所选方法（元）", "最小（元）", "最大（元）", "依据"), List.of(2, 3, 4), rows);
    }

    private Content.Section proposals() {
        var rows = answer.proposals().stream()
                .map(each -> List.of(
                        shown(each.account()),
                        each.name(),
                        each.bank(),
                        yuan(each.cap()),
                        yuan(each.balance()),
                        each.goodFaith().map(MoneyParts::told).orElse(""),
                        cites.of(in.getOrDefault(each.account(), List.of()))))
                .toList();
        return section(
                "限额冻结建议（由有权机关决定）", List.of("账户", "户名", "开户行", "限额（元）", "余额（元）", "善意可能", "依据"), List.of(3, 4), rows);
    }

    private Content.Section breaks() {
        var rows = answer.breaks().stream()
                .map(each -> List.of(
                        shown(each.account()),
                        told(each.why().message()),
                        yuan(each.amount()),
                        clock(each.from()) + " 至 " + clock(each.to()),
                        cites.of(each.facts())))
                .toList();
        return section("断点", List.of("账户", "原因", "未解释（元）", "期间", "依据"), List.of(2), rows);
    }

    private Content.Section rows() {
        var rows = answer.edges().stream()
                .map(edge -> List.of(
                        cites.of(edge.fact()),
                        clock(edge.at()),
                        Integer.toString(edge.level()),
                        shown(edge.from()),
                        shown(edge.to()),
                        new Money(edge.amount()).toString(),
                        new Money(edge.attributed()).toString()))
                .toList();
        return section("流水明细", List.of("#", "时间", "级", "付款", "收款", "金额（元）", "其中受害人（元）"), List.of(0, 5, 6), rows);
    }
}
