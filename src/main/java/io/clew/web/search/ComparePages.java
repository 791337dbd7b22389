package io.clew.web.search;

import io.clew.access.Sources;
import io.clew.inquiry.CompareValues;
import io.clew.record.Source;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.clew.web.search.CompareView.KnownView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Collectors;

/** Compares a pasted column of values with the records. */
@Path("/compare")
public class ComparePages {

    private final Pages pages;
    private final Visitor visitor;
    private final CompareValues values;
    private final Sources sources;

    ComparePages(Pages pages, Visitor visitor, CompareValues values, Sources sources) {
        this.pages = pages;
        this.visitor = visitor;
        this.values = values;
        this.sources = sources;
    }

    @GET
    public Response ask() {
        return pages.show(
                "search", frame -> Templates.compare(frame, new CompareView(false, "", List.of(), List.of())));
    }

    @POST
    public Response compare(@FormParam("values") @DefaultValue("") String text) {
        return pages.show("search", frame -> {
            var compared = values.compare(visitor.admit(), text.lines().toList());
            var titles = sources.list().stream().collect(Collectors.toMap(Source::id, Source::title));
            var known = compared.values().stream()
                    .map(one -> new KnownView(
                            one.value(),
                            one.key(),
                            one.records(),
                            one.sources().stream()
                                    .map(id -> titles.getOrDefault(id, id))
                                    .collect(Collectors.joining("、"))))
                    .toList();
            return Templates.compare(frame, new CompareView(true, text, known, compared.missing()));
        });
    }
}
