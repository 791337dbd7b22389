package io.clew.api.gang;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.gang.GangFile;
import io.clew.door.Asker;
import io.clew.inquiry.gang.AskGangs;
import io.clew.inquiry.gang.DecideMember;
import io.clew.inquiry.gang.KeptGangs;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Gangs: who acts together, as what, by which facts; and who still would without some of them. */
@Path("/api/v1/gangs")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "gangs", description = "团伙")
public class GangsResource {

    private static final int MOST = 10_000;
    private static final int USUAL_SECONDS = 120;

    /** A span of time; {@code to} is excluded, a day means its end. */
    @Schema(name = "GangWindow")
    public record Window(@Nullable String from, @Nullable String to) {}

    /** Where to begin. */
    @Schema(name = "GangQuestion")
    public record Ask(
            @Nullable
            @Schema(
                    description = "accounts, numbers, persons, devices, cases",
                    examples = "account:6222020200112233445")
            List<String> seeds,

            @Nullable @Schema(description = "\"everything\", or {\"case\": …}; without seeds")
            JsonNode scope,

            @Nullable Window window,
            @Nullable String from,
            @Nullable String to,
            @Nullable @Min(1) @Max(MOST) Integer size,

            @Nullable @Schema(description = "after which it ends with what it has") @Min(1) @Max(3_600)
            Integer seconds,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** What is to fall. */
    @Schema(name = "GangStruck")
    public record Struck(
            @Nullable List<String> facts,
            @Nullable List<String> sources,
            @Nullable List<String> kinds) {}

    /** What a person decides of a member. */
    @Schema(name = "GangDecided")
    public record Decided(
            @Nullable @Schema(description = "confirm, refuse or defer")
            String decision,

            @Nullable @Schema(description = "needed") String reason) {}

    /** The gangs that were proposed. */
    @Schema(name = "GangList")
    public record Kept(List<KeptGangs.Summary> gangs, int total) {}

    private final AskGangs gangs;
    private final KeptGangs kept;
    private final DecideMember decisions;
    private final Normalizer normalizer;
    private final Asker asker;

    GangsResource(AskGangs gangs, KeptGangs kept, DecideMember decisions, Normalizer normalizer, Asker asker) {
        this.gangs = gangs;
        this.kept = kept;
        this.decisions = decisions;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The gangs that were proposed and that the caller's sources show whole")
    public Kept list() {
        Access access = asker.access();
        var found = kept.list(access);
        return new Kept(found, found.size());
    }

    @POST
    @Operation(
            summary = "Finds gangs from seeds or over everything",
            description = "A gang found for the first time is kept as a proposal, and keeps its id.")
    public GangShapes.Answer find(@Valid @Nullable Ask asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        var answer = gangs.find(access, question(asked, normalizer));
        asker.counted(answer.gangs().size());
        Ask ask = Said.required("seeds", asked);
        return GangShapes.answer(answer, ask.size == null ? 1_000 : ask.size, null, asker.tongue());
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "A gang as the records show it now, and how that differs from what was proposed")
    public GangShapes.GangShape get(@RestPath String id) {
        return GangShapes.gang(gangs.get(asker.access(), id), asker.tongue());
    }

    @POST
    @Path("/{id}/without")
    @Operation(summary = "The gang without some facts, sources or kinds of evidence, and who stands otherwise")
    public GangShapes.Answer without(@RestPath String id, @Nullable Struck asked) {
        Access access = asker.access();
        Struck ask = asked == null ? new Struck(null, null, null) : asked;
        var without =
                gangs.without(access, id, new AskGangs.Struck(whole(ask.facts), whole(ask.sources), whole(ask.kinds)));
        asker.counted(without.changed().size());
        return GangShapes.answer(without.answer(), MOST, without.changed(), asker.tongue());
    }

    @POST
    @Path("/{id}/members/{key}/decisions")
    @Operation(summary = "Confirms or refuses a member, or defers it, with a reason")
    public GangShapes.GangShape decide(@RestPath String id, @RestPath String key, @Nullable Decided asked) {
        Access access = asker.access();
        Decided ask = Said.required("decision", asked);
        Said.required("decision", ask.decision);
        var gang = decisions.decide(
                access,
                id,
                List.of(Said.key(normalizer, "key", key)),
                Said.word("decision", ask.decision, GangFile.Verdict.class, GangFile.Verdict.DEFER),
                ask.reason == null ? "" : ask.reason);
        return GangShapes.gang(gang, asker.tongue());
    }

    /** Names of facts may hold commas, so that these lists are taken as they are. */
    private static List<String> whole(@Nullable List<String> said) {
        return said == null ? List.of() : List.copyOf(said);
    }

    private static List<EntityKey> seeds(Ask ask, Normalizer normalizer) {
        var keys = new ArrayList<EntityKey>();
        if (ask.seeds != null) {
            ask.seeds.forEach(seed -> keys.add(Said.key(normalizer, "seeds", seed)));
        }
        JsonNode scope = ask.scope;
        if (keys.isEmpty() && (scope == null || scope.isNull())) {
            throw Said.wrong("seeds", Message.of("invalid.missing", "seeds"));
        }
        if (scope != null && scope.isObject()) {
            for (String type : List.of("case", "account", "phone", "person")) {
                String said = scope.path(type).asText("").strip();
                if (!said.isEmpty()) {
                    keys.add(Said.key(normalizer, "scope", said.contains(":") ? said : type + ":" + said));
                }
            }
        } else if (scope != null
                && !scope.isNull()
                && !List.of("everything", "all").contains(scope.asText())) {
            throw Said.wrong("scope", Message.of("invalid.word", List.of("everything"), scope.asText()));
        }
        return keys;
    }

    /** The question that somebody sent, here or as a part of another call. */
    public static AskGangs.Question question(@Nullable Ask asked, Normalizer normalizer) {
        Ask ask = Said.required("seeds", asked);
        return new AskGangs.Question(
                seeds(ask, normalizer), window(ask), ask.seconds == null ? USUAL_SECONDS : ask.seconds);
    }

    private static TimeRange window(Ask ask) {
        return ask.window == null ? Said.window(ask.from, ask.to) : Said.window(ask.window.from, ask.window.to);
    }
}
