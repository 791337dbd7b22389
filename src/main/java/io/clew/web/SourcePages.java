package io.clew.web;

import io.clew.access.Sources;
import io.clew.inquiry.SearchRecords;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.search.SearchPage.FacetValue;
import io.clew.web.SourcesView.SourceView;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources that the visitor may read, and what was imported into them. */
@Path("/sources")
public class SourcePages {

    private final Pages pages;
    private final Visitor visitor;
    private final Sources sources;
    private final SearchRecords records;

    SourcePages(Pages pages, Visitor visitor, Sources sources, SearchRecords records) {
        this.pages = pages;
        this.visitor = visitor;
        this.sources = sources;
        this.records = records;
    }

    @GET
    public Response sources() {
        return pages.show("data", frame -> page(frame, ""));
    }

    @POST
    public Response create(
            @FormParam("id") @DefaultValue("") String id,
            @FormParam("title") @DefaultValue("") String title,
            @FormParam("grade") @DefaultValue("0") int grade,
            @FormParam("groups") @DefaultValue("") String groups) {
        return pages.show("data", frame -> {
            try {
                Set<String> named = Arrays.stream(groups.split("[,，、;；\\s]+"))
                        .filter(group -> !group.isBlank())
                        .collect(Collectors.toSet());
                sources.create(new Source(id.strip(), title.isBlank() ? id.strip() : title.strip(), grade, named));
                return page(frame, "");
            } catch (ClewException refused) {
                return page(frame, refused.getMessage() == null ? refused.code() : refused.getMessage());
            }
        });
    }

    private TemplateInstance page(Frame frame, String fault) {
        var caller = visitor.caller();
        Map<String, Long> counts = frame.purpose().isEmpty() ? Map.of() : counts();
        List<SourceView> readable = sources.readableBy(caller.groups(), caller.clearance()).stream()
                .map(source -> new SourceView(
                        source.id(),
                        source.title(),
                        source.grade(),
                        source.groups().stream().sorted().collect(Collectors.joining("、")),
                        frame.purpose().isEmpty() ? "" : Shown.counted(counts.getOrDefault(source.id(), 0L)),
                        Ask.source(source.id()).href()))
                .toList();
        return Templates.sources(frame, new SourcesView(readable, List.of(), fault));
    }

    private Map<String, Long> counts() {
        var page = records.search(visitor.admit(), Ask.text("").query(0, Set.of("source")))
                .page();
        return page.facets().getOrDefault("source", List.of()).stream()
                .collect(Collectors.toMap(FacetValue::value, FacetValue::count));
    }
}
