package io.clew.reports;

import io.clew.casework.freeze.FreezeItem;
import io.clew.inquiry.money.FollowMoney;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a report answers; with the records it makes the report again, on any machine.
 *
 * @param freezes of the case, as its maker saw them: work product that no record tells
 */
public record ReportQuestion(
        String template,
        @Nullable String caseId,
        FollowMoney.@Nullable Question trace,
        @Nullable LocalDate day,
        List<FreezeItem> freezes) {

    public ReportQuestion {
        freezes = freezes == null ? List.of() : List.copyOf(freezes);
    }

    ReportQuestion given(List<FreezeItem> changed) {
        return new ReportQuestion(template, caseId, trace, day, changed);
    }
}
