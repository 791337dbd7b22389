package io.clew.web.frame;

import io.clew.graph.Ontology;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;

/** The colour of each kind of entity as a style sheet, from the ontology: {@code .k-phone} and so on. */
@Path("/style")
@PermitAll
public class KindColours {

    private static final String CSS = css(Ontology.shipped());

    /** Changes whenever a colour does. */
    static final String PATH = "/style/kinds-" + Integer.toHexString(CSS.hashCode()) + ".css";

    @GET
    @Path("{name}")
    @Produces("text/css")
    public Response style() {
        return Response.ok(CSS)
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .build();
    }

    private static String css(Ontology ontology) {
        var css = new StringBuilder();
        for (var kind : ontology.nodes()) {
            int rgb = Integer.parseInt(kind.colour().substring(1), 16);
            css.append(".k-")
                    .append(kind.type())
                    .append('{')
                    .append(variables(rgb, 0, .11))
                    .append("}\n");
            css.append("[data-bs-theme=dark] .k-")
                    .append(kind.type())
                    .append('{')
                    .append(variables(rgb, .42, .2))
                    .append("}\n");
        }
        return css.toString();
    }

    /**
     * @param lighter how far the colour is moved towards white, 0 to 1
     * @param tint opacity of the background behind a mark
     */
    private static String variables(int rgb, double lighter, double tint) {
        int r = lighten(rgb >> 16 & 255, lighter);
        int g = lighten(rgb >> 8 & 255, lighter);
        int b = lighten(rgb & 255, lighter);
        return "--k:rgb(%d,%d,%d);--k-bg:rgba(%d,%d,%d,%.2f);--k-bg2:rgba(%d,%d,%d,%.2f)"
                .formatted(r, g, b, r, g, b, tint, r, g, b, tint * 2);
    }

    private static int lighten(int channel, double lighter) {
        return (int) Math.round(channel + (255 - channel) * lighter);
    }
}
