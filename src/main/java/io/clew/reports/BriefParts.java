package io.clew.reports;

import io.clew.reports.paper.Cites;
import io.clew.reports.paper.Content;
import java.util.ArrayList;
import java.util.List;

/** A daily brief as parts of a report. */
final class BriefParts implements Parts {

    private static final List<Integer> NUMBERS = List.of(1, 2, 3, 4);

    private final Briefs.Brief brief;

    BriefParts(Briefs.Brief brief, Cites cites) {
        this.brief = brief;
        brief.records().forEach(cites::of);
    }

    @Override
    public Content.Section part(String code) {
        return switch (code) {
            case "totals" -> totals();
            case "kinds" -> section("按类别", "类别", brief.kinds());
            case "places" -> section("按单位与社区", "单位", brief.places());
            case "hours" ->
                section(
                        "按时段",
                        "时",
                        brief.hours().stream().filter(BriefParts::moved).toList());
            default -> throw new IllegalStateException("no part '" + code + "' of a brief");
        };
    }

    private static boolean moved(Briefs.Count count) {
        return count.count() + count.yesterday() + count.lastWeek() > 0;
    }

    private Content.Section totals() {
        var rows = new ArrayList<List<String>>();
        rows.add(row("全部", brief.total()));
        rows.add(row("警情", brief.reports()));
        rows.add(row("求助", brief.help()));
        return new Content.Section("总数", List.of(), List.of(new Content.Table(heads(""), NUMBERS, rows)));
    }

    private static List<String> heads(String first) {
        return List.of(first, "当日", "昨日", "上周同日", "本月此前");
    }

    private static List<String> row(String name, Briefs.Count count) {
        return List.of(
                name,
                Integer.toString(count.count()),
                Integer.toString(count.yesterday()),
                Integer.toString(count.lastWeek()),
                Integer.toString(count.monthTotal()));
    }

    private static Content.Section section(String title, String first, List<Briefs.Count> counts) {
        return new Content.Section(
                title,
                counts.isEmpty() ? List.of("无。") : List.of(),
                counts.isEmpty()
                        ? List.of()
                        : List.of(new Content.Table(
                                heads(first),
                                NUMBERS,
                                counts.stream()
                                        .map(count -> row(count.value().isEmpty() ? "未载明" : count.value(), count))
                                        .toList())));
    }
}
