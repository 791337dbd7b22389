package io.clew.web.calls;

import io.clew.inquiry.call.OwnStrip;
import io.clew.web.calls.CallsView.Bar;
import io.clew.web.calls.CallsView.Tick;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws calls above and payments below one line of days; payments by their logarithm, so that small ones are seen too. */
final class StripDrawing {

    private static final int WIDTH = 960;
    private static final int HEIGHT = 150;
    private static final int MIDDLE = 70;
    private static final int TALL = 62;
    private static final int MOST_TICKS = 12;

    private StripDrawing() {}

    static CallsView.StripView of(OwnStrip.Strip strip, Words words) {
        var msg = words.of(CallMsg.class);
        if (strip.days().isEmpty()) {
            return new CallsView.StripView(List.of(), List.of(), WIDTH, HEIGHT, 0, true);
        }
        LocalDate first = strip.days().getFirst().day();
        LocalDate last = strip.days().getLast().day();
        double step = (double) WIDTH / (last.toEpochDay() - first.toEpochDay() + 1);
        int mostCalls = 1;
        double mostMoney = 1;
        for (OwnStrip.Day day : strip.days()) {
            mostCalls = Math.max(mostCalls, day.out() + day.in());
            mostMoney = Math.max(mostMoney, Math.log1p(Math.max(day.paid(), day.got())));
        }
        var bars = new ArrayList<Bar>();
        for (OwnStrip.Day day : strip.days()) {
            double x = (day.day().toEpochDay() - first.toEpochDay()) * step;
            double width = Math.max(1, step * 0.8);
            String title = msg.stripDay(
                    day.day().toString(), day.out(), day.in(), Shown.yuan(day.paid()), Shown.yuan(day.got()));
            double calls = TALL * (double) (day.out() + day.in()) / mostCalls;
            double out = TALL * (double) day.out() / mostCalls;
            bar(bars, "calls", x, MIDDLE - calls, width, calls - out, title);
            bar(bars, "dialled", x, MIDDLE - out, width, out, title);
            double paid = TALL * Math.log1p(day.paid()) / mostMoney;
            double got = TALL * Math.log1p(day.got()) / mostMoney;
            bar(bars, "out", x, MIDDLE + 2, width / 2, paid, title);
            bar(bars, "in", x + width / 2, MIDDLE + 2, width / 2, got, title);
        }
        return new CallsView.StripView(
                bars,
                ticks(first, last, step),
                WIDTH,
                HEIGHT,
                strip.accounts().size(),
                strip.accounts().isEmpty());
    }

    private static void bar(
            List<Bar> bars, String kind, double x, double y, double width, double height, String title) {
        if (height > 0) {
            bars.add(new Bar(kind, round(x), round(y), round(width), round(height), title));
        }
    }

    private static double round(double value) {
        return Math.round(value * 10) / 10.0;
    }

    private static List<Tick> ticks(LocalDate first, LocalDate last, double step) {
        var ticks = new ArrayList<Tick>();
        long days = last.toEpochDay() - first.toEpochDay();
        long every = Math.max(1, (days + MOST_TICKS) / MOST_TICKS);
        for (long day = 0; day <= days; day += every) {
            ticks.add(new Tick(round(day * step), first.plusDays(day).toString().substring(2)));
        }
        return ticks;
    }
}
