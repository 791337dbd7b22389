package io.clew.web.series;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.casework.series.Act;
import io.clew.casework.series.SeriesBook;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Proposals of cases that belong together, the series that people joined, and one of them by itself. */
@Path("/series")
public class SeriesPages {

    private static final String ENTRY = "series";
    private static final int MOST = 60;
    private static final int MOST_ASKED = 6;

    private final Pages pages;
    private final Visitor visitor;
    private final SeriesBook book;
    private final ProposeLinks links;
    private final Accounts accounts;

    SeriesPages(Pages pages, Visitor visitor, SeriesBook book, ProposeLinks links, Accounts accounts) {
        this.pages = pages;
        this.visitor = visitor;
        this.book = book;
        this.links = links;
        this.accounts = accounts;
    }

    @GET
    public Response list(
            @QueryParam("from") @DefaultValue("") String from,
            @QueryParam("to") @DefaultValue("") String to,
            @QueryParam("case") @DefaultValue("") String number) {
        return pages.show(ENTRY, frame -> {
            Access access = visitor.admit();
            TimeRange when = Days.window(from, to);
            List<EntityKey> asked = keys(number);
            var found = asked.isEmpty() ? links.within(access, when, List.of()) : links.of(access, asked);
            return Templates.series(
                    frame,
                    SeriesView.of(book.list(access), found, asked, MOST, from, to, number.strip(), frame.words()));
        });
    }

    @GET
    @Path("{id}")
    public Response show(@PathParam("id") String id) {
        return pages.show(
                ENTRY,
                frame -> Templates.seriesone(
                        frame, SeriesView.of(book.show(visitor.admit(), id), Names.of(accounts), frame.words())));
    }

    @POST
    public Response decide(
            @FormParam("a") @DefaultValue("") String a,
            @FormParam("b") @DefaultValue("") String b,
            @FormParam("decision") @DefaultValue("") String decision,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(ENTRY, frame -> {
            book.admit(visitor.caller());
            book.decide(visitor.admit(), "", kind(decision), List.of(key(a), key(b)), reason);
            return Pages.to("/series");
        });
    }

    @POST
    @Path("{id}/split")
    public Response split(
            @PathParam("id") String id,
            @FormParam("case") @DefaultValue("") String number,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(ENTRY, frame -> {
            book.admit(visitor.caller());
            book.split(visitor.admit(), id, List.of(key(number)), reason);
            return Pages.to("/series");
        });
    }

    @POST
    @Path("{id}/undo")
    public Response undo(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent(ENTRY, frame -> {
            book.admit(visitor.caller());
            book.undo(visitor.admit(), id, reason);
            return Pages.to("/series?back=" + Shown.encoded(id));
        });
    }

    private static Act.Kind kind(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "accept" -> Act.Kind.ACCEPT;
            case "refuse" -> Act.Kind.REFUSE;
            case "defer" -> Act.Kind.DEFER;
            default -> throw new ClewException(Message.of("lead-state", word));
        };
    }

    /** Numbers of cases as somebody types several, parted by blanks or commas. */
    private static List<EntityKey> keys(String numbers) {
        return Stream.of(numbers.strip().split("[\\s,，、]+"))
                .filter(one -> !one.isEmpty())
                .map(SeriesPages::key)
                .distinct()
                .limit(MOST_ASKED)
                .toList();
    }

    static EntityKey key(String number) {
        String written = number.strip();
        if (written.isEmpty()) {
            throw new ClewException(Message.of("series-cases"));
        }
        return new EntityKey("case", written.startsWith("case:") ? written.substring("case:".length()) : written);
    }
}
