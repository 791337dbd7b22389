package io.clew.reports;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.inquiry.call.CallAnswer;
import io.clew.inquiry.call.CallRows;
import io.clew.inquiry.call.ShowCalls;
import io.clew.record.EntityKey;
import io.clew.reports.paper.Cells;
import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import io.clew.search.RecordIndex.NameCount;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the calls of some numbers say, as parts of a report; every figure cites the calls that it counts. */
final class CallParts implements Parts {

    private static final int SPAN = 4;
    private static final int SPANS = 24 / SPAN;
    private static final List<String> WEEK = List.of("周一", "周二", "周三", "周四", "周五", "周六", "周日");

    private static final Comparator<CallAnswer.Call> EARLIEST = Comparator.comparing(
                    CallAnswer.Call::at, Comparator.nullsLast(Comparator.<Instant>naturalOrder()))
            .thenComparing(CallAnswer.Call::fact);
    private static final Comparator<CallAnswer.Contact> USUAL = Comparator.comparingInt(
                    (CallAnswer.Contact each) -> -each.sums().calls())
            .thenComparingLong(each -> -each.sums().seconds())
            .thenComparing(CallAnswer.Contact::key);

    private final CallAnswer answer;
    private final ShowCalls.Question question;
    private final Cites cites;
    private final Map<EntityKey, List<CallAnswer.Call>> calls = new HashMap<>();

    /** @param answer to the question, with more than it asks for, so that what is as good is cut by its key and nothing else */
    CallParts(CallAnswer answer, ShowCalls.Question question, CallRows rows, Access access, Cites cites) {
        this.answer = answer;
        this.question = question;
        this.cites = cites;
        for (CallAnswer.Number number : answer.numbers()) {
            var all = new CallRows.Question(number.key(), null, -1, -1, "", question.when(), Integer.MAX_VALUE);
            calls.put(number.key(), rows.open(access, all).calls());
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
        if (!answer.unknown().isEmpty()) {
            notes.add("没有话单的对象：" + Cells.keys(answer.unknown()) + "。");
        }
        return notes;
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "numbers" -> numbers();
            case "contacts" -> contacts();
            case "hours" -> hours();
            case "common" -> common();
            case "circle" -> circle();
            case "victims" -> victims();
            case "moments" -> moments();
            default -> throw new IllegalStateException("no part '" + code + "' of a report of calls");
        };
    }

    private List<CallAnswer.Call> of(EntityKey number) {
        return calls.getOrDefault(number, List.of());
    }

    private String together(Stream<CallAnswer.Call> some) {
        return cites.together(some.map(CallAnswer.Call::fact).toList());
    }

    private Stream<CallAnswer.Call> between(EntityKey number, EntityKey other) {
        return of(number).stream()
                .filter(call -> call.from().equals(other) || call.to().equals(other));
    }

    private Stream<CallAnswer.Call> between(Collection<EntityKey> numbers, EntityKey other) {
        return numbers.stream().flatMap(number -> between(number, other)).distinct();
    }

    private static String named(EntityKey key, List<NameCount> names) {
        return Cells.named(key, names.stream().map(NameCount::name).limit(1).toList());
    }

    private static List<String> sums(CallAnswer.Sums sums) {
        return List.of(
                Integer.toString(sums.calls()),
                Integer.toString(sums.out()),
                Integer.toString(sums.in()),
                sums.measured() == 0 ? "" : Cells.lasted(sums.seconds()),
                Integer.toString(sums.days()),
                Cells.clock(sums.first()),
                Cells.clock(sums.last()),
                Cells.share(sums.night()));
    }

    private static List<String> row(String first, List<String> middle, String last) {
        return Stream.of(Stream.of(first), middle.stream(), Stream.of(last))
                .flatMap(each -> each)
                .toList();
    }

