package io.clew.analysis.gang;

import io.clew.analysis.scene.Movements.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Ties by money: what is passed on within a day, and regular pay. A company's account passes pay on to nobody. */
final class MoneyTies implements Tying {

    private final Ground ground;
    private final Flows flows;
    private final Wages wages;

    MoneyTies(Ground ground, Flows flows, Wages wages) {
        this.ground = ground;
        this.flows = flows;
        this.wages = wages;
    }

    @Override
    public void of(People.One person, Net net) {
        Map<Integer, Both> sides = new HashMap<>();
        for (long account : person.nodes()) {
            if (ground.people().type(account).equals("account") && !flows.isPlace(account)) {
                if (ground.wants("flow")) {
                    flow(person, account, sides);
                }
                if (ground.wants("wages")) {
                    wages(person, account, net);
                }
            }
        }
        sides.forEach((other, both) -> add(person.number(), other, both, net));
    }

    /** Payments to and from one other. */
    private static final class Both {
        final Side out = new Side();
        final Side in = new Side();
    }

    private void flow(People.One person, long account, Map<Integer, Both> sides) {
        for (Row row : ground.rows(account).all()) {
            long payer = row.out() ? account : row.other();
            if (ground.scene().isTransfer(row) && !flows.isPlace(row.other()) && passedOn(payer, row)) {
                int other = ground.people().of(row.other());
                if (other != People.NOBODY && other != person.number()) {
                    Both both = sides.computeIfAbsent(other, n -> new Both());
                    (row.out() ? both.out : both.in).add(row.fact(), row.at());
                }
            }
        }
    }

    private boolean passedOn(long payer, Row paid) {
        return flows.passedOn(payer).stream().anyMatch(row -> row.fact() == paid.fact());
    }

    private void add(int person, int other, Both both, Net net) {
        double often = Math.min(1, 0.5 + (both.out.facts.size() + both.in.facts.size()) / 8.0);
        net.add(Side.direct(ground.rules().kind("flow"), person, other, both.out, both.in, often));
    }

    private void wages(People.One person, long account, Net net) {
        if (!person.type().equals("company")) {
            wages.paidBy(account).forEach((payee, rows) -> wage(person, payee, rows, true, net));
        }
        ground.rows(account).all().stream()
                .filter(row -> !row.out() && ground.scene().isTransfer(row))
                .map(Row::other)
                .distinct()
                .forEach(payer -> {
                    List<Row> rows = wages.paidBy(payer).get(account);
                    int other = ground.people().of(payer);
                    if (rows != null
                            && other != People.NOBODY
                            && !ground.people().one(other).type().equals("company")) {
                        wage(person, payer, rows, false, net);
                    }
                });
    }

    private void wage(People.One person, long node, List<Row> rows, boolean out, Net net) {
        int other = ground.people().of(node);
        if (other == People.NOBODY || other == person.number()) {
            return;
        }
        var side = new Side();
        rows.forEach(row -> side.add(row.fact(), row.at()));
        net.add(Side.direct(
                ground.rules().kind("wages"),
                person.number(),
                other,
                out ? side : new Side(),
                out ? new Side() : side,
                1));
    }
}
