package io.clew.app;

import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.ingest.Imports;
import io.clew.intake.KeepSources;
import io.clew.intake.RemoveRecords;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes what takes records out again. */
@Singleton
public class Removals {

    @Produces
    @Singleton
    RemoveRecords removeRecords(Imports imports, KeepSources known, Sources sources, AuditLog audit) {
        return new RemoveRecords(imports, known, sources, audit);
    }
}
