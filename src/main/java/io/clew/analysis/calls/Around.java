package io.clew.analysis.calls;

import io.clew.graph.FactCursor;
import java.util.ArrayList;
import java.util.List;

/** C11 案发窗口: the calls near a moment, and the first and last call of each day. A bare date is near no moment. */
public final class Around {

    /** One call, by its place among those of its number. */
    public record Near(Calls calls, int place) {

        public long at() {
            return calls.at(place);
        }
    }

    /** Places of the first and last call of a day that have a clock. */
    public record Ends(long day, int first, int last) {}

    private Around() {}

    /** The calls at most {@code within} ms before or after, oldest first. */
    public static List<Near> of(List<Calls> numbers, long moment, long within) {
        var near = new ArrayList<Near>();
        for (Calls calls : numbers) {
            for (int i = calls.first(moment - within); i < calls.size() && calls.at(i) <= moment + within; i++) {
                if (Clock.told(calls.at(i))) {
                    near.add(new Near(calls, i));
                }
            }
        }
        near.sort((a, b) -> Long.compare(a.at(), b.at()));
        return near;
    }

    /** Of each day on which the number was active, latest day first. */
    public static List<Ends> ofDays(Calls calls) {
        var ends = new ArrayList<Ends>();
        int last = calls.size() - 1;
        while (last >= 0 && calls.at(last) != FactCursor.NO_TIME) {
            long begin = Clock.begin(Clock.day(calls.at(last)));
            int first = calls.first(begin + 1); // what stands at midnight has no clock
            if (first <= last) {
                ends.add(new Ends(Clock.day(begin), first, last));
            }
            last = calls.first(begin) - 1;
        }
        return ends;
    }
}
