package io.clew.web.frame;

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
            @FormParam("back") @DefaultValue("/") String back) {
        var cookies = new ArrayList<NewCookie>();
        if (!theme.isEmpty()) {
            cookies.add(Visitor.keep(Visitor.THEME, theme));
        }
        if (!lang.isEmpty()) {
            cookies.add(Visitor.keep(Visitor.LANG, lang));
        }
        return Pages.to(back, cookies.toArray(NewCookie[]::new));
    }
}
