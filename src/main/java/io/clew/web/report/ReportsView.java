package io.clew.web.report;

import java.time.Instant;
import java.util.List;

/** What can be made, and the visitor's reports, latest first. */
public record ReportsView(List<Choice> choices, List<Line> lines, String fault) {

    /** @param ready whether it can be made; the others are shown and cannot be chosen */
    public record Choice(String code, String title, boolean ready) {}

    /** @param records how many it cites */
    public record Line(String id, String title, Instant made, String purpose, String records) {}
}
