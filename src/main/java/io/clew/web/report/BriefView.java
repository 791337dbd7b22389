package io.clew.web.report;

import io.clew.reports.Briefs;
import io.clew.web.frame.Shown;
import java.util.List;
import java.util.Locale;

/**
 * A brief as the page shows it.
 *
 * @param before the day before, for paging; likewise {@code after}
 */
public record BriefView(
        String day,
        String before,
        String after,
        List<Line> totals,
        List<Line> kinds,
        List<Line> places,
        List<Line> hours,
        int monthDays,
        int withheld) {

    private static final double BAR = 100;

    /**
     * @param href of the records behind the number; empty where no search can ask for just them
     * @param bar width of 100
     * @param month a day, in the days of the month before
     */
    public record Line(
            String name, String count, String yesterday, String lastWeek, String month, String href, double bar) {}

    public boolean empty() {
        return kinds.isEmpty();
    }

    static BriefView of(Briefs.Brief brief, ReportMsg say) {
        int days = brief.monthDays();
        return new BriefView(
                brief.day().toString(),
                brief.day().minusDays(1).toString(),
                brief.day().plusDays(1).toString(),
                List.of(
                        line(say.all(), brief.total(), days, 0),
                        line(say.reports(), brief.reports(), days, 0),
                        line(say.help(), brief.help(), days, 0)),
                lines(brief.kinds(), say, days),
                lines(brief.places(), say, days),
                lines(
                        brief.hours().stream()
                                .filter(hour -> hour.count() + hour.yesterday() + hour.lastWeek() > 0)
                                .toList(),
                        say,
                        days),
                days,
                brief.withheldSources());
    }

    private static List<Line> lines(List<Briefs.Count> counts, ReportMsg say, int days) {
        int most = counts.stream().mapToInt(Briefs.Count::count).max().orElse(0);
        return counts.stream()
                .map(count -> line(count.value().isEmpty() ? say.unsaid() : count.value(), count, days, most))
                .toList();
    }

    private static Line line(String name, Briefs.Count count, int days, int most) {
        var behind = count.behind();
        String href = behind == null
                ? ""
                : "/search?q=" + Shown.encoded(behind.text()) + "&type=" + Shown.encoded(behind.type()) + "&from="
                        + Shown.encoded(behind.from().toString()) + "&to="
                        + Shown.encoded(behind.to().toString());
        return new Line(
                name,
                Shown.counted(count.count()),
                Shown.counted(count.yesterday()),
                Shown.counted(count.lastWeek()),
                days == 0 ? "—" : String.format(Locale.ROOT, "%.1f", (double) count.monthTotal() / days),
                href,
                most == 0 ? 0 : BAR * count.count() / most);
    }
}
