package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.analysis.linkage.LinkageLimits;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.trace.statement.Places;
import io.clew.casework.kind.KindBook;
import io.clew.casework.series.SeriesBook;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.inquiry.incident.IncidentsOf;
import io.clew.inquiry.incident.SayKind;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.inquiry.incident.Sides;
import io.clew.inquiry.link.FindRepeats;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.inquiry.link.WhyAlike;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the use cases about cases of the records and what ties them. */
@Singleton
public class LinkDesks {

    @Produces
    @Singleton
    IncidentReader incidentReader(RecordIndex index, Ontology ontology, KindBook kinds) {
        return new IncidentReader(index, ontology, Sides.shipped(), MethodReader.shipped(), kinds);
    }

    @Produces
    @Singleton
    KindBook kindBook(DocumentStore store, Clock clock) {
        return new KindBook(store, clock);
    }

    @Produces
    @Singleton
    SayKind sayKind(ShowIncident incidents, IncidentReader reader, KindBook book, AuditLog audit) {
        return new SayKind(incidents, reader, book, audit);
    }

    @Produces
    @Singleton
    ShowIncident showIncident(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        return new ShowIncident(index, graph, reader, audit);
    }

    @Produces
    @Singleton
    IncidentsOf incidentsOf(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        return new IncidentsOf(index, graph, reader, audit);
    }

    @Produces
    @Singleton
    ProposeLinks proposeLinks(
            RecordIndex index,
            GraphStore graph,
            Ontology ontology,
            Places places,
            IncidentReader reader,
            AuditLog audit) {
        return new ProposeLinks(index, graph, ontology, places, reader, LinkageLimits.shipped(), audit);
    }

    @Produces
    @Singleton
    SeriesBook seriesBook(
            DocumentStore store,
            RecordIndex index,
            GraphStore graph,
            IncidentReader reader,
            ProposeLinks proposals,
            AuditLog audit,
            Clock clock) {
        return new SeriesBook(store, index, graph, reader, proposals, audit, clock);
    }

    @Produces
    @Singleton
    WhyAlike whyAlike(RecordIndex index, AuditLog audit) {
        return new WhyAlike(index, MethodReader.shipped(), audit);
    }

    @Produces
    @Singleton
    FindRepeats findRepeats(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        return new FindRepeats(index, graph, reader, audit);
    }
}
