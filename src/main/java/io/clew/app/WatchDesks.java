package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.alerts.Alarms;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.casework.Leads;
import io.clew.journal.Journal;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Makes what watches the records: the order of changes, alerts, and what raises and sends them. */
@Singleton
public class WatchDesks {

    @Produces
    @Singleton
    Journal journal(RecordIndex index, DocumentStore store) {
        return new Journal(index, store);
    }

    @Produces
    @Singleton
    Alarms alarms(DocumentStore store, Journal journal, Clock clock, WatchConfig config) {
        return new Alarms(store, journal, clock, config.term());
    }

    @Produces
    @Singleton
    AlertDesk alertDesk(Alarms alarms, RecordIndex index, AuditLog audit, Clock clock) {
        return new AlertDesk(alarms, index, audit, clock);
    }

    @Produces
    @Singleton
    ChangeFeed changeFeed(RecordIndex index, Journal journal, AlertDesk alerts, Leads leads, AuditLog audit) {
        return new ChangeFeed(index, journal, alerts, List.of(alerts, leads), audit);
    }
}
