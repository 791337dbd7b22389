package io.clew.web.record;

import io.clew.record.Record;
import io.clew.web.frame.Shown;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a record's text into runs: entities, amounts, times, and plain text between them.
 *
 * <p>Where two overlap the one that begins first is drawn, at the same place the longer, then entities before amounts
 * before times. Runs put together are the text, unchanged. O(n log n) in the number of mentions.
 */
final class MarkedText {

    private record Span(int start, int end, Run run) {}

    private MarkedText() {}

    /** The id in the page of the place that begins at this UTF-16 offset. */
    static String anchor(int start) {
        return "at-" + start;
    }

    /** Id in the page of the first place that {@link #lit} lights. */
    static final String LIT = "at";

    /**
     * The runs with a stretch of the text lit, such as the sentence behind a fact.
     *
     * @param start UTF-16 offset, included
     * @param end UTF-16 offset, excluded; nothing is lit where it is not after {@code start}
     */
    static List<Run> lit(List<Run> runs, int start, int end) {
        var lit = new ArrayList<Run>();
        int at = 0;
        boolean first = true;
        for (Run run : runs) {
            int length = run.text().length();
            int from = Math.clamp(start - at, 0, length);
            int to = Math.clamp(end - at, 0, length);
            at += length;
            if (from >= to) {
                lit.add(run);
                continue;
            }
            boolean whole = run.kind() != Run.Kind.PLAIN;
            if (!whole && from > 0) {
                lit.add(plain(run.text().substring(0, from)));
            }
            String piece = whole ? run.text() : run.text().substring(from, to);
            lit.add(new Run(piece, run.kind(), run.key(), run.said(), first ? LIT : run.anchor(), true));
            first = false;
            if (!whole && to < length) {
                lit.add(plain(run.text().substring(to)));
            }
        }
        return lit;
    }

    static List<Run> of(Record record) {
        String text = record.text();
        var spans = new ArrayList<Span>();
        record.mentions().forEach(at -> spans.add(span(text, at.start(), at.end(), Run.Kind.ENTITY, at.key(), "")));
        record.amounts()
                .forEach(at -> spans.add(span(text, at.start(), at.end(), Run.Kind.AMOUNT, null, Shown.told(at))));
        record.times()
                .forEach(
                        at -> spans.add(span(text, at.start(), at.end(), Run.Kind.TIME, null, Shown.clock(at.from()))));
        spans.sort(Comparator.comparingInt(Span::start)
                .thenComparingInt(span -> -span.end)
                .thenComparing(span -> span.run.kind()));
        return joined(text, spans);
    }

    private static List<Run> joined(String text, List<Span> spans) {
        var runs = new ArrayList<Run>();
        int done = 0;
        for (Span span : spans) {
            if (span.start < done || span.end > text.length() || span.end <= span.start) {
                continue;
            }
            if (span.start > done) {
                runs.add(plain(text.substring(done, span.start)));
            }
            runs.add(span.run);
            done = span.end;
        }
        if (done < text.length()) {
            runs.add(plain(text.substring(done)));
        }
        return runs;
    }

    private static Span span(
            String text, int start, int end, Run.Kind kind, io.clew.record.@Nullable EntityKey key, String said) {
        boolean inside = start >= 0 && start <= end && end <= text.length();
        String piece = inside ? text.substring(start, end) : "";
        return new Span(start, end, new Run(piece, kind, key, said, anchor(start), false));
    }

    private static Run plain(String text) {
        return new Run(text, Run.Kind.PLAIN, null, "", "", false);
    }
}
