package io.clew.print;

import java.util.Locale;

/** A drawing within a page that a browser shows: as wide as there is room, in the letters and colours of the page. */
public final class DrawingSvg {

    private DrawingSvg() {}

    /** @param title what it shows, for those who do not see it */
    public static String of(Drawing drawing, String title) {
        var svg = new StringBuilder();
        add(
                svg,
                "<svg class=\"drawing\" viewBox=\"0 0 %.1f %.1f\" role=\"img\" aria-label=\"%s\">",
                drawing.width(),
                drawing.height(),
                Xml.text(title));
        drawing.bands().forEach(band -> band(svg, band));
        for (Drawing.Box box : drawing.boxes()) {
            add(
                    svg,
                    "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" fill=\"%s\"/>",
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    box.fill());
        }
        for (Drawing.Label label : drawing.labels()) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%.1f\" font-size=\"%.1f\"%s>%s</text>",
                    label.x(),
                    label.y(),
                    label.size(),
                    label.bold() ? " font-weight=\"700\"" : "",
                    Xml.text(label.text()));
        }
        return svg.append("</svg>").toString();
    }

    private static void band(StringBuilder svg, Drawing.Band band) {
        double middle = (band.x() + band.toX()) / 2;
        add(
                svg,
                "<path d=\"M%1$.1f %2$.1fC%5$.1f %2$.1f %5$.1f %4$.1f %3$.1f %4$.1fV%7$.1fC%5$.1f %7$.1f %5$.1f %6$.1f %1$.1f %6$.1fZ\" fill=\"%8$s\"%9$s/>",
                band.x(),
                band.y(),
                band.toX(),
                band.toY(),
                middle,
                band.y() + band.thick(),
                band.toY() + band.thick(),
                band.fill(),
                band.broken() ? " class=\"broken\"" : "");
    }

    private static void add(StringBuilder svg, String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values));
    }
}
