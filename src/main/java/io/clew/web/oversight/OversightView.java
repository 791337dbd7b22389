package io.clew.web.oversight;

import io.clew.oversight.Approvals;
import io.clew.oversight.Chain;
import io.clew.oversight.Emergencies;
import io.clew.oversight.Profiles;
import io.clew.oversight.Rules;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The pages over the audit; only what the chosen view shows is filled.
 *
 * @param view {@code looks}, {@code alerts}, {@code emergencies}, {@code approvals} or {@code people}
 * @param supervises whether the visitor may decide and record
 */
public record OversightView(
        String view,
        boolean supervises,
        Chain.State chain,
        @Nullable Looks looks,
        List<AlertLine> alerts,
        List<Rules.Rule> rules,
        List<EmergencyLine> emergencies,
        List<ApprovalLine> approvals,
        List<Profiles.Profile> profiles,
        String fault) {

    /** @param level 0 to 4, how dark the day is */
    public record DayCell(int day, long count, int level, String href, boolean chosen) {}

    /**
     * @param weeks seven cells each; null where the month has no such day
     * @param users and their names, for choosing
     */
    public record Looks(
            OversightAsk ask,
            String month,
            String before,
            String after,
            String whole,
            List<List<@Nullable DayCell>> weeks,
            List<Choice> users,
            List<Choice> acts,
            List<EntryLine> entries,
            long shown,
            long total,
            String more) {}

    /** An entry of a menu. */
    public record Choice(String value, String label, boolean chosen) {}

    /** @param under {@code emergency}, {@code approval} or empty */
    public record EntryLine(String n, String sentence, int entities, String under, String from, boolean bad) {}

    /** An alert in the list. */
    public record AlertLine(
            String href, String rule, String who, String day, long measure, String outcome, String tone) {}

    /** @param mine whether it is about the visitor, who may then not decide */
    public record AlertDetail(
            String id,
            AlertLine line,
            String definition,
            String innocent,
            List<EntryLine> evidence,
            List<OutcomeLine> outcomes,
            boolean mine,
            boolean supervises,
            String fault) {}

    /** What somebody found when they looked into an alert. */
    public record OutcomeLine(String finding, String by, Instant at, String note) {}

    /** @param mine whether the visitor opened it */
    public record EmergencyLine(
            Emergencies.Emergency one,
            String user,
            String reviewer,
            String kind,
            boolean running,
            boolean overdue,
            boolean mine,
            String readsHref) {}

    /** A request for the agreement of a second person. */
    public record ApprovalLine(
            Approvals.Request one, String user, String by, String state, String tone, boolean waiting) {}

    public boolean shows(String other) {
        return view.equals(other);
    }
}