    private Content.Section numbers() {
        var rows = answer.numbers().stream()
                .map(number -> row(
                        named(number.key(), number.names()), sums(number.sums()), together(of(number.key()).stream())))
                .toList();
        var section = Cells.section(
                "号码概况",
                List.of("号码", "通话", "主叫", "被叫", "时长", "天数", "首次", "末次", "夜间", "依据"),
                List.of(1, 2, 3, 4, 5, 8),
                rows);
        long contacts =
                answer.numbers().stream().mapToLong(CallAnswer.Number::total).sum();
        String text = "本报告分析 " + answer.numbers().size() + " 个号码，共 "
                + answer.numbers().stream()
                        .mapToInt(number -> number.sums().calls())
                        .sum()
                + " 次通话、" + contacts + " 个对端 "
                + together(calls.values().stream().flatMap(List::stream)) + "。";
        return new Content.Section(
                section.title(), rows.isEmpty() ? section.paragraphs() : List.of(text), section.tables());
    }

    private Comparator<CallAnswer.Contact> order() {
        return switch (question.order()) {
            case CALLS -> USUAL;
            case SECONDS ->
                Comparator.comparingLong(
                                (CallAnswer.Contact each) -> -each.sums().seconds())
                        .thenComparing(USUAL);
            case CLOSENESS ->
                Comparator.comparingDouble(
                                (CallAnswer.Contact each) -> -each.parts().sum())
                        .thenComparing(USUAL);
            case LATEST ->
                Comparator.comparing(
                                (CallAnswer.Contact each) -> each.sums().last(),
                                Comparator.nullsFirst(Comparator.<Instant>naturalOrder()))
                        .reversed()
                        .thenComparing(USUAL);
        };
    }

    private <T> List<T> first(List<T> all, Comparator<T> order) {
        return all.stream().sorted(order).limit(question.size()).toList();
    }

    private Content.Section contacts() {
        var tables = answer.numbers().stream()
                .map(number -> new Content.Table(
                        named(number.key(), number.names()) + "：列出 "
                                + Math.min(question.size(), number.contacts().size()) + " 个，共 " + number.total() + " 个",
                        List.of("对端", "通话", "主叫", "被叫", "时长", "天数", "首次", "末次", "夜间", "依据"),
                        List.of(1, 2, 3, 4, 5, 8),
                        first(number.contacts(), order()).stream()
                                .map(contact -> row(
                                        named(contact.key(), contact.names()) + (contact.known() ? "（公共号码）" : ""),
                                        sums(contact.sums()),
                                        together(between(number.key(), contact.key()))))
                                .toList()))
                .toList();
        return new Content.Section("联系人排行", tables.isEmpty() ? List.of("无。") : List.of(), tables);
    }

    private Content.Section hours() {
        List<String> heads = Stream.concat(
                        Stream.of(""),
                        IntStream.range(0, SPANS).mapToObj(span -> span * SPAN + "–" + (span + 1) * SPAN + "时"))
                .toList();
        var tables = answer.numbers().stream()
                .map(number -> new Content.Table(
                        named(number.key(), number.names()) + "："
                                + (number.sums().calls() - number.untimed()) + " 次通话有时刻 "
                                + together(of(number.key()).stream()),
                        heads,
                        IntStream.rangeClosed(1, SPANS).boxed().toList(),
                        IntStream.range(0, WEEK.size())
                                .mapToObj(day -> hours(WEEK.get(day), number.hours()[day]))
                                .toList()))
                .toList();
        return new Content.Section("通话时段", tables.isEmpty() ? List.of("无。") : List.of(), tables);
    }

    private static List<String> hours(String day, int[] hours) {
        var row = new ArrayList<String>(List.of(day));
        for (int span = 0; span < SPANS; span++) {
            row.add(Integer.toString(IntStream.range(span * SPAN, (span + 1) * SPAN)
                    .map(hour -> hours[hour])
                    .sum()));
        }
        return row;
    }

