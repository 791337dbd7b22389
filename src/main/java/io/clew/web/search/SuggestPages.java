package io.clew.web.search;

import io.clew.inquiry.SuggestEntities;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex.Suggestion;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;

/** What the search box offers while one types. */
@Path("/suggest")
public class SuggestPages {

    private final Pages pages;
    private final Visitor visitor;
    private final SuggestEntities entities;

    SuggestPages(Pages pages, Visitor visitor, SuggestEntities entities) {
        this.pages = pages;
        this.visitor = visitor;
        this.entities = entities;
    }

    /**
     * @param label what kind it is; empty for a query
     * @param coded whether the text is an identifier
     */
    public record Offer(
            String text, String kind, String icon, String label, String href, long records, boolean coded) {}

    @GET
    public Response suggest(@QueryParam("q") @DefaultValue("") String typed) {
        return pages.piece(frame -> Templates.suggestions(entities.suggest(visitor.admit(), typed).stream()
                .map(suggestion -> offer(suggestion, frame.words()))
                .toList()));
    }

    private static Offer offer(Suggestion suggestion, Words words) {
        if (suggestion.key().isEmpty()) {
            return new Offer(
                    suggestion.text(),
                    "",
                    "search",
                    "",
                    Ask.text(suggestion.text()).href(),
                    suggestion.records(),
                    false);
        }
        EntityKey key = EntityKey.parse(suggestion.key());
        boolean bare =
                suggestion.text().equals(key.value()) || suggestion.text().equals(suggestion.key());
        return new Offer(
                bare ? Shown.shown(key) : suggestion.text(),
                key.type(),
                Shown.icon(key),
                bare ? words.kind(key.type()) : Shown.shown(key),
                Shown.href(key),
                suggestion.records(),
                bare && Shown.coded(key));
    }
}
