package io.clew.web.calls;

import io.clew.inquiry.call.CallAnswer;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.NameCount;
import io.clew.web.calls.CallsView.CallView;
import io.clew.web.frame.Msg;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.pattern.PatternsView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes the view of an answer about calls, in the reader's words. */
final class CallsTelling {

    private static final int LEVELS = 6;
    private static final double BAR = 96;
    private static final double MONTH = 48;
    private static final int BOARD = 60;

    private final CallsAsk ask;
    private final Words words;
    private final CallMsg msg;

    CallsTelling(CallsAsk ask, Words words) {
        this.ask = ask;
        this.words = words;
        this.msg = words.of(CallMsg.class);
    }

    CallsView view(CallAnswer answer, List<PatternsView.Found> signs, boolean signsAsked, CallsView.StripView strip) {
        return new CallsView(
                answer.numbers().stream().map(this::number).toList(),
                answer.unknown().isEmpty()
                        ? ""
                        : msg.unknown(
                                answer.unknown().stream().map(Shown::shown).collect(Collectors.joining("、"))),
                !answer.cut().isEmpty(),
                answer.numbers().size() > 1,
                answer.common().stream().map(this::common).toList(),
                shownOf(answer.common().size(), answer.commonTotal()),
                answer.hubsLeftOut() == 0 ? "" : msg.leftOut(Shown.counted(answer.hubsLeftOut())),
                Shown.counted(answer.population()),
                circle(answer.circle()),
                answer.moments().stream()
                        .map(each -> new CallsView.MomentView(
                                Shown.clock(each.at()),
                                each.calls().stream().map(this::call).toList(),
                                shownOf(each.calls().size(), each.total())))
                        .toList(),
                answer.victims().stream()
                        .map(each -> new CallsView.VictimView(each.key(), name(each.names()), each.with()))
                        .toList(),
                shownOf(answer.victims().size(), answer.victimsTotal()),
                signs,
                signsAsked,
                strip,
                board(answer),
                CallsAsk.PATH + "/contacts.csv?" + ask.parameters(),
                answer.withheldSources());
    }

    private String shownOf(long shown, long total) {
        return msg.shownOf(Shown.counted(shown), Shown.counted(total));
    }

    private static String name(List<NameCount> names) {
        return names.isEmpty() ? "" : names.getFirst().name();
    }

    private static String board(CallAnswer answer) {
        var keys = new ArrayList<EntityKey>();
        answer.numbers().forEach(number -> keys.add(number.key()));
        answer.common().stream().filter(each -> !each.hub()).forEach(each -> keys.add(each.key()));
        answer.circle().members().forEach(each -> keys.add(each.key()));
        return keys.stream()
                .distinct()
                .limit(BOARD)
                .map(key -> "node=" + Shown.encoded(key.toString()))
                .collect(Collectors.joining("&", "/board?", ""));
    }

    private CallsView.NumberView number(CallAnswer.Number number) {
        int most = number.contacts().stream()
                .mapToInt(each -> each.sums().calls())
                .max()
                .orElse(1);
        var contacts = new ArrayList<CallsView.ContactView>();
        for (CallAnswer.Contact each : number.contacts()) {
            contacts.add(contact(number.key(), each, contacts.size() + 1, most));
        }
        EntityKey of = number.of();
        return new CallsView.NumberView(
                number.key(),
                name(number.names()),
                of == null ? "" : msg.standsFor(Shown.shown(of)),
                figures(number),
                contacts,
                shownOf(contacts.size(), number.total()),
                heat(number),
                months(number),
                number.ends().stream()
                        .map(each ->
                                new CallsView.EndsView(each.day().toString(), call(each.first()), call(each.last())))
                        .toList(),
                shownOf(number.ends().size(), number.endsTotal()));
    }

    private List<CallsView.Figure> figures(CallAnswer.Number number) {
        CallAnswer.Sums sums = number.sums();
        var figures = new ArrayList<CallsView.Figure>();
        figures.add(new CallsView.Figure(
                msg.callCount(),
                Shown.counted(sums.calls()),
                number.untimed() == 0 ? "" : msg.untimed(Shown.counted(number.untimed()))));
        figures.add(new CallsView.Figure(msg.out(), Shown.counted(sums.out()), ""));
        figures.add(new CallsView.Figure(msg.in(), Shown.counted(sums.in()), ""));
        figures.add(new CallsView.Figure(msg.duration(), duration(sums), hint(sums)));
        figures.add(new CallsView.Figure(msg.days(), Shown.counted(sums.days()), ""));
        figures.add(new CallsView.Figure(msg.contact(), Shown.counted(number.total()), ""));
        figures.add(new CallsView.Figure(msg.first(), day(sums.first()), clock(sums.first())));
        figures.add(new CallsView.Figure(msg.last(), day(sums.last()), clock(sums.last())));
        figures.add(new CallsView.Figure(msg.night(), percent(sums.night()), ""));
        return figures;
    }

