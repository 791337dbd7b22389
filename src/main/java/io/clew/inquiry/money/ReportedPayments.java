package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.analysis.trace.lot.Seed;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.List;

/** The booked payments that a report tells of, found as a trace from that report finds them. For one thread. */
public final class ReportedPayments {

    private final TraceStarts starts;

    public ReportedPayments(GraphView view, RecordIndex index, Access access, Ontology ontology) {
        this.starts = new TraceStarts(view, index, access, ontology);
    }

    /** None where nothing booked fits what it tells. */
    public List<Seed> of(RecordRef report) {
        try {
            return starts.seeds(new TraceStart(null, report.toString(), null, null, null), false);
        } catch (ClewException nothing) {
            return List.of();
        }
    }
}
