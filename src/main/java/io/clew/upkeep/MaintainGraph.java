package io.clew.upkeep;

import io.clew.access.Caller;
import io.clew.access.Right;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.graph.GraphStore;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** What an operator does to the graph; one at a time. Nobody's data come back. */
public final class MaintainGraph {

    private final GraphUpkeep upkeep;
    private final GraphStore graph;
    private final AuditLog audit;
    private final Integrity integrity;
    private final ReentrantLock busy = new ReentrantLock();

    public MaintainGraph(GraphUpkeep upkeep, GraphStore graph, AuditLog audit, Integrity integrity) {
        this.integrity = integrity;
        this.upkeep = upkeep;
        this.graph = graph;
        this.audit = audit;
    }

    /**
     * Compares every fact of the graph with the records, and the bytes of records and documents with their checksums.
     *
     * @throws ClewException {@code forbidden}; {@code upkeep-busy} while the other or the same is under way
     */
    public GraphUpkeep.Report verify(Caller caller) {
        return alone(caller, AuditAct.GRAPH_VERIFY, () -> upkeep.verify().with(integrity.check()));
    }

    /**
     * Makes the graph anew from all records; the present one answers meanwhile. Returns what the new one holds.
     *
     * @throws ClewException as {@link #verify}
     */
    public GraphStore.Health rebuild(Caller caller) {
        return alone(caller, AuditAct.GRAPH_REBUILD, () -> {
            upkeep.rebuild();
            return graph.health();
        });
    }

    private <T> T alone(Caller caller, AuditAct act, Supplier<T> work) {
        var change = audit.change(caller, act, "").checking(() -> Right.MAINTAIN.require(caller));
        if (!busy.tryLock()) {
            throw new ClewException(Message.of("upkeep-busy"));
        }
        try {
            return change.done(work);
        } finally {
            busy.unlock();
        }
    }
}
