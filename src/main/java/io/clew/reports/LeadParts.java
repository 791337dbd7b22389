package io.clew.reports;

import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A letter that hands leads over. */
final class LeadParts implements Parts {

    private static final String BLANK = "＿＿＿＿＿＿";

    private final Given given;
    private final String caseId;
    private final Cites cites;

    LeadParts(Given given, String caseId, Cites cites) {
        this.given = given;
        this.caseId = caseId;
        this.cites = cites;
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "address" -> address();
            case "leads" -> leads();
            case "answer" -> answer();
            default -> throw new IllegalStateException("no part '" + code + "' of a letter about leads");
        };
    }

    private Content.Section address() {
        Given.HandOver over = given.handOver();
        String unit = over == null || over.unit().isBlank() ? BLANK : over.unit();
        var facts = new TreeSet<String>();
        given.leads().forEach(lead -> facts.addAll(lead.facts()));
        return new Content.Section(
                "移送",
                List.of(
                        unit + "：",
                        "我单位" + (caseId.isEmpty() ? "" : "在办理案件 " + caseId + " 中") + "发现线索 "
                                + given.leads().size() + " 条" + (facts.isEmpty() ? "" : " " + cites.together(facts))
                                + "，涉及你单位管辖，现移送你单位核查办理。"),
                List.of());
    }

    private Content.Section leads() {
        var rows = new ArrayList<List<String>>();
        for (Given.Lead lead : given.leads()) {
            rows.add(List.of(
                    Integer.toString(rows.size() + 1),
                    lead.kind(),
                    lead.subject(),
                    lead.amount(),
                    lead.why(),
                    Cells.clock(lead.deadline()),
                    lead.state(),
                    lead.facts().isEmpty() ? "提出人陈述，无记录" : cites.of(lead.facts())));
        }
        return Cells.section("线索", List.of("序", "种类", "对象", "金额（元）", "理由", "时限", "状态", "依据"), List.of(0, 3), rows);
    }

    private Content.Section answer() {
        Given.HandOver over = given.handOver();
        String due = over == null || over.due() == null ? BLANK : over.due().toString();
        return new Content.Section(
                "反馈",
                List.of(
                        "请于 " + due + " 前将核查结果（是否立案、破案、抓获人数、止付冻结金额）书面反馈我单位。",
                        "联系人：" + BLANK + "　电话：" + BLANK,
                        "（单位印章）　　年　月　日"),
                List.of());
    }
}
