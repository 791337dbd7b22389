package io.clew.reports;

import io.clew.access.Access;
import io.clew.casework.freeze.FreezeItem;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Messages;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** What the records say of a case, as parts of a report. */
final class CaseParts implements Parts {

    private static final int EXCERPT = 400;

    private final List<Record> records = new ArrayList<>();
    private final EntityKey key;
    private final List<FreezeItem> freezes;
    private final Cites cites;

    CaseParts(RecordIndex index, Access access, String caseId, List<FreezeItem> freezes, Cites cites) {
        this.key = new EntityKey("case", caseId);
        this.freezes = freezes;
        this.cites = cites;
        index.naming(access, List.of(key), kept -> records.add(kept.record()));
        records.sort(Comparator.comparing(record -> record.ref().toString()));
    }

    boolean empty() {
        return records.isEmpty() && freezes.isEmpty();
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "incidents" -> incidents();
            case "people" -> people();
            case "money" -> money();
            case "freezes" -> freezes();
            default -> throw new IllegalStateException("no part '" + code + "' of a report of a case");
        };
    }

    private Content.Section incidents() {
        var texts = new ArrayList<String>();
        for (Record record : records) {
            if (!record.text().isBlank()) {
                String text = record.text().strip();
                String said = text.length() > EXCERPT ? text.substring(0, EXCERPT) + "……" : text;
                texts.add(record.title() + " " + cites.of(record.ref().toString()) + "：" + said);
            }
        }
        return new Content.Section("案情（据记录原文）", texts.isEmpty() ? List.of("无文字记录。") : texts, List.of());
    }

    private Content.Section people() {
        record Party(String role, EntityKey key) {}
        Map<Party, TreeSet<String>> parties = new LinkedHashMap<>();
        Map<Party, TreeSet<String>> names = new LinkedHashMap<>();
        for (Record record : records) {
            for (int n = 0; n < record.facts().size(); n++) {
                Fact fact = record.facts().get(n);
                if (fact.to().equals(key)) {
                    parties.computeIfAbsent(new Party(fact.link(), fact.from()), one -> new TreeSet<>())
                            .add(record.factId(n));
                }
            }
            record.entities()
                    .forEach(entity -> parties.keySet().stream()
                            .filter(party -> party.key().equals(entity.key())
                                    && !entity.name().isBlank())
                            .forEach(party -> names.computeIfAbsent(party, one -> new TreeSet<>())
                                    .add(entity.name())));
        }
        var rows = new ArrayList<List<String>>();
        parties.forEach((party, facts) -> rows.add(List.of(
                link(party.role()),
                Cells.shown(party.key()),
                String.join("、", names.getOrDefault(party, new TreeSet<>())),
                cites.of(facts))));
        return Cells.section("涉案人员、账户与号码", List.of("关系", "标识", "姓名", "依据"), List.of(), rows);
    }

    private static String link(String link) {
        var ontology = io.clew.graph.Ontology.shipped();
        int ordinal = ontology.ordinal(link);
        return ordinal < 0 ? link : ontology.link(ordinal).zh();
    }

    private Content.Section money() {
        var rows = new ArrayList<List<String>>();
        for (Record record : records) {
            for (int n = 0; n < record.facts().size(); n++) {
                Fact fact = record.facts().get(n);
                Money amount = fact.amount();
                if (amount != null) {
                    rows.add(List.of(
                            link(fact.link()),
                            Cells.shown(fact.from()),
                            Cells.shown(fact.to()),
                            fact.at() == null ? "" : Cells.clock(fact.at()),
                            Cells.yuan(amount.fen()) + (fact.currency().equals(Fact.YUAN) ? "" : " " + fact.currency()),
                            cites.of(record.factId(n))));
                }
            }
        }
        return Cells.section("记录所载金额", List.of("关系", "从", "到", "时间", "金额（元）", "依据"), List.of(4), rows);
    }

    private Content.Section freezes() {
        var rows = freezes.stream()
                .map(item -> List.of(
                        item.number(),
                        Cells.shown(EntityKey.parse(item.account())),
                        item.holder(),
                        item.bank() + item.branch(),
                        Cells.yuan(item.asked()),
                        item.held() == null ? "" : Cells.yuan(item.held()),
                        Cells.yuan(item.returned()),
                        Messages.CHINESE.tell(Message.of("freeze.state." + item.state())),
                        cites.of(item.facts())))
                .toList();
        return Cells.section(
                "止付、冻结与返还",
                List.of("编号", "账户", "户名", "开户行", "限额（元）", "成功额（元）", "已返还（元）", "状态", "依据"),
                List.of(4, 5, 6),
                rows);
    }
}
