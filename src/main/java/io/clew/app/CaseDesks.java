package io.clew.app;

import io.clew.access.Handles;
import io.clew.access.audit.AuditLog;
import io.clew.casework.Boards;
import io.clew.casework.CaseFiles;
import io.clew.casework.Cases;
import io.clew.casework.Leads;
import io.clew.casework.Readable;
import io.clew.casework.assignment.Assignments;
import io.clew.casework.warning.Warnings;
import io.clew.casework.workspace.EvidenceBag;
import io.clew.casework.workspace.Notes;
import io.clew.casework.workspace.Tasks;
import io.clew.casework.workspace.Workspace;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.RevealEntity;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.FileStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes the use cases about what is in a case, for injection into resources and pages. */
@Singleton
public class CaseDesks {

    @Produces
    @Singleton
    Readable readable(RecordIndex index, GraphStore graph) {
        return new Readable(index, graph);
    }

    @Produces
    @Singleton
    CaseFiles caseFiles(
            DocumentStore store,
            Cases cases,
            Boards boards,
            Leads leads,
            RecordIndex index,
            Readable readable,
            Handles handles,
            AuditLog audit,
            Clock clock) {
        return new CaseFiles(store, cases, boards, leads, index, readable, handles, audit, clock);
    }

    @Produces
    @Singleton
    Notes notes(
            DocumentStore store,
            Cases cases,
            Readable readable,
            RecordIndex index,
            Handles handles,
            AuditLog audit,
            Clock clock) {
        return new Notes(store, cases, readable, index, handles, audit, clock);
    }

    @Produces
    @Singleton
    Tasks tasks(DocumentStore store, Cases cases, RecordIndex index, AuditLog audit, Clock clock) {
        return new Tasks(store, cases, index, audit, clock);
    }

    @Produces
    @Singleton
    EvidenceBag evidence(
            Installation held, DocumentStore store, Cases cases, RecordIndex index, AuditLog audit, Clock clock) {
        return new EvidenceBag(store, new FileStore(held.folder("evidence")), cases, index, audit, clock);
    }

    @Produces
    @Singleton
    Warnings warnings(
            DocumentStore store,
            Cases cases,
            FindPatterns patterns,
            WarningEngines engines,
            AuditLog audit,
            Clock clock) {
        return new Warnings(new Warnings.Means(
                store,
                cases,
                patterns,
                engines.graph(),
                engines.ontology(),
                engines.index(),
                engines.readable(),
                engines.handles(),
                engines.reveal(),
                audit,
                clock));
    }

    /** What warnings read from. */
    @Singleton
    record WarningEngines(
            GraphStore graph,
            Ontology ontology,
            RecordIndex index,
            Readable readable,
            Handles handles,
            RevealEntity reveal) {}

    @Produces
    @Singleton
    Assignments assignments(
            DocumentStore store, Leads leads, Readable readable, RecordIndex index, AuditLog audit, Clock clock) {
        return new Assignments(new Assignments.Means(store, leads, readable, index, audit, clock));
    }

    @Produces
    @Singleton
    Workspace workspace(Notes notes, Tasks tasks, EvidenceBag evidence) {
        return new Workspace(notes, tasks, evidence);
    }
}
