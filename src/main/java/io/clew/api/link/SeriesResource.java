package io.clew.api.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.analysis.linkage.Incident;
import io.clew.api.wire.Said;
import io.clew.casework.series.Act;
import io.clew.casework.series.SeriesBook;
import io.clew.casework.series.Standing;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.Message;
import io.clew.text.Normalizer;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Series of cases that people joined. */
@Path("/api/v1/series")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "series", description = "串并案")
public class SeriesResource {

    /** What a person decides about some cases. */
    @Schema(name = "SeriesDecision")
    public record Ask(
            @Nullable List<String> cases,
            @Nullable @Schema(description = "needed") String reason,

            @Nullable @Schema(description = "accept (as it stands), refuse or defer")
            String decision) {}

    /** A tie that somebody decided about. */
    @Schema(name = "SeriesTie")
    public record TieShape(
            String a, String b, String state, double score, List<WhyShape> reasons, List<ActShape> decisions) {}

    /** What a tie rests on. */
    @Schema(name = "SeriesReason")
    public record WhyShape(String code, String what, List<String> facts) {}

    /** A decision. */
    @Schema(name = "SeriesAct")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ActShape(
            long n,
            String decision,
            String by,
            String reason,
            @Nullable String at,
            @Nullable Boolean undone) {}

    /** A series. */
    @Schema(name = "Series")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SeriesShape(
            String id,
            List<String> cases,
            List<TieShape> ties,
            @Nullable TieShape weakest,
            int victims,
            List<String> victimKeys,
            String loss,
            List<ActShape> history) {}

    /** 串, 起. */
    @Schema(name = "SeriesCounts")
    public record CountsShape(int series, int cases, Map<String, Integer> months, Map<String, Integer> units) {}

    /** Series, and how many there are in all. */
    @Schema(name = "SeriesAnswer")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Answer(
            List<SeriesShape> series,
            CountsShape counts,
            int total,
            List<TieShape> open,
            int withheldSources,
            @Nullable String cursor) {}

    private final SeriesBook book;
    private final Normalizer normalizer;
    private final Asker asker;

    SeriesResource(SeriesBook book, Normalizer normalizer, Asker asker) {
        this.book = book;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The series, oldest first, with counts (n 串 m 起)")
    public Answer list(
            @QueryParam("size") @Min(0) @Max(Paged.MOST) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        Access access = asker.access();
        return answer(book.list(access), size, cursor);
    }

    @POST
    @Operation(
            summary = "Joins cases into a series, or refuses or puts off their ties",
            description =
                    "A reason is needed. Ties that are proposed keep what they rest on; others are the person's word.")
    public Answer open(@Nullable Ask asked) {
        return decide("", asked);
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "Decides about ties of more cases to a series")
    public Answer decide(@RestPath String id, @Nullable Ask asked) {
        book.admit(asker.caller());
        Access access = asker.access();
        Ask ask = Said.required("cases", asked);
        var cases = CaseNumbers.read(normalizer, "cases", ask.cases);
        if (cases.size() < (id.isEmpty() ? 2 : 1)) {
            throw Said.wrong("cases", Message.of("series-cases"));
        }
        var kind = Said.word("decision", ask.decision, Word.class, Word.ACCEPT);
        return answer(
                book.decide(access, id, Act.Kind.valueOf(kind.name()), cases, ask.reason == null ? "" : ask.reason),
                null,
                null);
    }

    /** What may be decided. */
    public enum Word {
        ACCEPT,
        REFUSE,
        DEFER
    }

    @POST
    @Path("/{id}/split")
    @Operation(summary = "These cases leave the series")
    public Answer split(@RestPath String id, @Nullable Ask asked) {
        book.admit(asker.caller());
        Access access = asker.access();
        Ask ask = Said.required("cases", asked);
        var cases = CaseNumbers.read(normalizer, "cases", ask.cases);
        return answer(book.split(access, id, cases, ask.reason == null ? "" : ask.reason), null, null);
    }

    @POST
    @Path("/{id}/undo")
    @Operation(summary = "Takes back the last decision about the series")
    public Answer undo(@RestPath String id, @Nullable Ask asked) {
        book.admit(asker.caller());
        Access access = asker.access();
        String reason = asked == null || asked.reason == null ? "" : asked.reason;
        String words = reason.isBlank() ? asker.tongue().say(Message.of("series-undo")) : reason;
        return answer(book.undo(access, id, words), null, null);
    }

    private Answer answer(SeriesBook.Answer found, @Nullable Integer size, @Nullable String cursor) {
        Tongue tongue = asker.tongue();
        var page = Paged.of(found.series(), size, cursor);
        asker.counted(page.shown().size());
        var counts = found.counts();
        return new Answer(
                page.shown().stream().map(one -> series(one, tongue)).toList(),
                new CountsShape(counts.series(), counts.cases(), counts.byMonth(), counts.byUnit()),
                page.total(),
                found.open().stream().map(one -> tie(one, tongue)).toList(),
                found.withheldSources(),
                page.cursor());
    }

    private static SeriesShape series(SeriesBook.Series one, Tongue tongue) {
        return new SeriesShape(
                one.id(),
                one.cases().stream().map(Incident::key).map(Object::toString).toList(),
                one.ties().stream().map(each -> tie(each, tongue)).toList(),
                one.weakest() == null ? null : tie(one.weakest(), tongue),
                one.victims().size(),
                one.victims().stream().map(Object::toString).toList(),
                one.loss().toString(),
                one.history().stream()
                        .map(each -> act(each.act(), each.undone()))
                        .toList());
    }

    private static TieShape tie(Standing.Held held, Tongue tongue) {
        return new TieShape(
                held.tie().a(),
                held.tie().b(),
                word(held.state()),
                held.tie().score(),
                held.tie().why().stream()
                        .map(why -> new WhyShape(why.code(), tongue.say(why.what()), why.facts()))
                        .toList(),
                held.acts().stream().map(one -> act(one, null)).toList());
    }

    private static ActShape act(Act act, @Nullable Boolean undone) {
        return new ActShape(act.n(), word(act.kind()), act.by(), act.reason(), Said.time(act.at()), undone);
    }

    private static String word(Act.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }
}
