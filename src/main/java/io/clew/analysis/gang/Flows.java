package io.clew.analysis.gang;

import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Movements.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Money that is passed on: payments out of an account into which as much came shortly before. For one thread.
 *
 * <p>O(rows + rows within the window) for an account, once.
 */
final class Flows {

    private final Ground ground;
    private final long least;
    private final long window;
    private final double share;
    private final Map<Long, List<Row>> known = new HashMap<>();

    Flows(Ground ground) {
        this.ground = ground;
        this.least = ground.rules().fen("flowLeast");
        this.window = ground.rules().hours("flowWindow");
        this.share = ground.rules().limit("flowShare");
    }

    /** Payments, withdrawals and purchases of this account that passed money on, oldest first. */
    List<Row> passedOn(long account) {
        return known.computeIfAbsent(account, this::find);
    }

    boolean isPlace(long account) {
        return ground.isBusy(account, "flowPlaces") || !ground.scene().isAccount(account);
    }

    private List<Row> find(long account) {
        if (isPlace(account)) {
            return List.of();
        }
        Movements rows = ground.rows(account);
        var found = new ArrayList<Row>();
        for (Row row : rows.all()) {
            if (row.out() && row.amount() >= least && funded(rows, row)) {
                found.add(row);
            }
        }
        return found;
    }

    private boolean funded(Movements rows, Row paid) {
        long in = 0;
        for (Row row : rows.between(paid.at() - window, paid.at())) {
            if (!row.out()) {
                in += row.amount();
            }
        }
        return in >= share * paid.amount();
    }
}
