package io.clew.inquiry.money;

import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Statements.Nameless;
import io.clew.graph.FactCursor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A statement as one trace goes over it: which of the rows that name nobody another record was found to tell of. For one
 * thread.
 */
final class OpenStatement {

    /** What two records tell of one movement may lie as far apart as the mirror rows of two banks. */
    static final long NEAR = Duration.ofMinutes(10).toMillis();

    final OwnStatement own;
    /** Stands for the first row that names nobody; the others follow downwards. */
    private final long first;

    private final List<Nameless> nameless = new ArrayList<>(0);
    private final Map<String, Long> claimed = new HashMap<>(0);

    /** @param first below 0 */
    OpenStatement(OwnStatement own, long first) {
        this.own = own;
        this.first = first;
        for (int i = 0; i < own.unnamed.size(); i++) {
            OwnStatement.Unnamed row = own.unnamed.get(i);
            nameless.add(new Nameless(first - i, row.at(), row.out(), row.amount(), row.currency()));
        }
    }

    /** Those that no other record was found to tell of. */
    List<Nameless> nameless() {
        return List.copyOf(nameless);
    }

    /** 分 after a row that names nobody. */
    long balance(long row) {
        return unnamed(row).balance();
    }

    /** 分 after a row; {@link Statements#NO_BALANCE} where none is printed. */
    long balance(String fact) {
        Long printed = own.balances.get(fact);
        return printed != null ? printed : claimed.getOrDefault(fact, Statements.NO_BALANCE);
    }

    /** Whether the statement has the row. */
    boolean has(String fact) {
        return own.balances.containsKey(fact) || claimed.containsKey(fact);
    }

    /** Takes a row of the graph to be a nameless one of this statement, the nearest that fits. */
    boolean claims(String fact, FactCursor row) {
        Nameless nearest = null;
        long least = NEAR + 1;
        for (Nameless each : nameless) {
            boolean fits = each.out() == row.outgoing()
                    && each.amount() == row.amount()
                    && each.currency().equals(row.currency());
            long apart = fits ? own.apart(unnamed(each.row()).name(), each.at(), row.at()) : least;
            if (apart < least) {
                nearest = each;
                least = apart;
            }
        }
        if (nearest == null) {
            return false;
        }
        nameless.remove(nearest);
        claimed.put(fact, unnamed(nearest.row()).balance());
        return true;
    }

    private OwnStatement.Unnamed unnamed(long row) {
        return own.unnamed.get((int) (first - row));
    }
}
