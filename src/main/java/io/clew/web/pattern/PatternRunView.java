package io.clew.web.pattern;

import io.clew.inquiry.SweepPatterns;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;

/**
 * A sweep over everything, running or over.
 *
 * @param state in words
 * @param share of 1 that is done
 * @param told how far, in words
 * @param unjudged how many accounts could not be judged, in words; empty where all were
 * @param ordinary how many hits were left out as ordinary, in words; empty where none was
 */
public record PatternRunView(
        String id,
        boolean over,
        String state,
        String share,
        String told,
        List<PatternsView.Found> found,
        String unjudged,
        String ordinary,
        int withheld) {

    static PatternRunView of(SweepPatterns.Status status, Words words) {
        PatternMsg say = words.of(PatternMsg.class);
        long hits =
                status.results().stream().mapToLong(SweepPatterns.Result::total).sum();
        double share = status.of() == 0 ? 0 : Math.min(1, (double) status.looked() / status.of());
        return new PatternRunView(
                status.id(),
                status.over(),
                switch (status.state()) {
                    case WAITING -> say.waiting();
                    case RUNNING -> say.running();
                    case DONE -> say.done();
                    case STOPPED -> say.stopped();
                    case FAILED -> say.failed();
                },
                Double.toString(Math.round(share * 1000) / 1000.0),
                say.progress(Shown.counted(status.looked()), Shown.counted(status.of()), Shown.counted(hits)),
                status.results().stream()
                        .map(result -> PatternsView.Found.of(result, words))
                        .toList(),
                status.unjudged() == 0 ? "" : say.unjudged(Shown.counted(status.unjudged())),
                PatternsView.leftOut(status.leftOut(), words),
                status.withheldSources());
    }

    /** Whether it is over and gave nothing. */
    public boolean nothing() {
        return over && found.stream().allMatch(each -> each.total() == 0);
    }
}
