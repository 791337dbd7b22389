package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.alerts.watch.WatchValue;
import io.clew.alerts.watch.Watchlist;
import io.clew.alerts.watch.Watchlists;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.record.Message;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Watchlists: numbers that somebody waits for, and the records that name them. */
@Path("/api/v1/watchlists")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "watchlists", description = "布控")
public class WatchlistsResource {

    private static final int MOST_GRADE = 3;

    /** A list to be made; title, reason, expires and values are needed. */
    @Schema(name = "WatchlistDraft")
    public record Draft(
            @Nullable String title,
            @Nullable String reason,

            @Nullable @Schema(description = "a day or a time to come")
            String expires,

            @Nullable @Min(0) @Max(MOST_GRADE) Integer grade,

            @Nullable @Schema(description = "texts, or objects with value and note")
            List<JsonNode> values) {}

    /** Values to be added. */
    @Schema(name = "WatchlistValues")
    public record Added(@Nullable List<JsonNode> values) {}

    /** Why a list ends before its day. */
    @Schema(name = "WatchlistEnd")
    public record Ending(@Nullable String reason) {}

    /** A list. */
    @Schema(name = "Watchlist")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ListShape(
            String id,
            String title,
            String reason,
            String owner,
            String purpose,
            int grade,
            String madeAt,
            String expires,
            @Schema(description = "whether it still waits") boolean active,
            int values,

            @Nullable @Schema(description = "values that name nothing and are not waited for")
            List<String> unread) {}

    /** Lists. */
    @Schema(name = "Watchlists")
    public record ListsShape(List<ListShape> watchlists, long total) {}

    /** One value of a list with the keys it may stand for. */
    @Schema(name = "WatchlistValue")
    public record ValueShape(String value, List<String> keys, String note) {}

    /** Values of a list. */
    @Schema(name = "WatchlistValuePage")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ValuesShape(
            List<ValueShape> values, long total, @Nullable String cursor) {}

    /** A record that names a value. */
    @Schema(name = "WatchlistMatch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatchShape(
            String watchlist,
            String title,
            String value,
            String key,
            String record,
            long sequence,
            @Nullable String at,
            List<String> facts,
            String alert) {}

    /** Matches by list and value, then by arrival. */
    @Schema(name = "WatchlistMatches")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatchesShape(
            List<MatchShape> matches, long total, @Nullable String cursor) {}

    private final Watchlists watchlists;
    private final Asker asker;

    WatchlistsResource(Watchlists watchlists, Asker asker) {
        this.watchlists = watchlists;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's watchlists; a supervisor sees all")
    public ListsShape list() {
        var lists = watchlists.list(asker.access());
        return new ListsShape(lists.stream().map(list -> shape(list, null)).toList(), lists.size());
    }

    @POST
    @Operation(
            summary = "Makes a watchlist",
            description =
                    "Its values are waited for from now on and looked for in all that is there; both raise alerts.")
    public ListShape make(@Valid @Nullable Draft draft) {
        Access access = asker.access();
        Draft said = draft == null ? new Draft(null, null, null, null, null) : draft;
        var made = watchlists.make(
                access,
                new Watchlists.Draft(
                        said.title == null ? "" : said.title,
                        said.reason == null ? "" : said.reason,
                        Said.instant("expires", said.expires),
                        said.grade == null ? 0 : said.grade,
                        given(said.values)));
        return shape(made.list(), made.unread());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One watchlist")
    public ListShape get(@PathParam("id") String id) {
        return shape(watchlists.get(asker.access(), id), null);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends a watchlist before its day, with a reason")
    public ListShape end(@PathParam("id") String id, @Nullable Ending ending) {
        return shape(
                watchlists.end(asker.access(), id, ending == null || ending.reason == null ? "" : ending.reason), null);
    }

    @GET
    @Path("/{id}/values")
    @Operation(summary = "The values of a watchlist")
    public ValuesShape values(
            @PathParam("id") String id,
            @QueryParam("size") @Min(1) @Max(10_000) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        int from = Said.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        int most = size == null ? 1_000 : size;
        var part = watchlists.values(asker.access(), id, from, most);
        asker.counted(part.items().size());
        return new ValuesShape(
                part.items().stream().map(WatchlistsResource::shape).toList(),
                part.total(),
                next(from, most, part.total()));
    }

    @POST
    @Path("/{id}/values")
    @Operation(summary = "Adds values to a watchlist")
    public ListShape add(@PathParam("id") String id, @Nullable Added added) {
        var made = watchlists.add(asker.access(), id, given(added == null ? null : added.values));
        return shape(made.list(), made.unread());
    }

    @GET
    @Path("/matches")
    @Operation(
            summary = "Records that name a value of a list",
            description = "Of those that the caller may read; of all lists that still wait, where none is named.")
    public MatchesShape matches(
            @QueryParam("watchlist") @Nullable String watchlist,
            @QueryParam("size") @Min(1) @Max(10_000) @Nullable Integer size,
            @QueryParam("cursor") @Nullable String cursor) {
        int from = Said.number("cursor", cursor, 0, 0, Integer.MAX_VALUE);
        int most = size == null ? 1_000 : size;
        var part =
                watchlists.matches(asker.access(), Optional.ofNullable(AlertsResource.absent(watchlist)), from, most);
        asker.counted(part.items().size());
        return new MatchesShape(
                part.items().stream().map(WatchlistsResource::shape).toList(),
                part.total(),
                next(from, most, part.total()));
    }

    private static @Nullable String next(int from, int size, long total) {
        return from + size < total ? Integer.toString(from + size) : null;
    }

    private static List<Watchlists.Given> given(@Nullable List<JsonNode> values) {
        return values == null
                ? List.of()
                : values.stream().map(WatchlistsResource::given).toList();
    }

    private static Watchlists.Given given(JsonNode value) {
        if (value.isTextual() || value.isNumber()) {
            return new Watchlists.Given(value.asText(), "");
        }
        if (value.isObject() && value.path("value").isTextual()) {
            return new Watchlists.Given(
                    value.path("value").asText(), value.path("note").asText(""));
        }
        throw Said.wrong("values", Message.of("invalid.values"));
    }

    private ListShape shape(Watchlist list, @Nullable List<String> unread) {
        return new ListShape(
                list.id(),
                list.title(),
                list.reason(),
                list.owner().user(),
                list.owner().purpose(),
                list.grade(),
                Objects.requireNonNull(Said.time(list.madeAt())),
                Objects.requireNonNull(Said.time(list.expires())),
                watchlists.holds(list),
                list.values(),
                unread);
    }

    private static ValueShape shape(WatchValue value) {
        return new ValueShape(value.written(), value.keys(), value.note());
    }

    private static MatchShape shape(Watchlists.Match match) {
        return new MatchShape(
                match.list().id(),
                match.list().title(),
                match.value().written(),
                match.key().toString(),
                match.record(),
                match.sequence(),
                Said.time(match.at()),
                match.facts(),
                match.alert());
    }
}
