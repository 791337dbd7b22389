package io.clew.app;

import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.alerts.Alarms;
import io.clew.ingest.Imports;
import io.clew.intake.KeepSources;
import io.clew.intake.RemoveRecords;
import io.clew.journal.Journal;
import io.clew.journal.TakenOut;
import io.clew.reports.Reports;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;

/** Makes what takes records out again. */
@Singleton
public class Removals {

    @Produces
    @Singleton
    TakenOut takenOut(Journal journal, RecordIndex index, DocumentStore store, Clock clock) {
        return new TakenOut(journal, index, store, clock);
    }

    @Produces
    @Singleton
    RemoveRecords removeRecords(
            Imports imports,
            KeepSources known,
            Sources sources,
            TakenOut takenOut,
            Alarms alarms,
            Reports reports,
            AuditLog audit) {
        return new RemoveRecords(imports, known, sources, takenOut, List.of(alarms::forget, reports::forget), audit);
    }
}
