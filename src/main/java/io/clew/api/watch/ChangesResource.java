package io.clew.api.watch;

import io.clew.access.Access;
import io.clew.alerts.feed.Change;
import io.clew.alerts.feed.ChangeFeed;
import io.clew.alerts.feed.ChangeJson;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.journal.Stamp;
import io.clew.record.Message;
import io.clew.record.Messages;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Everything that changed after a place in the order of changes. */
@Path("/api/v1/changes")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "changes", description = "变动")
public class ChangesResource {

    /** Changes in their order. */
    @Schema(name = "Changes")
    public record Answer(
            List<Map<String, Object>> items,

            @Schema(
                    description =
                            "what to give as `after` next; whole for a record, with a fraction for what stands behind it")
            BigDecimal next,

            @Schema(description = "whether more is known already")
            boolean more) {}

    private final ChangeFeed feed;
    private final Asker asker;

    ChangesResource(ChangeFeed feed, Asker asker) {
        this.feed = feed;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "What changed after a sequence number",
            description =
                    "Records, their facts, alerts, decisions and removals, in order. A record's sequence is whole; alerts and"
                            + " decisions stand behind the record that was the last when they came. Reading on from `next` misses"
                            + " nothing.")
    public Answer changes(
            @QueryParam("after") @Nullable String after,
            @QueryParam("kinds")
                    @Parameter(description = "record, fact, alert, decision, removal; all where none is given")
                    @Nullable
                    List<String> kinds,
            @QueryParam("size") @Min(1) @Max(10_000) @Nullable Integer size) {
        Access access = asker.access();
        Messages words = asker.tongue().words();
        Stamp begun = after == null || after.isBlank() ? Stamp.START : stamp(after);
        var page = feed.read(access, begun, kinds(kinds), size == null ? 1_000 : size);
        asker.counted(page.items().size());
        return new Answer(
                page.items().stream()
                        .map(change -> ChangeJson.of(change, words))
                        .toList(),
                next(access, begun, page).number(),
                page.more());
    }

    /** How far others' sources go is nothing for a reader from whom they are withheld: to them it ends with what they saw. */
    private static Stamp next(Access access, Stamp begun, ChangeFeed.Page page) {
        if (access.withheldSources() == 0 || page.more()) {
            return page.next();
        }
        return page.items().isEmpty() ? begun : page.items().getLast().at();
    }

    static Stamp stamp(String after) {
        try {
            return Stamp.parse(after);
        } catch (IllegalArgumentException e) {
            throw Said.wrong("after", Message.of("invalid.sequence"));
        }
    }

    static Set<Change.Kind> kinds(@Nullable List<String> said) {
        var kinds = EnumSet.noneOf(Change.Kind.class);
        Said.list(said).forEach(one -> kinds.add(Said.word("kinds", one, Change.Kind.class, Change.Kind.RECORD)));
        return kinds.isEmpty() ? EnumSet.allOf(Change.Kind.class) : kinds;
    }
}
