package io.clew.web.record;

import io.clew.access.Sources;
import io.clew.inquiry.ReadRecord;
import io.clew.inquiry.SearchRecords;
import io.clew.inquiry.link.WhyAlike;
import io.clew.intake.RemoveRecords;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.clew.web.search.Ask;
import io.clew.web.search.Hits;
import io.clew.web.search.SearchView.HitView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The record reader, its preview beside the hits, and records like it. */
@Path("/")
public class RecordPages {

    private static final int SIMILAR = 8;

    private final Pages pages;
    private final Visitor visitor;
    private final ReadRecord reader;
    private final SearchRecords records;
    private final Sources sources;
    private final RemoveRecords removal;
    private final WhyAlike why;

    RecordPages(
            Pages pages,
            Visitor visitor,
            ReadRecord reader,
            SearchRecords records,
            Sources sources,
            RemoveRecords removal,
            WhyAlike why) {
        this.why = why;
        this.removal = removal;
        this.pages = pages;
        this.visitor = visitor;
        this.reader = reader;
        this.records = records;
        this.sources = sources;
    }

    @GET
    @Path("records/{source}/{id: .+}")
    public Response record(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @QueryParam("from") @DefaultValue("0") int from,
            @QueryParam("to") @DefaultValue("0") int to) {
        return pages.show(
                "search",
                frame -> Templates.record(
                        frame, read(frame.words(), source, id).lit(from, to), removal.mayBe(visitor.caller())));
    }

    @POST
    @Path("records/{source}/{id: .+}/removal")
    public Response remove(
            @PathParam("source") String source,
            @PathParam("id") String id,
            @FormParam("reason") @DefaultValue("") String reason) {
        return pages.sent("search", frame -> {
            removal.record(visitor.caller(), ReadRecord.ref(source, id), reason);
            return Pages.to(Ask.source(source).href());
        });
    }

    @GET
    @Path("preview/{source}/{id: .+}")
    public Response preview(@PathParam("source") String source, @PathParam("id") String id) {
        return pages.piece(frame -> Templates.preview(frame, read(frame.words(), source, id)));
    }

    @GET
    @Path("similar/{source}/{id: .+}")
    public Response similar(@PathParam("source") String source, @PathParam("id") String id) {
        return pages.piece(frame -> {
            try {
                var found = records.similar(
                        visitor.admit(),
                        ReadRecord.ref(source, id),
                        Ask.text("").query(SIMILAR, Set.of()));
                var hits = brief(Hits.of(found.page(), titles()));
                var refs = found.page().hits().stream().map(hit -> hit.ref()).toList();
                return Templates.similar(
                        frame,
                        SimilarView.of(hits, why.of(visitor.admit(), ReadRecord.ref(source, id), refs), frame.words()));
            } catch (ClewException e) {
                if (e.code().equals("text-empty")) {
                    return Templates.similar(frame, new SimilarView(List.of()));
                }
                throw e;
            }
        });
    }

    /** One fragment each is enough to say why. */
    private static List<HitView> brief(List<HitView> hits) {
        return hits.stream()
                .map(hit -> new HitView(
                        hit.number(),
                        hit.ref(),
                        hit.href(),
                        hit.previewHref(),
                        hit.type(),
                        hit.icon(),
                        hit.title(),
                        hit.at(),
                        hit.source(),
                        hit.fragments().stream().limit(1).toList(),
                        List.of(),
                        0))
                .toList();
    }

    private RecordView read(Words words, String source, String id) {
        var kept = reader.read(visitor.admit(), ReadRecord.ref(source, id));
        return RecordView.of(kept, titles().getOrDefault(source, source), words);
    }

    private Map<String, String> titles() {
        return sources.list().stream().collect(Collectors.toMap(Source::id, Source::title));
    }
}
