package io.clew.web.search;

import io.clew.search.SearchPage.FacetValue;
import io.clew.web.frame.Icons;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import io.clew.web.search.SearchView.FacetItem;
import io.clew.web.search.SearchView.FacetView;
import io.clew.web.search.SearchView.MonthBar;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns counted facets into lists and a month histogram, each value with the address that chooses it. */
final class Facets {

    private static final double WIDTH = 216;
    private static final double HEIGHT = 64;
    private static final int MOST_MONTHS = 120;
    private static final int MOST_VALUES = 12;

    private final Ask ask;
    private final Words words;
    private final Map<String, String> sourceTitles;

    Facets(Ask ask, Words words, Map<String, String> sourceTitles) {
        this.ask = ask;
        this.words = words;
        this.sourceTitles = sourceTitles;
    }

    List<FacetView> of(Map<String, List<FacetValue>> counted) {
        var views = new ArrayList<FacetView>();
        list(
                views,
                words.msg().facetType(),
                counted.get("type"),
                value -> new FacetItem(
                        words.recordType(value.value()),
                        "",
                        Icons.record(value.value()),
                        value.count(),
                        ask.typed(value.value()).href(),
                        ask.types().contains(value.value())));
        var months = counted.getOrDefault("month", List.of());
        if (!months.isEmpty()) {
            views.add(new FacetView(words.msg().facetMonth(), true, List.of(), bars(months)));
        }
        list(
                views,
                words.msg().facetSource(),
                counted.get("source"),
                value -> new FacetItem(
                        sourceTitles.getOrDefault(value.value(), value.value()),
                        "",
                        "",
                        value.count(),
                        ask.of(value.value()).href(),
                        ask.sources().contains(value.value())));
        list(
                views,
                words.msg().facetKind(),
                counted.get("kind"),
                value -> new FacetItem(
                        words.kind(value.value()),
                        value.value(),
                        Shown.kindIcon(value.value()),
                        value.count(),
                        narrowed("kind", value.value()),
                        false));
        list(
                views,
                words.msg().facetPlace(),
                counted.get("place"),
                value -> new FacetItem(
                        value.value(), "", "map-pin", value.count(), narrowed("place", value.value()), false));
        return views;
    }

    private String narrowed(String field, String value) {
        String term = field + ":" + (value.contains(" ") ? "\"" + value + "\"" : value);
        return ask.asking((ask.q() + " " + term).strip()).href();
    }

    private interface Item {
        FacetItem of(FacetValue value);
    }

    private static void list(
            List<FacetView> views,
            String title,
            @org.jspecify.annotations.Nullable List<FacetValue> values,
            Item item) {
        if (values != null && !values.isEmpty()) {
            views.add(new FacetView(
                    title,
                    false,
                    values.stream().limit(MOST_VALUES).map(item::of).toList(),
                    List.of()));
        }
    }

    /** One bar a month, months without records included; the last hundred and twenty where there are more. */
    private List<MonthBar> bars(List<FacetValue> values) {
        var counts = new HashMap<YearMonth, Long>();
        values.forEach(value -> counts.merge(YearMonth.parse(value.value()), value.count(), Long::sum));
        var last = counts.keySet().stream().max(YearMonth::compareTo).orElseThrow();
        var first = counts.keySet().stream().min(YearMonth::compareTo).orElseThrow();
        if (first.until(last, ChronoUnit.MONTHS) >= MOST_MONTHS) {
            first = last.minusMonths(MOST_MONTHS - 1L);
        }
        int months = (int) first.until(last, ChronoUnit.MONTHS) + 1;
        long most = counts.values().stream().mapToLong(Long::longValue).max().orElse(1);
        double slot = WIDTH / months;
        double width = Math.min(slot * .8, 24);
        var bars = new ArrayList<MonthBar>();
        for (int i = 0; i < months; i++) {
            YearMonth month = first.plusMonths(i);
            long count = counts.getOrDefault(month, 0L);
            double height = count == 0 ? 0 : Math.max(2, count * (HEIGHT - 4) / (double) most);
            String from = month.atDay(1).toString();
            String to = month.atEndOfMonth().toString();
            boolean on = ask.from().equals(from) && ask.to().equals(to);
            bars.add(new MonthBar(
                    month.toString(),
                    count,
                    (on ? ask.during("", "") : ask.during(from, to)).href(),
                    on,
                    round(i * slot),
                    round(HEIGHT - height),
                    round(width),
                    round(height),
                    round(slot)));
        }
        return bars;
    }

    private static double round(double value) {
        return Math.round(value * 100) / 100.0;
    }
}
