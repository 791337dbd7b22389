package io.clew.analysis.calls;

import io.clew.graph.FactCursor;

/** Running totals of calls between two numbers, taken in order of time. */
public final class Tie {

    private final long other;
    private int out;
    private int in;
    private long seconds;
    private int measured;
    private int days;
    private long lastDay = Long.MIN_VALUE;
    private int told;
    private int nights;
    private long first = FactCursor.NO_TIME;
    private long last = FactCursor.NO_TIME;

    Tie(long other) {
        this.other = other;
    }

    void add(Calls calls, int place, Closeness rules) {
        if (calls.out(place)) {
            out++;
        } else {
            in++;
        }
        if (calls.seconds(place) != FactCursor.NO_SECONDS) {
            seconds += calls.seconds(place);
            measured++;
        }
        long at = calls.at(place);
        if (at == FactCursor.NO_TIME) {
            return;
        }
        first = first == FactCursor.NO_TIME ? at : first;
        last = at;
        long day = Clock.day(at);
        days += day == lastDay ? 0 : 1;
        lastDay = day;
        if (Clock.told(at)) {
            told++;
            nights += rules.isNight(Clock.hour(at)) ? 1 : 0;
        }
    }

    public long other() {
        return other;
    }

    public int calls() {
        return out + in;
    }

    /** Calls that the number made. */
    public int out() {
        return out;
    }

    public int in() {
        return in;
    }

    /** Of the calls that say how long they lasted. */
    public long seconds() {
        return seconds;
    }

    /** How many calls say how long they lasted. */
    public int measured() {
        return measured;
    }

    public int days() {
        return days;
    }

    /** Calls of which the hour is known. */
    public int told() {
        return told;
    }

    public int nights() {
        return nights;
    }

    /** Epoch milliseconds, or {@link FactCursor#NO_TIME}. */
    public long first() {
        return first;
    }

    public long last() {
        return last;
    }
}
