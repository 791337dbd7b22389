package io.clew.api.casework;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.warning.Warning;
import io.clew.casework.warning.Warnings;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Likely victims of the case that is the purpose, and what came of warning them. */
@Path("/api/v1/warnings")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class WarningsResource {

    /** Somebody tried to reach the person. */
    @Schema(name = "WarningAttempt")
    public record AttemptShape(
            String by,
            @Nullable String at,
            String way,
            String outcome,
            @Nullable String saved,
            String note) {}

    /** A likely victim. */
    @Schema(name = "Warning")
    public record Shape(
            String id,

            @Schema(description = "to state when it is changed")
            long version,

            String account,
            String paid,
            List<String> facts,
            String amount,
            @Nullable String first,
            @Nullable String last,
            String why,
            String grade,
            String takenBy,
            @Nullable String takenAt,
            String reason,

            @Schema(description = "whose task it is; empty while it is nobody's")
            String owner,

            List<AttemptShape> attempts,
            boolean closed,

            @Nullable @Schema(description = "when somebody tries, or tries again")
            String due,

            boolean overdue) {

        static Shape of(Warning one, Tongue tongue) {
            return new Shape(
                    one.id(),
                    one.version(),
                    one.account().toString(),
                    one.paid().toString(),
                    one.facts(),
                    yuan(one.amount()),
                    Said.time(one.first()),
                    Said.time(one.last()),
                    tongue.say(one.why()),
                    one.grade(),
                    one.taken().by(),
                    Said.time(one.taken().at()),
                    one.taken().reason(),
                    one.owner(),
                    one.attempts().stream()
                            .map(attempt -> new AttemptShape(
                                    attempt.by(),
                                    Said.time(attempt.at()),
                                    attempt.way(),
                                    attempt.outcome(),
                                    attempt.saved() == null ? null : yuan(attempt.saved()),
                                    attempt.note()))
                            .toList(),
                    one.closed(),
                    Said.time(one.due()),
                    one.overdue());
        }
    }

    /** How often those of a grade were victims. */
    @Schema(name = "WarningFigures")
    public record FiguresShape(
            String grade,
            int listed,
            int reached,
            int victims,
            int others,

            @Nullable @Schema(description = "0 to 1; absent where it is known of none")
            Double precision,

            String saved) {

        static FiguresShape of(Warning.Figures one) {
            return new FiguresShape(
                    one.grade(),
                    one.listed(),
                    one.reached(),
                    one.victims(),
                    one.others(),
                    one.precision(),
                    yuan(one.saved()));
        }
    }

    /** The list. */
    @Schema(name = "Warnings")
    public record Listed(
            List<Shape> warnings,
            List<FiguresShape> figures,

            @Schema(description = "how many rest on records that the caller may not see")
            int withheld) {}

    /** What was put on the list. */
    @Schema(name = "WarningsFound")
    public record FoundShape(
            List<Shape> added,

            @Schema(description = "likely victims that were on the list already")
            int known,

            @Schema(description = "whether every account was looked at")
            boolean complete) {}

    /** What to look for. */
    @Schema(name = "WarningsAsk")
    public record Ask(
            @Nullable @Schema(description = "accounts that may have been paid; none for all")
            List<String> accounts,

            @Nullable String from,
            @Nullable String to,
            @Nullable @Schema(required = true) String reason) {}

    /** Whose task it is. */
    @Schema(name = "WarningOwner")
    public record OwnerAsk(
            @Nullable @Schema(required = true, description = "a member of the case")
            String owner,

            @Nullable @Schema(required = true) Long version) {}

    /** What came of an attempt. */
    @Schema(name = "WarningAttemptAsk")
    public record AttemptAsk(
            @Nullable @Schema(required = true, description = "sms, phone or visit, as this site lists them")
            String way,

            @Nullable @Schema(required = true, description = "unreached, unpersuaded, stopped, lost or unrelated")
            String outcome,

            @Nullable @Schema(description = "yuan that were kept from being paid")
            String saved,

            @Nullable String note,
            @Nullable @Schema(required = true) Long version) {}

    /** How to reach the person. */
    @Schema(name = "WarningContact")
    public record ContactShape(List<String> holders, List<String> names, List<String> phones) {}

    private final Warnings warnings;
    private final Normalizer normalizer;
    private final Asker asker;

    WarningsResource(Warnings warnings, Normalizer normalizer, Asker asker) {
        this.warnings = warnings;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Likely victims of the case, what is due first before the rest")
    public Listed list(@QueryParam("grade") @DefaultValue("") String grade, @QueryParam("open") @Nullable String open) {
        var listed = warnings.list(asker.access(), grade, Said.flag("open", open));
        return new Listed(
                listed.warnings().stream()
                        .map(one -> Shape.of(one, asker.tongue()))
                        .toList(),
                listed.figures().stream().map(FiguresShape::of).toList(),
                listed.withheld());
    }

    @POST
    @Operation(
            summary = "Looks for likely victims and puts them on the list",
            description = "By pattern F23. Nobody is contacted by this program.")
    public FoundShape find(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("reason", asked);
        var found = warnings.find(
                access,
                Said.keys(normalizer, "accounts", Said.list(ask.accounts)),
                Said.window(ask.from, ask.to),
                Said.required("reason", ask.reason));
        return new FoundShape(
                found.added().stream().map(one -> Shape.of(one, asker.tongue())).toList(),
                found.known(),
                found.complete());
    }

    @POST
    @Path("/{id}/owner")
    @Operation(summary = "Gives the task to a member of the case")
    public Shape assign(@RestPath String id, @Nullable OwnerAsk asked) {
        Access access = asker.access();
        OwnerAsk ask = Said.required("owner", asked);
        return Shape.of(
                warnings.assign(access, id, Said.required("version", ask.version), Said.required("owner", ask.owner)),
                asker.tongue());
    }

    @POST
    @Path("/{id}/attempts")
    @Operation(summary = "Notes what came of an attempt", description = "Only whoever has the task does.")
    public Shape attempt(@RestPath String id, @Nullable AttemptAsk asked) {
        Access access = asker.access();
        AttemptAsk ask = Said.required("outcome", asked);
        Money saved = Said.money("saved", ask.saved);
        return Shape.of(
                warnings.attempt(
                        access,
                        id,
                        Said.required("version", ask.version),
                        new Warnings.Tried(
                                Said.required("way", ask.way),
                                Said.required("outcome", ask.outcome),
                                saved == null ? null : saved.fen(),
                                ask.note == null ? "" : ask.note)),
                asker.tongue());
    }

    @POST
    @Path("/{id}/contact")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "How to reach the person",
            description = "An act of revealing, for whoever has the task and nobody else.")
    public ContactShape contact(@RestPath String id) {
        var contact = warnings.contact(asker.access(), id);
        return new ContactShape(written(contact.holders()), contact.names(), written(contact.phones()));
    }

    private static List<String> written(List<EntityKey> keys) {
        return keys.stream().map(EntityKey::toString).toList();
    }

    private static String yuan(long fen) {
        return new Money(fen).toString();
    }
}
