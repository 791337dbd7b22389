package io.clew.app;

import io.clew.access.Handles;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.statement.Places;
import io.clew.casework.gang.GangFiles;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.DecideMember;
import io.clew.inquiry.gang.KeptGangs;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the use cases about gangs, for injection into resources and pages. */
@Singleton
public class GangDesks {

    @Produces
    @Singleton
    GangFiles gangFiles(DocumentStore store, Clock clock) {
        return new GangFiles(store, clock);
    }

    @Produces
    @Singleton
    AskGangs askGangs(
            GraphStore graph,
            RecordIndex index,
            Ontology ontology,
            Places places,
            Handles handles,
            GangFiles files,
            AuditLog audit) {
        return new AskGangs(
                new AskGangs.Tools(graph, index, ontology, places, Catalogue.shipped(), handles), files, audit);
    }

    @Produces
    @Singleton
    KeptGangs keptGangs(GangFiles files, AuditLog audit) {
        return new KeptGangs(files, audit);
    }

    @Produces
    @Singleton
    DecideMember decideMember(AskGangs gangs, GangFiles files, Handles handles, AuditLog audit) {
        return new DecideMember(gangs, files, handles, audit);
    }
}
