package io.clew.web.report;

import java.time.Instant;
import java.util.List;

/**
 * What can be made, and the visitor's reports, latest first.
 *
 * @param letter whether a letter is chosen, which asks to whom it goes
 * @param about what the form is filled with
 */
public record ReportsView(List<Choice> choices, List<Line> lines, boolean letter, String about, String fault) {

    /** A kind of report. */
    public record Choice(String code, String title, boolean chosen) {}

    /** @param records how many it cites */
    public record Line(String id, String title, Instant made, String purpose, String records, boolean signed) {}
}