    private Content.Section common() {
        Comparator<CallAnswer.Common> rarest = Comparator.comparing(CallAnswer.Common::hub)
                .thenComparing(
                        Comparator.comparingDouble(CallAnswer.Common::weight).reversed())
                .thenComparing(CallAnswer.Common::key);
        var rows = first(answer.common(), rarest).stream()
                .map(each -> List.of(
                        named(each.key(), each.names()) + (each.hub() ? "（众人都联系）" : ""),
                        Cells.keys(each.with()),
                        Integer.toString(each.with().size()),
                        Integer.toString(each.calls()),
                        Long.toString(each.counterparts()),
                        together(between(each.with(), each.key()))))
                .toList();
        return Cells.section(
                "共同联系人（越少见越靠前；列出 " + rows.size() + " 个，共 " + answer.commonTotal() + " 个）",
                List.of("对端", "与哪些号码", "号码数", "通话", "其全部对端数", "依据"),
                List.of(2, 3, 4),
                rows);
    }

    private Content.Section circle() {
        Comparator<CallAnswer.Tied> most = Comparator.comparingInt((CallAnswer.Tied tie) -> -tie.calls())
                .thenComparing(CallAnswer.Tied::a)
                .thenComparing(CallAnswer.Tied::b);
        var rows = answer.circle().ties().stream()
                .map(CallParts::ordered)
                .sorted(most)
                .map(tie -> List.of(
                        Handles.shown(tie.a()),
                        Handles.shown(tie.b()),
                        Integer.toString(tie.calls()),
                        Integer.toString(tie.out()),
                        Integer.toString(tie.in()),
                        cited(tie)))
                .toList();
        return Cells.section(
                "互相通话的圈子（" + answer.circle().members().size() + " 个号码"
                        + (answer.circle().whole() ? "" : "，未看全") + "）",
                List.of("甲", "乙", "通话", "甲→乙", "乙→甲", "依据"),
                List.of(2, 3, 4),
                rows);
    }

    private static CallAnswer.Tied ordered(CallAnswer.Tied tie) {
        return tie.a().compareTo(tie.b()) <= 0
                ? tie
                : new CallAnswer.Tied(tie.b(), tie.a(), tie.calls(), tie.in(), tie.out());
    }

    /** Calls between two numbers neither of which was asked about were counted and not opened. */
    private String cited(CallAnswer.Tied tie) {
        EntityKey own = calls.containsKey(tie.a()) ? tie.a() : tie.b();
        return calls.containsKey(own)
                ? together(between(own, own.equals(tie.a()) ? tie.b() : tie.a()))
                : "两端均非所查号码，见其话单";
    }

    private Content.Section victims() {
        Comparator<CallAnswer.Victim> most = Comparator.comparingInt(
                        (CallAnswer.Victim each) -> -each.with().size())
                .thenComparing(CallAnswer.Victim::key);
        var rows = first(answer.victims(), most).stream()
                .map(each -> List.of(
                        named(each.key(), each.names()),
                        Cells.keys(each.with()),
                        Long.toString(between(each.with(), each.key()).count()),
                        together(between(each.with(), each.key()))))
                .toList();
        return Cells.section(
                "与受害人的通话（列出 " + rows.size() + " 人，共 " + answer.victimsTotal() + " 人）",
                List.of("受害人号码", "与哪些号码", "通话", "依据"),
                List.of(2),
                rows);
    }

    private Content.Section moments() {
        var tables = answer.moments().stream()
                .map(moment -> new Content.Table(
                        Cells.clock(moment.at()) + " 前后：列出 "
                                + Math.min(question.size(), moment.calls().size()) + " 次，共 " + moment.total() + " 次",
                        List.of("时间", "主叫", "被叫", "时长", "依据"),
                        List.of(3),
                        first(moment.calls(), EARLIEST).stream()
                                .map(call -> List.of(
                                        Cells.clock(call.at()),
                                        Handles.shown(call.from()),
                                        Handles.shown(call.to()),
                                        call.seconds() == null ? "" : Cells.lasted(call.seconds()),
                                        cites.of(call.fact())))
                                .toList()))
                .toList();
        return new Content.Section("指定时刻前后的通话", tables.isEmpty() ? List.of("未指定时刻。") : List.of(), tables);
    }
}
