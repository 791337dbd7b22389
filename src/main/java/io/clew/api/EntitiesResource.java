package io.clew.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.api.wire.FoundShape;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.door.InThePast;
import io.clew.inquiry.RevealEntity;
import io.clew.inquiry.ShowDossier;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.text.Normalizer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Dossiers of entities. */
@Path("/api/v1/entities")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "entities", description = "档案")
public class EntitiesResource {

    /** All that is known about one entity. */
    @Schema(name = "Dossier")
    public record DossierShape(
            String key,
            String type,
            String label,
            List<NameShape> names,
            long records,
            List<LinkShape> links,
            List<MonthShape> months,

            @Schema(description = "facts by weekday (first is Monday) and hour in China")
            int[][] heat,

            List<CounterpartShape> counterparts,
            long counterpartsTotal,
            @Schema(description = "newest first") List<FoundShape.HitShape> recent,
            int withheldSources) {}

    /** A name that records give to it. */
    public record NameShape(String name, long records) {}

    /** Totals of one kind of link, in one direction and currency; amount and currency are null where none is said. */
    public record LinkShape(
            String link,
            @Schema(description = "out or in") String direction,
            long facts,
            @Nullable @Schema(examples = "12300.50") String amount,
            @Nullable String currency,
            @Nullable String first,
            @Nullable String last) {}

    /** What happened in a month, in China; amounts in yuan. */
    public record MonthShape(String month, long calls, String in, String out, long facts) {}

    /** Another entity that it has facts with; amounts in yuan. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CounterpartShape(
            String key,
            String name,
            long facts,
            String in,
            String out,
            int days,
            @Nullable String first,
            @Nullable String last) {}

    /** Why somebody has to be known. */
    @Schema(name = "RevealAsk")
    public record RevealAsk(
            @Nullable @Schema(required = true, examples = "联系被害人核实转账时间")
            String reason) {}

    /** Who it is. */
    @Schema(name = "Revealed")
    public record RevealedShape(String key, List<NameShape> names) {}

    private final ShowDossier dossiers;
    private final RevealEntity reveals;
    private final Normalizer normalizer;
    private final Asker asker;

    EntitiesResource(ShowDossier dossiers, RevealEntity reveals, Normalizer normalizer, Asker asker) {
        this.dossiers = dossiers;
        this.reveals = reveals;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @InThePast
    @Parameter(
            name = "asOf",
            in = ParameterIn.QUERY,
            description = "a sequence number, day or time: as it was known then",
            schema = @Schema(type = SchemaType.STRING))
    @GET
    @Path("/{key: .+}")
    @Operation(
            summary = "The dossier of an entity",
            description = "The key is percent-encoded, in any spelling: phone%3A13812345678.")
    public DossierShape show(@RestPath String key) {
        Access access = asker.access();
        EntityKey asked = Said.key(normalizer, "key", key);
        var dossier = dossiers.show(access, asked);
        asker.counted(dossier.recent().hits().size());
        return new DossierShape(
                dossier.key().toString(),
                dossier.key().type(),
                dossier.names().isEmpty()
                        ? Handles.shown(dossier.key())
                        : dossier.names().getFirst().name(),
                dossier.names().stream().map(EntitiesResource::name).toList(),
                dossier.recent().total(),
                dossier.links().stream().map(EntitiesResource::link).toList(),
                dossier.months().stream()
                        .map(one ->
                                new MonthShape(one.month(), one.calls(), yuan(one.in()), yuan(one.out()), one.facts()))
                        .toList(),
                dossier.heat(),
                dossier.counterparts().stream()
                        .map(EntitiesResource::counterpart)
                        .toList(),
                dossier.counterpartsTotal(),
                dossier.recent().hits().stream().map(FoundShape::hit).toList(),
                dossier.withheldSources());
    }

    @POST
    @Path("/{key: .+}/reveal")
    @Operation(
            summary = "Says who a masked entity is; an audited act of its own",
            description = "The key is a handle as other answers gave it. The reason stays in the audit.")
    public RevealedShape reveal(@RestPath String key, @Nullable RevealAsk ask) {
        Access access = asker.access();
        String reason = ask == null || ask.reason() == null ? "" : ask.reason();
        var revealed = reveals.reveal(access, Said.key(normalizer, "key", key), reason);
        asker.counted(1);
        return new RevealedShape(
                revealed.key().toString(),
                revealed.names().stream().map(EntitiesResource::name).toList());
    }

    private static NameShape name(RecordIndex.NameCount one) {
        return new NameShape(one.name(), one.records());
    }

    private static LinkShape link(ShowDossier.LinkTotal one) {
        boolean money = !one.currency().isEmpty();
        return new LinkShape(
                one.link(),
                one.outgoing() ? "out" : "in",
                one.facts(),
                money ? yuan(one.amount()) : null,
                money ? one.currency() : null,
                Said.time(one.first()),
                Said.time(one.last()));
    }

    private static CounterpartShape counterpart(ShowDossier.Counterpart one) {
        return new CounterpartShape(
                one.key().toString(),
                one.name(),
                one.facts(),
                yuan(one.in()),
                yuan(one.out()),
                one.days(),
                Said.time(one.first()),
                Said.time(one.last()));
    }

    private static String yuan(long fen) {
        return new Money(fen).toString();
    }
}
