package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Walks the runs of one node, first those leaving, then those arriving, by link type; each run merged by time with
 * what the deltas have for it.
 */
final class MemoryCursor implements FactCursor {

    private final MemoryView view;
    private final State state;
    private final @Nullable Base base;
    private final int node;
    private final FactFilter filter;
    private final long minAmount;
    private final boolean check;

    private boolean outgoing;
    private boolean lastDirection;
    private int run;
    private int runEnd;
    private int link;
    private int position;
    private int end;
    private RecentFacts recent = RecentFacts.NONE;
    private int recentAt;
    private int recentEnd;
    private Base.@Nullable Side side;
    /** Place of the current fact in the base; -1 where it is {@code recent[recentAt - 1]}. */
    private int here;

    private int currencyCode = -1;
    private String currency = "";

    MemoryCursor(MemoryView view, int node, FactFilter filter) {
        this.view = view;
        this.state = view.state();
        this.node = node;
        this.filter = filter;
        base = state.base() != null && node < state.base().nodes() ? state.base() : null;
        minAmount = filter.minAmount();
        check = !view.seesAll();
        begin(filter.direction() != Direction.IN);
        lastDirection = filter.direction() != Direction.BOTH;
    }

    private void begin(boolean leaving) {
        outgoing = leaving;
        if (base != null) {
            side = base.side(leaving);
            run = side.run.get(node);
            runEnd = side.run.get(node + 1);
        }
        recent = RecentFacts.of(state, node, leaving, filter);
        recentAt = 0;
        recentEnd = 0;
        position = 0;
        end = 0;
    }

    @Override
    public boolean next() {
        while (true) {
            while (step()) {
                if ((here < 0 || minAmount == Long.MIN_VALUE || side().amount(here) >= minAmount)
                        && (!check || view.sees(ordinal()))) {
                    return true;
                }
            }
            if (!nextRun()) {
                if (lastDirection) {
                    return false;
                }
                lastDirection = true;
                begin(false);
            }
        }
    }

    private boolean step() {
        if (recentAt == recentEnd) {
            if (position < end) {
                here = position++;
                return true;
            }
            return false;
        }
        if (position < end && baseFirst()) {
            here = position++;
        } else {
            here = -1;
            recentAt++;
        }
        return true;
    }

    private boolean baseFirst() {
        long old = side().at(position);
        long young = recent.at[recentAt];
        return old < young || old == young && side().ordinal.get(position) < recent.ordinal[recentAt];
    }

    /** Moves on to the next link type that has a wanted fact in the base or the deltas. */
    private boolean nextRun() {
        while (true) {
            int inBase = run < runEnd ? side().runLink.get(run) : Integer.MAX_VALUE;
            int inRecent = recentEnd < recent.size ? recent.link[recentEnd] : Integer.MAX_VALUE;
            link = Math.min(inBase, inRecent);
            if (link == Integer.MAX_VALUE) {
                return false;
            }
            if (inRecent == link) {
                while (recentEnd < recent.size && recent.link[recentEnd] == link) {
                    recentEnd++;
                }
            }
            position = 0;
            end = 0;
            if (inBase == link) {
                if (filter.wants(link)) {
                    position = side().runAt.get(run);
                    end = side().runAt.get(run + 1);
                    if (!filter.timeless()) {
                        position = side().firstAtOrAfter(position, end, Math.max(filter.from(), Long.MIN_VALUE + 1));
                        end = filter.to() == Long.MAX_VALUE ? end : side().firstAtOrAfter(position, end, filter.to());
                    }
                }
                run++;
            }
            if (position < end || recentAt < recentEnd) {
                return true;
            }
        }
    }

    private Base.Side side() {
        if (side == null) {
            throw new IllegalStateException("no base at this node");
        }
        return side;
    }

    private int ordinal() {
        return here < 0 ? recent.ordinal[recentAt - 1] : side().ordinal.get(here);
    }

    @Override
    public long other() {
        return here < 0 ? recent.other[recentAt - 1] : side().other.get(here);
    }

    @Override
    public long at() {
        return here < 0 ? recent.at[recentAt - 1] : side().at(here);
    }

    @Override
    public long amount() {
        return view.lasts(link) ? NO_AMOUNT : measure();
    }

    @Override
    public long seconds() {
        long said = view.lasts(link) ? measure() : NO_AMOUNT;
        return said == NO_AMOUNT ? NO_SECONDS : said;
    }

    private long measure() {
        return here < 0 ? recent.amount[recentAt - 1] : side().amount(here);
    }

    @Override
    public int link() {
        return link;
    }

    @Override
    public boolean outgoing() {
        return outgoing;
    }

    @Override
    public String currency() {
        int code = here < 0 ? recent.currency[recentAt - 1] & 0xff : side().currency(here);
        if (code != currencyCode) {
            currencyCode = code;
            currency = state.currencies().get(code);
        }
        return currency;
    }

    @Override
    public long fact() {
        return ordinal();
    }
}
