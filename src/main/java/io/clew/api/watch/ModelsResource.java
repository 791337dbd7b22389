package io.clew.api.watch;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.alerts.model.Models;
import io.clew.api.watch.ComparisonShapes.ComparisonShape;
import io.clew.api.watch.ModelShapes.BackTestShape;
import io.clew.api.watch.ModelShapes.BackTestsShape;
import io.clew.api.watch.ModelShapes.ModelShape;
import io.clew.api.watch.ModelShapes.ModelsShape;
import io.clew.api.watch.ModelShapes.VersionsShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.json.Json;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Models as data: kept in versions, tried on what is known, agreed to by a second person, and then live. */
@Path("/api/v1/models")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "models", description = "建模")
public class ModelsResource {

    private static final String YAML = "application/yaml";
    private static final String TEXT_YAML = "text/yaml";
    private static final int NTH = 100_000;

    /** What to try a model on; everything is optional. */
    @Schema(name = "BackTestQuestion")
    public record Ask(
            @Nullable @Schema(description = "of the model; the latest where none is given") @Min(1) @Max(NTH)
            Integer version,

            @Nullable String from,
            @Nullable String to,
            ModelShapes.@Nullable Window window,
            @Nullable List<String> sources,

            @Nullable @Schema(description = "what else is known: key to true or false")
            Map<String, Boolean> known) {}

    /** Which version is to go live. */
    @Schema(name = "ModelProposal")
    public record Proposal(@Nullable @Min(1) @Max(NTH) Integer version) {}

    /** Two looks; {@code known} of the first holds for both. */
    @Schema(name = "ComparisonQuestion")
    public record Two(
            @Valid @Nullable Ask first, @Valid @Nullable Ask second) {}

    /** What the second person says. */
    @Schema(name = "ModelDecision")
    public record Decision(
            @Nullable @Min(1) @Max(NTH) Integer version,
            @Nullable Boolean approved,
            @Nullable String reason) {}

    /** Why a model is retired. */
    @Schema(name = "ModelRetirement")
    public record Retirement(@Nullable String reason) {}

    private final Models models;
    private final Normalizer normalizer;
    private final Asker asker;

    ModelsResource(Models models, Normalizer normalizer, Asker asker) {
        this.models = models;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "All models")
    public ModelsShape list() {
        var all = models.list(asker.access());
        return new ModelsShape(
                all.stream().map(entry -> ModelShapes.of(entry, null)).toList(), all.size());
    }

    @POST
    @Operation(
            summary = "Keeps a new model as a draft",
            description = "The body is the model, in JSON or in YAML: title, about, steps, unless.")
    public ModelShape save(@Nullable JsonNode model) {
        Access access = asker.access();
        return ModelShapes.of(models.save(access, Json.write(Said.required("model", model))));
    }

    @POST
    @Consumes({YAML, TEXT_YAML, "application/x-yaml", MediaType.TEXT_PLAIN})
    @Operation(hidden = true)
    public ModelShape saveText(@Nullable String model) {
        Access access = asker.access();
        return ModelShapes.of(models.save(access, Said.required("model", model)));
    }

    @GET
    @Path("/{id}")
    @Operation(summary = "One model with its versions")
    public ModelShape get(@PathParam("id") String id) {
        return ModelShapes.of(models.get(asker.access(), id), null);
    }

    @GET
    @Path("/{id}/versions")
    @Operation(summary = "The versions of a model, the first first")
    public VersionsShape versions(@PathParam("id") String id) {
        var versions = ModelShapes.of(models.get(asker.access(), id), null).versions();
        return new VersionsShape(versions, versions.size());
    }

    @POST
    @Path("/{id}/versions")
    @Operation(summary = "Keeps a new version of a model as a draft")
    public ModelShape revise(@PathParam("id") String id, @Nullable JsonNode model) {
        Access access = asker.access();
        return ModelShapes.of(models.revise(access, id, Json.write(Said.required("model", model)), ""));
    }

