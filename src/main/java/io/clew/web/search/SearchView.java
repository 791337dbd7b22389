package io.clew.web.search;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.RecordRef;
import io.clew.web.frame.Shown;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The search page.
 *
 * @param fault null where the query could be read
 * @param widened interpretations and filters in force, each of which can be taken off
 * @param direct dossiers that the text itself may name
 * @param together entities that the text asks about beside each other; empty where it does not
 * @param moreHref address of the next hits; empty where there are none
 */
public record SearchView(
        Ask ask,
        @Nullable Fault fault,
        long total,
        int withheld,
        List<HitView> hits,
        List<FacetView> facets,
        List<Chip> widened,
        List<EntityKey> direct,
        List<EntityKey> together,
        List<Choice> sorts,
        String moreHref,
        String csvHref,
        String ndjsonHref) {

    /** Whom these have in common and the paths between them. */
    public String togetherHref() {
        return "/together?"
                + together.stream()
                        .map(key -> "n=" + Shown.encoded(key.toString()))
                        .collect(Collectors.joining("&"));
    }

    public boolean faulty() {
        return fault != null;
    }

    public String totalShown() {
        return Shown.counted(total);
    }

    /**
     * @param before the query up to where reading stopped
     * @param after the rest
     * @param plainHref the same words, read as plain text
     */
    public record Fault(String message, String before, String after, String plainHref) {}

    /** A way of sorting or a switch, as a link. */
    public record Choice(String label, String href, boolean on) {}

    /**
     * @param to what it was widened to; empty for a filter
     * @param relation sign between the two
     */
    public record Chip(String from, String relation, String to, String why, String offHref, boolean filter) {}

    /** @param moreEntities how many more the record names than are shown */
    public record HitView(
            int number,
            RecordRef ref,
            String href,
            String previewHref,
            String type,
            String icon,
            List<Piece> title,
            @Nullable Instant at,
            String source,
            List<FragmentView> fragments,
            List<EntityRef> entities,
            int moreEntities) {}

    /** @param named whether the field's name is worth showing */
    public record FragmentView(String field, boolean named, List<Piece> runs) {}

    /** One facet: values to choose, or months as bars. */
    public record FacetView(String title, boolean months, List<FacetItem> items, List<MonthBar> bars) {
        public String firstMonth() {
            return bars.getFirst().month();
        }

        public String lastMonth() {
            return bars.getLast().month();
        }
    }

    /**
     * @param kind class for the colour; empty for none
     * @param href empty where the value cannot be chosen
     */
    public record FacetItem(String label, String kind, String icon, long count, String href, boolean on) {}

    /** A bar in a drawing of 216 × 64; {@code slot} is the width that can be pressed. */
    public record MonthBar(
            String month,
            long count,
            String href,
            boolean on,
            double x,
            double y,
            double width,
            double height,
            double slot) {}
}