    private String hint(CallAnswer.Sums sums) {
        int unsaid = sums.calls() - sums.measured();
        return unsaid == 0 ? "" : msg.unmeasured(Shown.counted(unsaid));
    }

    private String duration(CallAnswer.Sums sums) {
        return sums.measured() == 0 ? msg.unsaid() : clock(sums.seconds());
    }

    /** As 1:02:03. */
    private static String clock(long seconds) {
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static String day(@Nullable Instant at) {
        return at == null ? "" : Shown.day(at);
    }

    private static String clock(@Nullable Instant at) {
        return at == null ? "" : Shown.clock(at);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "" : Math.round(share * 100) + "%";
    }

    private CallsView.ContactView contact(EntityKey own, CallAnswer.Contact each, int rank, int most) {
        CallAnswer.Sums sums = each.sums();
        return new CallsView.ContactView(
                rank,
                each.key(),
                name(each.names()),
                each.known(),
                sums.calls(),
                Math.round(sums.calls() * BAR / most * 10) / 10.0,
                sums.out(),
                sums.in(),
                duration(sums),
                sums.seconds(),
                sums.days(),
                day(sums.first()),
                day(sums.last()),
                percent(sums.night()),
                Long.toString(Math.round(each.parts().sum() * 100)),
                msg.parts(
                        points(each.parts().calls()),
                        points(each.parts().days()),
                        points(each.parts().balance()),
                        points(each.parts().night())),
                rows(own) + "&other=" + Shown.encoded(each.key().toString()));
    }

    private static String points(double part) {
        return Long.toString(Math.round(part * 100));
    }

    private String rows(EntityKey number) {
        return CallsAsk.PATH + "/rows?number=" + Shown.encoded(number.toString()) + "&" + ask.parameters();
    }

    private List<CallsView.HeatRow> heat(CallAnswer.Number number) {
        Msg days = words.msg();
        int most =
                Arrays.stream(number.hours()).flatMapToInt(Arrays::stream).max().orElse(0);
        var rows = new ArrayList<CallsView.HeatRow>();
        for (int weekday = 0; weekday < 7; weekday++) {
            var cells = new ArrayList<CallsView.HeatCell>();
            for (int hour = 0; hour < 24; hour++) {
                int calls = number.hours()[weekday][hour];
                cells.add(new CallsView.HeatCell(
                        calls == 0 ? 0 : Math.max(1, calls * LEVELS / most),
                        calls == 0 ? "" : msg.hourCell(days.weekday(weekday + 1), hour, Shown.counted(calls)),
                        calls == 0 ? "" : rows(number.key()) + "&weekday=" + weekday + "&hour=" + hour));
            }
            rows.add(new CallsView.HeatRow(weekday + 1, cells));
        }
        return rows;
    }

    private List<CallsView.MonthView> months(CallAnswer.Number number) {
        int most =
                number.months().stream().mapToInt(CallAnswer.Month::calls).max().orElse(1);
        return number.months().stream()
                .map(each -> new CallsView.MonthView(
                        each.month(),
                        Shown.counted(each.calls()),
                        Math.max(2, Math.round(each.calls() * MONTH / most)),
                        rows(number.key()) + "&month=" + each.month()))
                .toList();
    }

    CallView call(CallAnswer.Call call) {
        Long seconds = call.seconds();
        int hash = call.fact().lastIndexOf('#');
        return new CallView(
                call.from(),
                call.to(),
                clock(call.at()),
                seconds == null ? msg.unsaid() : seconds == 0 ? msg.unanswered() : clock(seconds.longValue()),
                Shown.href(RecordRef.parse(hash < 0 ? call.fact() : call.fact().substring(0, hash))),
                call.fact());
    }

    private CallsView.CommonView common(CallAnswer.Common each) {
        return new CallsView.CommonView(
                each.key(),
                name(each.names()),
                each.with(),
                each.calls(),
                Shown.counted(each.counterparts()),
                String.format(Locale.ROOT, "%.1f", each.weight()),
                String.format(Locale.ROOT, "%.2g", each.p()),
                each.hub(),
                each.known());
    }

    private static CallsView.CircleView circle(CallAnswer.Circle circle) {
        return new CallsView.CircleView(
                circle.members().stream()
                        .map(each -> new CallsView.MemberView(each.key(), name(each.names()), each.asked()))
                        .toList(),
                circle.ties().stream()
                        .map(tie -> new CallsView.TieView(tie.a(), tie.b(), tie.calls(), tie.out(), tie.in()))
                        .toList(),
                circle.cliques(),
                circle.whole());
    }
}
