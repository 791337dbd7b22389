package io.clew.casework.freeze;

import io.clew.record.China;
import io.clew.record.Money;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What was proposed, frozen, released and returned in each month, by when each step was taken, in China. */
public final class FreezeTotals {

    /**
     * @param items how many were taken over
     * @param proposed 分, and so the others
     */
    public record Month(
            YearMonth month,
            int items,
            long proposed,
            int answers,
            long frozen,
            long released,
            int returns,
            long returned) {

        private Month plus(Month other) {
            return new Month(
                    month,
                    items + other.items,
                    Money.sum(proposed, other.proposed),
                    answers + other.answers,
                    Money.sum(frozen, other.frozen),
                    Money.sum(released, other.released),
                    returns + other.returns,
                    Money.sum(returned, other.returned));
        }
    }

    private FreezeTotals() {}

    /** Latest month first. */
    static List<Month> of(List<FreezeItem> items) {
        var months = new TreeMap<YearMonth, Month>();
        for (FreezeItem item : items) {
            add(months, new Month(month(item.takenAt()), 1, item.cap(), 0, 0, 0, 0, 0));
            item.steps().forEach(step -> add(months, step(step)));
        }
        return List.copyOf(months.descendingMap().values());
    }

    private static void add(Map<YearMonth, Month> months, Month one) {
        months.merge(one.month, one, Month::plus);
    }

    private static Month step(FreezeItem.Step step) {
        YearMonth month = month(step.at());
        long fen = fen(step.amount());
        boolean told = step.amount() != null;
        return switch (step.state()) {
            case "answered" -> new Month(month, 0, 0, told ? 1 : 0, fen, 0, 0, 0);
            case "released" -> new Month(month, 0, 0, 0, 0, fen, 0, 0);
            case "returned" -> new Month(month, 0, 0, 0, 0, 0, told ? 1 : 0, fen);
            default -> new Month(month, 0, 0, 0, 0, 0, 0, 0);
        };
    }

    private static long fen(@Nullable Long amount) {
        return amount == null ? 0 : amount;
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atZone(China.ZONE));
    }
}
