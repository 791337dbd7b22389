package io.clew.graph.neo4j;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;

/** Walks what was loaded of a node's facts; behind the first page of a hub it asks for the next, each four times as long. */
final class Neo4jCursor implements FactCursor {

    private static final int MOST_PAGE = 1 << 16;

    private final Neo4jView view;
    private final int node;
    private final FactFilter filter;
    private final NodeFacts facts;
    private final boolean exact;
    private boolean leaving;
    private FactPage page;
    private int place = -1;
    private int length = Neo4jView.PAGE;

    Neo4jCursor(Neo4jView view, int node, FactFilter filter, NodeFacts facts) {
        this.view = view;
        this.node = node;
        this.filter = filter;
        this.facts = facts;
        exact = filter.direction(facts.filter().direction()).equals(facts.filter());
        leaving = filter.direction() != Direction.IN;
        page = leaving ? facts.leaving() : facts.arriving();
    }

    @Override
    public boolean next() {
        while (true) {
            while (++place < page.size()) {
                if (exact || passes()) {
                    return true;
                }
            }
            if (page.cut()) {
                length = Math.min(length * 4, MOST_PAGE);
                page = view.after(node, filter, leaving, page, length);
            } else if (leaving && filter.direction() == Direction.BOTH) {
                leaving = false;
                page = facts.arriving();
                length = Neo4jView.PAGE;
            } else {
                place = page.size();
                return false;
            }
            place = -1;
        }
    }

    private boolean passes() {
        long at = page.at(place);
        return filter.wants(page.link(place))
                && (filter.timeless() || at != NO_TIME && at >= filter.from() && at < filter.to())
                && page.amount(place) >= filter.minAmount();
    }

    @Override
    public long other() {
        return page.other(place);
    }

    @Override
    public long at() {
        return page.at(place);
    }

    @Override
    public long amount() {
        return view.lasts(link()) ? NO_AMOUNT : page.amount(place);
    }

    @Override
    public long seconds() {
        long said = view.lasts(link()) ? page.amount(place) : NO_AMOUNT;
        return said == NO_AMOUNT ? NO_SECONDS : said;
    }

    @Override
    public int link() {
        return page.link(place);
    }

    @Override
    public boolean outgoing() {
        return leaving;
    }

    @Override
    public String currency() {
        return page.currency(place);
    }

    @Override
    public long fact() {
        return page.fact(place);
    }
}
