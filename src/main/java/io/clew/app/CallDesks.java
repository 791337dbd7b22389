package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.analysis.scene.Catalogue;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.call.CallRows;
import io.clew.inquiry.call.CallRules;
import io.clew.inquiry.call.OwnStrip;
import io.clew.inquiry.call.ShowCalls;
import io.clew.search.RecordIndex;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Makes the use cases about calls. */
@Singleton
public class CallDesks {

    @Produces
    @Singleton
    ShowCalls showCalls(GraphStore graph, RecordIndex index, Ontology ontology, AuditLog audit) {
        return new ShowCalls(graph, index, ontology, CallRules.shipped(Catalogue.shipped()), audit);
    }

    @Produces
    @Singleton
    CallRows callRows(GraphStore graph, Ontology ontology, AuditLog audit) {
        return new CallRows(graph, ontology, audit);
    }

    @Produces
    @Singleton
    OwnStrip ownStrip(GraphStore graph, Ontology ontology, AuditLog audit) {
        return new OwnStrip(graph, ontology, audit);
    }
}
