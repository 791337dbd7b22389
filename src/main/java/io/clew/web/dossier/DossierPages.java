package io.clew.web.dossier;

import io.clew.access.Access;
import io.clew.access.Sources;
import io.clew.inquiry.RevealEntity;
import io.clew.inquiry.ShowDossier;
import io.clew.record.EntityKey;
import io.clew.record.Source;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.stream.Collectors;

/** The dossier of an entity, and its three key figures for the card that a mark shows. */
@Path("/")
public class DossierPages {

    private final Pages pages;
    private final Visitor visitor;
    private final ShowDossier dossiers;
    private final RevealEntity reveals;
    private final Sources sources;

    DossierPages(Pages pages, Visitor visitor, ShowDossier dossiers, RevealEntity reveals, Sources sources) {
        this.pages = pages;
        this.visitor = visitor;
        this.dossiers = dossiers;
        this.reveals = reveals;
        this.sources = sources;
    }

    @GET
    @Path("entities/{key: .+}")
    public Response dossier(@PathParam("key") String key) {
        return pages.show("search", frame -> Templates.dossier(frame, view(frame.words(), key)));
    }

    @GET
    @Path("hover/{key: .+}")
    public Response hover(@PathParam("key") String key) {
        return pages.piece(frame -> Templates.hover(frame, view(frame.words(), key)));
    }

    /** Shows the dossier unmasked, once; that is an act of its own in the audit. */
    @POST
    @Path("reveal/{key: .+}")
    public Response reveal(@PathParam("key") String key, @FormParam("reason") @DefaultValue("") String reason) {
        return pages.show("search", frame -> {
            Access access = visitor.admit();
            EntityKey real = reveals.reveal(access, Typed.key(key), reason).key();
            return Templates.dossier(frame, view(access.revealing(), frame.words(), real));
        });
    }

    private DossierView view(Words words, String written) {
        return view(visitor.admit(), words, Typed.key(written));
    }

    private DossierView view(Access access, Words words, EntityKey key) {
        var titles = sources.list().stream().collect(Collectors.toMap(Source::id, Source::title));
        return DossierView.of(dossiers.show(access, key), words, titles, true);
    }
}
