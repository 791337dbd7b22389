package io.clew.web.data;

import io.clew.access.Role;
import io.clew.inquiry.SearchRecords;
import io.clew.intake.ImportFiles;
import io.clew.intake.KeepSources;
import io.clew.intake.RemoveRecords;
import io.clew.record.Source;
import io.clew.search.SearchPage.FacetValue;
import io.clew.web.data.SourcesView.ImportLine;
import io.clew.web.data.SourcesView.SourceView;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.clew.web.people.PeoplePages;
import io.clew.web.search.Ask;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The sources that the visitor may read, and what was imported into them. */
@Path("/sources")
public class SourcePages {

    private static final int IMPORTS = 50;

    private final Pages pages;
    private final Visitor visitor;
    private final KeepSources sources;
    private final SearchRecords records;
    private final ImportFiles imports;
    private final RemoveRecords removal;

    SourcePages(
            Pages pages,
            Visitor visitor,
            KeepSources sources,
            SearchRecords records,
            ImportFiles imports,
            RemoveRecords removal) {
        this.removal = removal;
        this.pages = pages;
        this.visitor = visitor;
        this.sources = sources;
        this.records = records;
        this.imports = imports;
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
        return pages.acting(
                "data",
                caller -> sources.create(
                        caller,
                        id.strip(),
                        () -> new Source(
                                id.strip(),
                                title.isBlank() ? id.strip() : title.strip(),
                                grade,
                                PeoplePages.split(groups))),
                this::page);
    }

    @POST
    @Path("{id}/removal")
    public Response remove(@PathParam("id") String id, @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent("data", frame -> {
            removal.source(visitor.caller(), id, reason);
            return Pages.to("/sources");
        });
    }

    private TemplateInstance page(Frame frame, String fault) {
        var caller = visitor.caller();
        boolean counted = !frame.purpose().isEmpty() && caller.roles().stream().anyMatch(Role::readsRecords);
        Map<String, Long> counts = counted ? counts() : Map.of();
        List<SourceView> readable = sources.readable(caller).stream()
                .map(source -> new SourceView(
                        source.id(),
                        source.title(),
                        source.grade(),
                        source.groups().stream().sorted().collect(Collectors.joining("、")),
                        !counted ? "" : Shown.counted(counts.getOrDefault(source.id(), 0L)),
                        Ask.source(source.id()).href()))
                .toList();
        return Templates.sources(
                frame, new SourcesView(readable, lines(frame.words(), readable), removal.mayBe(caller), fault));
    }

    private List<ImportLine> lines(Words words, List<SourceView> readable) {
        Map<String, String> titles = readable.stream().collect(Collectors.toMap(SourceView::id, SourceView::title));
        return imports.list(visitor.caller()).stream()
                .limit(IMPORTS)
                .map(status -> new ImportLine(
                        status.id(),
                        ImportView.name(status),
                        titles.getOrDefault(status.source(), status.source()),
                        ImportView.label(status, words),
                        ImportView.tone(status),
                        status.rows().accepted(),
                        status.rows().duplicate(),
                        status.rows().rejected(),
                        status.asked()))
                .toList();
    }

    private Map<String, Long> counts() {
        var page = records.search(visitor.admit(), Ask.text("").query(0, Set.of("source")))
                .page();
        return page.facets().getOrDefault("source", List.of()).stream()
                .collect(Collectors.toMap(FacetValue::value, FacetValue::count));
    }
}
