package io.clew.web.data;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Sources that the reader may read, and imports into them.
 *
 * @param removes whether the reader may take sources out again
 */
public record SourcesView(List<SourceView> sources, List<ImportLine> imports, boolean removes, String fault) {

    /** @param records how many it holds, as shown */
    public record SourceView(String id, String title, int grade, String groups, String records, String href) {}

    /** @param tone class of the state: {@code ok}, {@code on}, {@code bad} or empty */
    public record ImportLine(
            String id,
            String name,
            String source,
            String state,
            String tone,
            long accepted,
            long duplicates,
            long rejected,
            @Nullable Instant at) {}
}
