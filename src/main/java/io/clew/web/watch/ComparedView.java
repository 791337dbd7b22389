package io.clew.web.watch;

import io.clew.alerts.model.Comparison;
import io.clew.alerts.model.Stability;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.Locale;

/**
 * Two looks of a model held against each other, in words.
 *
 * @param drifted whether a warning stands above
 * @param moved how far each measure of the hits has moved
 */
public record ComparedView(
        String first,
        String second,
        String counts,
        boolean complete,
        boolean drifted,
        List<String> moved,
        List<Line> hits) {

    /** A hit, and which look found it. */
    public record Line(String in, ModelView.HitLine hit) {}

    static ComparedView of(Comparison comparison, Words words) {
        WatchMsg say = words.of(WatchMsg.class);
        ComparedMsg told = words.of(ComparedMsg.class);
        return new ComparedView(
                side(comparison.first(), say),
                side(comparison.second(), say),
                told.comparedCounts(comparison.both(), comparison.onlyFirst(), comparison.onlySecond()),
                comparison.first().complete() && comparison.second().complete(),
                comparison.drifted(),
                comparison.stability().stream().map(each -> moved(each, told)).toList(),
                comparison.hits().stream()
                        .map(each -> new Line(
                                switch (each.in()) {
                                    case "first" -> told.comparedFirst();
                                    case "second" -> told.comparedSecond();
                                    default -> told.comparedBoth();
                                },
                                ModelView.line(each.sample(), say)))
                        .toList());
    }

    private static String side(Comparison.Side side, WatchMsg say) {
        return say.version(side.version())
                + " · "
                + say.tested(
                        side.hits(),
                        side.looked(),
                        ModelView.share(side.precision(), say),
                        ModelView.share(side.recall(), say));
    }

    private static String moved(Stability stability, ComparedMsg say) {
        String measure = switch (stability.measure()) {
            case "facts" -> say.measureFacts();
            case "others" -> say.measureOthers();
            default -> say.measureSum();
        };
        return switch (stability.level()) {
            case UNKNOWN -> say.stabilityUnknown(measure);
            case STABLE -> say.stable(measure, index(stability));
            case MOVED -> say.moved(measure, index(stability));
            case DRIFTED -> say.drifted(measure, index(stability));
        };
    }

    private static String index(Stability stability) {
        return String.format(Locale.ROOT, "%.2f", stability.index());
    }
}
