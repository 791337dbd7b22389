package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.casework.Leads;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.series.SeriesBook;
import io.clew.inquiry.call.CallRows;
import io.clew.inquiry.call.ShowCalls;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.inquiry.money.FollowMoney;
import io.clew.reports.Briefs;
import io.clew.reports.ReportMeans;
import io.clew.reports.Reports;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes what makes reports and briefs, for injection into resources and pages. */
@Singleton
public class ReportDesks {

    @Produces
    @Singleton
    Briefs briefs(RecordIndex index, AuditLog audit) {
        return new Briefs(index, audit);
    }

    @Produces
    @Singleton
    ReportMeans means(
            FollowMoney money, Freezes freezes, Briefs briefs, RecordIndex index, Analyses analyses, Work work) {
        return new ReportMeans(
                money,
                freezes,
                briefs,
                index,
                analyses.calls(),
                analyses.rows(),
                analyses.gangs(),
                analyses.incidents(),
                analyses.links(),
                work.series(),
                work.leads());
    }

    @Produces
    @Singleton
    Reports reports(
            ReportMeans means,
            DocumentStore store,
            AuditLog audit,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "0") String version) {
        return new Reports(means, store, audit, clock, version);
    }

    /** The questions about calls, gangs and cases. */
    @Singleton
    record Analyses(ShowCalls calls, CallRows rows, AskGangs gangs, ShowIncident incidents, ProposeLinks links) {}

    /** What people work at. */
    @Singleton
    record Work(SeriesBook series, Leads leads) {}
}
