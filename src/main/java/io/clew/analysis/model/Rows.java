package io.clew.analysis.model;

import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/** The facts of one entity that a step counts, in order of time. */
final class Rows {

    /** One of them; the amount in 分, 0 where it carries no money. */
    record Row(long at, long other, long amount, long fact) {}

    private final List<Row> rows;

    private Rows(List<Row> rows) {
        this.rows = rows;
    }

    /** @param from epoch ms, included; {@code to} excluded */
    static Rows of(GraphView view, Ontology ontology, long node, Step step, long from, long to, Budget budget) {
        var filter = FactFilter.ANY
                .direction(step.direction())
                .links(ontology.bits(step.links()))
                .between(from, to);
        var rows = new ArrayList<Row>();
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            if (!budget.spend()) {
                return new Rows(List.of());
            }
            boolean moneyed = facts.amount() != FactCursor.NO_AMOUNT;
            boolean counts = facts.at() != FactCursor.NO_TIME
                    && facts.other() != node
                    && (!step.money() || moneyed && facts.currency().equals(Fact.YUAN))
                    && (!step.each().asks() || step.each().takes(facts.amount()));
            if (counts) {
                rows.add(new Row(facts.at(), facts.other(), moneyed ? facts.amount() : 0, facts.fact()));
            }
        }
        rows.removeIf(
                row -> !step.other().isEmpty() && !view.key(row.other()).type().equals(step.other()));
        rows.sort(Comparator.comparingLong(Row::at).thenComparingLong(Row::fact));
        return new Rows(rows);
    }

    int size() {
        return rows.size();
    }

    Row get(int i) {
        return rows.get(i);
    }

    /** First place of a row at or after a moment. */
    int first(long at) {
        int low = 0;
        int high = rows.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle).at() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    static Tally tally(List<Row> counted) {
        var others = new HashSet<Long>();
        long sum = 0;
        for (Row row : counted) {
            others.add(row.other());
            sum = Math.addExact(sum, row.amount());
        }
        return new Tally(counted.size(), others.size(), sum);
    }

    List<Row> between(int from, int to) {
        return rows.subList(from, to);
    }
}
