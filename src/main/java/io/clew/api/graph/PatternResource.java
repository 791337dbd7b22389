package io.clew.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.analysis.scene.Catalogue;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.inquiry.FindPatterns;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
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
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The patterns of the catalogue, and where they show. */
@Path("/api/v1/patterns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "patterns", description = "研判模型")
public class PatternResource {

    /** Where and when to look, and with which parameters; everything is optional. */
    @Schema(name = "PatternQuestion")
    public record Ask(
            @Nullable ScopeShape scope,

            @Nullable @Schema(examples = "account:6222020200112233445")
            String account,

            @Nullable List<String> accounts,

            @Nullable @Schema(name = "case", description = "number of a case")
            String caseNumber,

            @Nullable String from,
            @Nullable String to,

            @Nullable @Schema(description = "by name, in the unit that GET /patterns gives")
            Map<String, Double> parameters,

            @Nullable @Schema(description = "name of a set of parameters that GET /patterns lists", examples = "days")
            String set,

            @Nullable @Min(1) @Max(100_000) Integer limit,

            @Nullable @Schema(description = "after which a look everywhere ends") @Min(1) @Max(3_600)
            Integer seconds,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    /** Where to look; without any, at every account. */
    @Schema(name = "PatternScope")
    public record ScopeShape(
            @Nullable String account,
            @Nullable List<String> accounts,

            @Nullable @com.fasterxml.jackson.annotation.JsonProperty("case")
            String caseNumber,

            @Nullable @Schema(description = "only hits with a fact of this source", examples = "bank-a")
            String source,

            GraphAsk.@Nullable Window window,
            @Nullable String from,
            @Nullable String to) {}

    /** One pattern of the catalogue. */
    @Schema(name = "Entry")
    public record EntryShape(
            String code,
            String zh,
            String en,
            String definition,
            String innocent,
            String unless,
            List<Catalogue.Parameter> parameters,
            List<Catalogue.ParameterSet> sets) {

        static EntryShape of(Catalogue.Entry entry, Tongue tongue) {
            return new EntryShape(
                    entry.code(),
                    entry.zh(),
                    entry.en(),
                    tongue.say(entry.definition()),
                    tongue.say(entry.innocent()),
                    tongue.say(entry.unless()),
                    entry.parameters(),
                    entry.sets());
        }
    }

    /** One hit; amounts in yuan. */
    @Schema(name = "PatternHit")
    public record HitShape(
            List<String> members,
            List<String> facts,
            @Nullable String from,
            @Nullable String to,
            String amount,
            String why,
            String innocent,
            String unless,
            Map<String, String> measures,

            @Schema(description = "how often the same accounts came together so; the rarest of these is given")
            int times,

            @Schema(
                    description =
                            "bits: how unlikely it is among ordinary accounts; comparable over all patterns of money")
            double rarity,

            @Schema(description = "why it is rated so") String rated,

            @Schema(description = "how many members, the first, it is about; the others paid or were paid")
            int about) {}

    /** Hits that were left out for one reason. */
    @Schema(name = "PatternLeftOut")
    public record LeftOut(String why, long hits) {}

    /** The answer. */
    @Schema(name = "PatternHits")
    public record Answer(
            String code,
            String zh,
            String definition,
            List<HitShape> hits,
            int shown,
            long total,

            @Schema(description = "hits left out because they are ordinary for their accounts")
            long ordinary,

            @Schema(description = "why they were, and how many of each")
            List<LeftOut> leftOut,

            String order,
            long looked,
            boolean complete,
            int withheldSources) {}

    private final FindPatterns patterns;
    private final Normalizer normalizer;
    private final Asker asker;

    PatternResource(FindPatterns patterns, Normalizer normalizer, Asker asker) {
        this.patterns = patterns;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The catalogue: definitions, parameters with unit and origin")
    public List<EntryShape> catalogue() {
        asker.caller();
        Tongue tongue = asker.tongue();
        return patterns.catalogue().all().stream()
                .map(entry -> EntryShape.of(entry, tongue))
                .toList();
    }

    @POST
    @Path("/{code}")
    @Operation(summary = "Looks for a pattern", description = "Each hit names the facts that satisfy it and says why.")
    public Answer find(@RestPath String code, @Valid @Nullable Ask asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        Ask ask = asked == null ? new Ask(null, null, null, null, null, null, null, null, null, null, null) : asked;
        ScopeShape scope = ask.scope == null
                ? new ScopeShape(ask.account, ask.accounts, ask.caseNumber, null, null, ask.from, ask.to)
                : ask.scope;
        var answer = patterns.find(
                access,
                new FindPatterns.Question(
                        code,
                        accounts(scope, code.startsWith("C") ? "phone" : "account"),
                        scope.source == null ? "" : scope.source.strip(),
                        window(ask, scope),
                        ask.parameters == null ? Map.of() : ask.parameters,
                        ask.limit == null ? 1_000 : ask.limit,
                        ask.seconds == null ? 120 : ask.seconds,
                        ask.set == null ? "" : ask.set.strip()));
        asker.counted(answer.hits().size());
        Tongue tongue = asker.tongue();
        return new Answer(
                answer.entry().code(),
                answer.entry().zh(),
                tongue.say(answer.entry().definition()),
                answer.hits().stream()
                        .map(hit -> hit(answer.entry(), hit, tongue))
                        .toList(),
                answer.hits().size(),
                answer.total(),
                answer.ordinary(),
                answer.leftOut().entrySet().stream()
                        .map(each -> new LeftOut(tongue.say(Message.of("left-out." + each.getKey())), each.getValue()))
                        .toList(),
                "rarity",
                answer.looked(),
                answer.complete(),
                answer.withheldSources());
    }

    private List<EntityKey> accounts(ScopeShape scope, String type) {
        var keys = new ArrayList<EntityKey>();
        if (scope.account != null && !scope.account.isBlank()) {
            keys.add(account(scope.account, type));
        }
        if (scope.accounts != null) {
            scope.accounts.forEach(each -> keys.add(account(each, type)));
        }
        if (scope.caseNumber != null && !scope.caseNumber.isBlank()) {
            String written = scope.caseNumber.strip();
            keys.add(Said.key(normalizer, "case", written.startsWith("case:") ? written : "case:" + written));
        }
        return keys;
    }

    private static TimeRange window(Ask ask, ScopeShape scope) {
        if (scope.window != null) {
            return Said.window(scope.window.from(), scope.window.to());
        }
        return Said.window(scope.from == null ? ask.from : scope.from, scope.to == null ? ask.to : scope.to);
    }

    /** @param type of a number that stands without one */
    private EntityKey account(String said, String type) {
        String written = said.strip();
        return Said.key(normalizer, "account", written.contains(":") ? written : type + ":" + written);
    }

    private static HitShape hit(Catalogue.Entry entry, FindPatterns.Found hit, Tongue tongue) {
        return new HitShape(
                hit.members().stream().map(EntityKey::toString).toList(),
                hit.facts(),
                Said.time(hit.from()),
                Said.time(hit.to()),
                new Money(hit.amount()).toString(),
                tongue.say(hit.why()),
                tongue.say(entry.innocent()),
                tongue.say(entry.unless()),
                hit.measures(),
                hit.times(),
                Math.round(hit.rarity() * 10) / 10.0,
                tongue.say(hit.rated()),
                hit.about());
    }
}
