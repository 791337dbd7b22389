package io.clew.app;

import io.clew.access.Handles;
import io.clew.access.audit.AuditLog;
import io.clew.casework.freeze.Freezes;
import io.clew.graph.GraphStore;
import io.clew.inquiry.money.FollowMoney;
import io.clew.journal.Journal;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what works on stopping, freezing and returning money, for injection into resources and pages. */
@Singleton
public class FreezeDesks {

    @Produces
    @Singleton
    Freezes freezes(
            FollowMoney money,
            DocumentStore store,
            GraphStore graph,
            RecordIndex index,
            Handles handles,
            AuditLog audit,
            Journal journal,
            Clock clock) {
        return new Freezes(money, store, graph, index, handles, audit, journal, clock);
    }
}
