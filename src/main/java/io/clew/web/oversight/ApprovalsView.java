package io.clew.web.oversight;

import io.clew.web.oversight.OversightView.ApprovalLine;
import io.clew.web.oversight.OversightView.EmergencyLine;
import java.util.List;

/**
 * What waits for a second person, and broken glass.
 *
 * @param breaks whether the visitor may break the glass
 * @param guarded whether there are grades to ask for
 */
public record ApprovalsView(
        boolean supervises,
        boolean breaks,
        boolean guarded,
        List<ApprovalLine> queue,
        List<ApprovalLine> own,
        List<EmergencyLine> unreviewed,
        List<EmergencyLine> emergencies,
        String fault) {}
