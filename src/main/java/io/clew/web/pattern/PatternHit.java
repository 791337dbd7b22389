package io.clew.web.pattern;

import io.clew.inquiry.FindPatterns;
import io.clew.json.Json;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.money.MoneyAsk;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A hit of a pattern as pages show it.
 *
 * @param members the first few; {@code others} are the rest
 * @param rows the first few of the rows it rests on, each with its record; {@code moreRows} counts the rest
 * @param rated why it stands where it stands among the hits, in words
 * @param times how often these accounts came together so, in words; empty where once
 * @param names of all its facts, one a line, for keeping it as a lead
 * @param board address of a new board with its members
 */
public record PatternHit(
        String code,
        String why,
        String kept,
        String amount,
        String plainAmount,
        String span,
        List<EntityKey> members,
        List<EntityKey> others,
        List<Row> rows,
        int moreRows,
        List<Measure> measures,
        String rated,
        String times,
        String names,
        String board) {

    private static final int MEMBERS = 6;
    private static final int ROWS = 12;
    private static final int KEPT = 200;
    private static final int BOARD = 40;

    /** One row of the evidence. */
    public record Row(int number, String fact, String href) {}

    /** A figure of a hit, in the words of the reader. */
    public record Measure(String name, String value) {}

    static PatternHit of(String code, FindPatterns.Found hit, Words words) {
        List<EntityKey> members = hit.members();
        var rows = new java.util.ArrayList<Row>();
        for (String fact : hit.facts().subList(0, Math.min(ROWS, hit.facts().size()))) {
            rows.add(new Row(rows.size() + 1, fact, href(fact)));
        }
        String from = Shown.clock(hit.from());
        String to = Shown.clock(hit.to());
        return new PatternHit(
                code,
                words.tell(hit.why()),
                Json.write(Message.of("hit.lead", code, hit.why())),
                hit.amount() == 0 ? "" : Shown.yuan(hit.amount()),
                hit.amount() == 0 ? "" : new io.clew.record.Money(hit.amount()).toString(),
                from.equals(to) ? from : from + " – " + to,
                members.subList(0, Math.min(MEMBERS, members.size())),
                members.subList(Math.min(MEMBERS, members.size()), members.size()),
                rows,
                hit.facts().size() - rows.size(),
                code.equals("F8")
                        ? List.of()
                        : hit.measures().entrySet().stream()
                                .map(each -> new Measure(each.getKey(), each.getValue()))
                                .toList(),
                words.tell(hit.rated()),
                hit.times() > 1 ? words.of(PatternMsg.class).times(hit.times()) : "",
                hit.facts().stream().limit(KEPT).collect(Collectors.joining("\n")),
                members.stream()
                        .limit(BOARD)
                        .map(key -> "node=" + Shown.encoded(key.toString()))
                        .collect(Collectors.joining("&", "/board?", "")));
    }

    private static String href(String fact) {
        int hash = fact.lastIndexOf('#');
        return Shown.href(RecordRef.parse(hash < 0 ? fact : fact.substring(0, hash)));
    }

    /** Whom to follow from here. */
    public String traceHref() {
        return MoneyAsk.PATH + "?account=" + Shown.encoded(members.getFirst().toString());
    }

    /** Whether it is about a number or device, whose calls say more than its payments. */
    public boolean ofCalls() {
        return code.startsWith("C");
    }

    public String callsHref() {
        return "/calls?n=" + Shown.encoded(members.getFirst().toString());
    }

    public String subject() {
        return members.getFirst().toString();
    }
}
