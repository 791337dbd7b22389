package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.List;

/** The balances that an account's own statement prints, over time. */
public final class ShowBalance {

    /**
     * @param fen after the row
     * @param follows whether it is the balance before plus what the row moved
     */
    public record Point(Instant at, long fen, boolean follows) {}

    private final GraphStore graph;
    private final RecordIndex index;
    private final Places places;
    private final AuditLog audit;

    public ShowBalance(GraphStore graph, RecordIndex index, Places places, AuditLog audit) {
        this.graph = graph;
        this.index = index;
        this.places = places;
        this.audit = audit;
    }

    /** Oldest first; empty where its statement is not there or prints none. Rows in yuan only. */
    public List<Point> of(Access access, EntityKey account) {
        try (Look look = audit.open(access, AuditAct.BALANCE, account.toString());
                GraphView view = graph.view(access)) {
            long node = view.node(account);
            List<Point> points = node == GraphView.NO_NODE
                    ? List.of()
                    : new RecordStatements(index, access, view, places).balances(node);
            look.returned(points.size(), points.isEmpty() ? List.of() : List.of(account));
            return points;
        }
    }
}
