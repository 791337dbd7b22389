package io.clew.web;

import io.clew.web.OversightView.ApprovalLine;
import io.clew.web.OversightView.EmergencyLine;
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
