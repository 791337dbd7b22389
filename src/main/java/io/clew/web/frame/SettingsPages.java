package io.clew.web.frame;

import io.clew.past.Moment;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;

/** The purpose of the moment, and how pages look. */
@Path("/")
public class SettingsPages {

    private final Pages pages;
    private final Visitor visitor;

    /** Goes back to what is known now. */
    private static final String NOW = "now";

    SettingsPages(Pages pages, Visitor visitor) {
        this.pages = pages;
        this.visitor = visitor;
    }

    @GET
    @Path("purpose")
    public Response ask(@QueryParam("back") @DefaultValue("/") String back) {
        return pages.show("", frame -> Templates.purpose(frame, back, ""));
    }

    @POST
    @Path("purpose")
    public Response purpose(
            @FormParam("purpose") @DefaultValue("") String purpose, @FormParam("back") @DefaultValue("/") String back) {
        if (purpose.isBlank()) {
            return Pages.to("/purpose?back=" + Shown.encoded(back));
        }
        return Pages.to(back, visitor.keepPurpose(purpose));
    }

    @POST
    @Path("settings")
    @PermitAll
    public Response settings(
            @FormParam("theme") @DefaultValue("") String theme,
            @FormParam("lang") @DefaultValue("") String lang,
            @FormParam("asOf") @DefaultValue("") String asOf,
            @FormParam("back") @DefaultValue("/") String back) {
        return pages.sent("", frame -> kept(theme, lang, asOf.strip(), back));
    }

    private static Response kept(String theme, String lang, String asOf, String back) {
        var cookies = new ArrayList<NewCookie>();
        if (!theme.isEmpty()) {
            cookies.add(Visitor.keep(Visitor.THEME, theme));
        }
        if (!lang.isEmpty()) {
            cookies.add(Visitor.keep(Visitor.LANG, lang));
        }
        if (asOf.equals(NOW)) {
            cookies.add(Visitor.keepAsOf(""));
        } else if (!asOf.isEmpty()) {
            Moment.read(asOf);
            cookies.add(Visitor.keepAsOf(asOf));
        }
        return Pages.to(back, cookies.toArray(NewCookie[]::new));
    }
}
