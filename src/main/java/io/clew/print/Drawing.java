package io.clew.print;

import java.util.List;

/**
 * A picture in points from its upper left corner, the same on every kind of paper. Bands lie under boxes, words on top.
 *
 * <p>It is data, so that a report that holds one can be kept, compared and made again.
 */
public record Drawing(double width, double height, List<Band> bands, List<Box> boxes, List<Label> labels) {

    /** @param fill as {@code #rrggbb} */
    public record Box(double x, double y, double width, double height, String fill) {}

    /**
     * From the right side of one box to the left side of another.
     *
     * @param y upper edge at the left, {@code toY} at the right
     * @param broken whether its edge is a broken line, as of what is known only from others
     */
    public record Band(double x, double y, double toX, double toY, double thick, String fill, boolean broken) {}

    /** @param y of the line that letters stand on */
    public record Label(double x, double y, double size, boolean bold, String text) {}

    public Drawing {
        bands = List.copyOf(bands);
        boxes = List.copyOf(boxes);
        labels = List.copyOf(labels);
    }
}