    @POST
    @Path("/{id}/versions")
    @Consumes({YAML, TEXT_YAML, "application/x-yaml", MediaType.TEXT_PLAIN})
    @Operation(hidden = true)
    public ModelShape reviseText(@PathParam("id") String id, @Nullable String model) {
        Access access = asker.access();
        return ModelShapes.of(models.revise(access, id, Said.required("model", model), ""));
    }

    @GET
    @Path("/{id}/backtests")
    @Operation(summary = "The figures of all back-tests of a model, the last first")
    public BackTestsShape tests(@PathParam("id") String id) {
        var tests = models.tests(asker.access(), id);
        return new BackTestsShape(tests.stream().map(ModelShapes::of).toList(), tests.size());
    }

    @POST
    @Path("/{id}/backtests")
    @Operation(
            summary = "Tries a model on what is there",
            description = "Against decided leads and alerts, and what the call says is known.")
    public BackTestShape test(@PathParam("id") String id, @Valid @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = asked == null ? new Ask(null, null, null, null, null, null) : asked;
        var test = models.test(access, id, question(ask));
        asker.counted(test.sample().size());
        return ModelShapes.of(test);
    }

    private Models.Test question(Ask ask) {
        var window = ask.window == null ? new ModelShapes.Window(ask.from, ask.to) : ask.window;
        var known = new HashMap<EntityKey, Boolean>();
        if (ask.known != null) {
            ask.known.forEach((key, is) -> known.put(Said.key(normalizer, "known", key), Boolean.TRUE.equals(is)));
        }
        return new Models.Test(
                ask.version == null ? 0 : ask.version,
                Said.window(window.from(), window.to()),
                Said.list(ask.sources),
                known);
    }

    @POST
    @Path("/{id}/comparisons")
    @Operation(
            summary = "Holds two looks against each other, hit by hit",
            description =
                    "Two versions on one window say what a change would do; one version on two windows says whether"
                            + " what it finds has drifted. Nothing is kept and nobody is alarmed.")
    public ComparisonShape compare(@PathParam("id") String id, @Valid @Nullable Two asked) {
        Access access = asker.access();
        Two two = Said.required("second", asked);
        Ask none = new Ask(null, null, null, null, null, null);
        var comparison = models.compare(
                access,
                id,
                question(two.first == null ? none : two.first),
                question(Said.required("second", two.second)));
        asker.counted(comparison.hits().size());
        return ComparisonShapes.of(comparison);
    }

    @POST
    @Path("/{id}/proposals")
    @Operation(summary = "Asks that a version go live", description = "It needs a back-test of just this version.")
    public ModelShape propose(@PathParam("id") String id, @Valid @Nullable Proposal proposal) {
        Access access = asker.access();
        Integer version = proposal == null ? null : proposal.version;
        return ModelShapes.of(models.propose(access, id, version == null ? 0 : version), null);
    }

    @POST
    @Path("/{id}/decisions")
    @Operation(summary = "A supervisor who neither wrote nor proposed it lets a version go live, or refuses")
    public ModelShape decide(@PathParam("id") String id, @Valid @Nullable Decision decision) {
        Access access = asker.access();
        Decision said = Said.required("approved", decision);
        boolean approved = Said.required("approved", said.approved);
        return ModelShapes.of(
                models.decide(
                        access,
                        id,
                        said.version == null ? 0 : said.version,
                        approved,
                        said.reason == null ? "" : said.reason),
                null);
    }

    @POST
    @Path("/{id}/retirement")
    @Operation(summary = "Lets the live version alarm nobody any more")
    public ModelShape retire(@PathParam("id") String id, @Nullable Retirement retirement) {
        Access access = asker.access();
        String reason = retirement == null || retirement.reason == null ? "" : retirement.reason;
        return ModelShapes.of(models.retire(access, id, reason), null);
    }
}
