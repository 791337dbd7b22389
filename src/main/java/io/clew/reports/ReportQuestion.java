package io.clew.reports;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.casework.freeze.FreezeItem;
import io.clew.inquiry.call.ShowCalls;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.money.FollowMoney;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a report answers; with the records it makes the report again, on any machine. What a template does not need is null,
 * and left out of the manifest where older ones did not know of it.
 *
 * @param freezes of the case, as its maker saw them: work product that no record tells
 * @param series the numbers of its cases
 * @param asOf sequence number of the last record that counts; null for all that there were
 * @param lead the one lead that is handed over; null for those of the case
 */
public record ReportQuestion(
        String template,
        @Nullable String caseId,
        FollowMoney.@Nullable Question trace,
        @Nullable LocalDate day,
        List<FreezeItem> freezes,
        @JsonInclude(JsonInclude.Include.NON_NULL) ShowCalls.@Nullable Question calls,
        @JsonInclude(JsonInclude.Include.NON_NULL) AskGangs.@Nullable Question gang,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> series,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String lead,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Given given,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long asOf) {

    public ReportQuestion {
        freezes = freezes == null ? List.of() : List.copyOf(freezes);
        series = series == null ? List.of() : List.copyOf(series);
    }

    /** A question of this template that names nothing yet. */
    public static ReportQuestion of(String template) {
        return new ReportQuestion(template, null, null, null, List.of(), null, null, List.of(), null, null, null);
    }

    public ReportQuestion ofCase(@Nullable String changed) {
        return new ReportQuestion(template, changed, trace, day, freezes, calls, gang, series, lead, given, asOf);
    }

    public ReportQuestion following(FollowMoney.@Nullable Question changed) {
        return new ReportQuestion(template, caseId, changed, day, freezes, calls, gang, series, lead, given, asOf);
    }

    public ReportQuestion on(@Nullable LocalDate changed) {
        return new ReportQuestion(template, caseId, trace, changed, freezes, calls, gang, series, lead, given, asOf);
    }

    public ReportQuestion calling(ShowCalls.@Nullable Question changed) {
        return new ReportQuestion(template, caseId, trace, day, freezes, changed, gang, series, lead, given, asOf);
    }

    public ReportQuestion ofGang(AskGangs.@Nullable Question changed) {
        return new ReportQuestion(template, caseId, trace, day, freezes, calls, changed, series, lead, given, asOf);
    }

    public ReportQuestion ofSeries(List<String> changed) {
        return new ReportQuestion(template, caseId, trace, day, freezes, calls, gang, changed, lead, given, asOf);
    }

    /** @param handOver to whom and until when; null where that is left blank */
    public ReportQuestion handing(@Nullable String changed, Given.@Nullable HandOver handOver) {
        Given over =
                handOver == null ? given : new Given(List.of(), List.of(), java.util.Map.of(), handOver, List.of());
        return new ReportQuestion(template, caseId, trace, day, freezes, calls, gang, series, changed, over, asOf);
    }

    ReportQuestion given(List<FreezeItem> changed) {
        return new ReportQuestion(template, caseId, trace, day, changed, calls, gang, series, lead, given, asOf);
    }

    ReportQuestion given(Given changed) {
        Given kept = changed.equals(Given.NOTHING) ? null : changed;
        return new ReportQuestion(template, caseId, trace, day, freezes, calls, gang, series, lead, kept, asOf);
    }

    /** As the reader asks: of a past, or of now. */
    ReportQuestion asOf(Access access) {
        Long then = access.asOf() == Access.NOW ? null : Long.valueOf(access.asOf());
        return new ReportQuestion(template, caseId, trace, day, freezes, calls, gang, series, lead, given, then);
    }

    /** What its maker saw beside records. */
    Given beside() {
        return Objects.requireNonNullElse(given, Given.NOTHING);
    }
}
