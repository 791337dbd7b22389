package io.clew.print;

import com.openhtmltopdf.extend.FSObjectDrawer;
import com.openhtmltopdf.extend.FSObjectDrawerFactory;
import com.openhtmltopdf.extend.OutputDevice;
import com.openhtmltopdf.render.RenderingContext;
import io.clew.json.Json;
import java.awt.Shape;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** A drawing within a page: an {@code object} that carries it as data, which both printers paint. */
public final class Drawn implements FSObjectDrawerFactory {

    private static final String TYPE = "clew/drawing";
    private static final String DATA = "data-drawing";

    Drawn() {}

    /** The element, for a page that is printed. */
    public static String element(Drawing drawing) {
        return String.format(
                Locale.ROOT,
                "<object type=\"%s\" style=\"display:block;width:%.1fpt;height:%.1fpt\" %s=\"%s\"></object>",
                TYPE,
                drawing.width(),
                drawing.height(),
                DATA,
                Xml.text(Json.write(drawing)));
    }

    static Drawing read(Element element) {
        return Json.read(element.getAttribute(DATA), Drawing.class);
    }

    @Override
    public boolean isReplacedObject(Element element) {
        return element.getAttribute("type").equals(TYPE);
    }

    @Override
    public FSObjectDrawer createDrawer(Element element) {
        return new InPdf(read(element));
    }

    private record InPdf(Drawing drawing) implements FSObjectDrawer {

        @Override
        public @Nullable Map<Shape, String> drawObject(
                Element element,
                double x,
                double y,
                double width,
                double height,
                OutputDevice device,
                RenderingContext context,
                int dotsPerPixel) {
            device.drawWithGraphics((float) x, (float) y, (float) width, (float) height, on -> {
                double scale = width / drawing.width();
                on.scale(scale / dotsPerPixel, scale / dotsPerPixel);
                Painter.paint(drawing, on);
            });
            return null;
        }
    }
}
