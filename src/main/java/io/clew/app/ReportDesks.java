package io.clew.app;

import io.clew.access.audit.AuditLog;
import io.clew.casework.freeze.Freezes;
import io.clew.inquiry.money.FollowMoney;
import io.clew.reports.Briefs;
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
    Reports reports(
            FollowMoney money,
            Freezes freezes,
            Briefs briefs,
            RecordIndex index,
            DocumentStore store,
            AuditLog audit,
            Clock clock,
            @ConfigProperty(name = "quarkus.application.version", defaultValue = "0") String version) {
        return new Reports(new Reports.Means(money, freezes, briefs, index), store, audit, clock, version);
    }
}
