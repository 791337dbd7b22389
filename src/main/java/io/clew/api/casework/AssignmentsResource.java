package io.clew.api.casework;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.assignment.Assignment;
import io.clew.casework.assignment.Assignments;
import io.clew.door.Asker;
import io.clew.door.Tongue;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Leads and repeated reports that were handed to somebody, and what came back. */
@Path("/api/v1/assignments")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "leads", description = "线索")
public class AssignmentsResource {

    /** What came back. */
    @Schema(name = "AssignmentAnswer")
    public record AnswerShape(
            String by, @Nullable String at, String text, int cases, int arrests, String money, boolean closes) {}

    /** Something that was handed over. */
    @Schema(name = "Assignment")
    public record Shape(
            String id,

            @Schema(description = "to state when it is changed")
            long version,

            @Schema(description = "lead or repeat") String kind,
            @Nullable String lead,

            @Nullable @Schema(description = "whom the lead is about")
            String subject,

            @Nullable String why,
            List<String> records,
            String to,
            String note,
            String by,
            @Nullable String at,
            @Nullable String due,
            List<AnswerShape> answers,
            boolean closed,
            boolean overdue) {

        static Shape of(Assignment made, Tongue tongue) {
            return new Shape(
                    made.id(),
                    made.version(),
                    made.kind().name().toLowerCase(Locale.ROOT),
                    made.lead().isEmpty() ? null : made.lead(),
                    made.subject() == null ? null : made.subject().toString(),
                    made.why() == null ? null : tongue.say(made.why()),
                    made.records().stream().map(RecordRef::toString).toList(),
                    made.to(),
                    made.note(),
                    made.by(),
                    Said.time(made.at()),
                    Said.time(made.due()),
                    made.answers().stream()
                            .map(answer -> new AnswerShape(
                                    answer.by(),
                                    Said.time(answer.at()),
                                    answer.text(),
                                    answer.cases(),
                                    answer.arrests(),
                                    new Money(answer.money()).toString(),
                                    answer.closes()))
                            .toList(),
                    made.closed(),
                    made.overdue());
        }
    }

    /** What came of a year, or of a unit. */
    @Schema(name = "AssignmentFigures")
    public record FiguresShape(
            String of, int handed, int answered, int closed, int overdue, int cases, int arrests, String money) {

        static FiguresShape of(Assignment.Figures figures) {
            return new FiguresShape(
                    figures.of(),
                    figures.handed(),
                    figures.answered(),
                    figures.closed(),
                    figures.overdue(),
                    figures.cases(),
                    figures.arrests(),
                    new Money(figures.money()).toString());
        }
    }

    /** The list. */
    @Schema(name = "Assignments")
    public record Listed(
            List<Shape> assignments,
            List<FiguresShape> years,
            List<FiguresShape> units,

            @Schema(description = "how many rest on what the caller may not see")
            int withheld) {}

    /** What to hand over. */
    @Schema(name = "AssignmentAsk")
    public record Ask(
            @Nullable @Schema(description = "the lead, or else records")
            String lead,

            @Nullable @Schema(description = "reports that repeat")
            List<String> records,

            @Nullable @Schema(required = true, description = "unit, other system or person")
            String to,

            @Nullable @Schema(description = "when an answer is due; by the terms of this site where it is left out")
            String due,

            @Nullable Boolean urgent,
            @Nullable String note) {}

    /** What came back. */
    @Schema(name = "AssignmentAnswerAsk")
    public record AnswerAsk(
            @Nullable @Schema(required = true) String text,

            @Nullable @Schema(description = "broken through it")
            Integer cases,

            @Nullable Integer arrests,

            @Nullable @Schema(description = "yuan recovered")
            String money,

            @Nullable @Schema(description = "whether nothing more is awaited")
            Boolean closes,

            @Nullable @Schema(required = true) Long version) {}

    private final Assignments assignments;
    private final Asker asker;

    AssignmentsResource(Assignments assignments, Asker asker) {
        this.assignments = assignments;
        this.asker = asker;
    }

    @GET
    @Operation(
            summary = "What was handed over, overdue first, and what came of it by year and unit",
            description = "kind: lead or repeat; open: only where an answer is awaited.")
    public Listed list(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("year") @Nullable String year,
            @QueryParam("open") @Nullable String open) {
        var listed = assignments.list(
                asker.access(),
                kind == null || kind.isBlank()
                        ? null
                        : Said.word("kind", kind, Assignment.Kind.class, Assignment.Kind.LEAD),
                Said.number("year", year, 0, 2000, 2099),
                Said.flag("open", open));
        Tongue tongue = asker.tongue();
        asker.counted(listed.assignments().size());
        return new Listed(
                listed.assignments().stream()
                        .map(each -> Shape.of(each, tongue))
                        .toList(),
                listed.years().stream().map(FiguresShape::of).toList(),
                listed.units().stream().map(FiguresShape::of).toList(),
                listed.withheld());
    }

    @POST
    @Operation(
            summary = "Hands a lead, or reports that repeat, to somebody with an answer due",
            description =
                    "Nothing is sent by this program; the letter is made from the template lead of POST /reports.")
    public Shape hand(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("to", asked);
        return Shape.of(
                assignments.hand(
                        access,
                        new Assignments.Ask(
                                ask.lead == null ? "" : ask.lead,
                                Said.list(ask.records).stream()
                                        .map(ref -> Said.of("records", ref, RecordRef::parse))
                                        .toList(),
                                Said.required("to", ask.to),
                                Said.instant("due", ask.due),
                                Boolean.TRUE.equals(ask.urgent),
                                ask.note == null ? "" : ask.note)),
                asker.tongue());
    }

    @POST
    @Path("/{id}/answers")
    @Operation(summary = "Notes what came back: cases broken, arrests, money recovered")
    public Shape answer(@RestPath String id, @Nullable AnswerAsk asked) {
        Access access = asker.access();
        AnswerAsk ask = Said.required("text", asked);
        Money money = Said.money("money", ask.money);
        return Shape.of(
                assignments.answer(
                        access,
                        id,
                        Said.required("version", ask.version),
                        new Assignments.Came(
                                Said.required("text", ask.text),
                                ask.cases == null ? 0 : ask.cases,
                                ask.arrests == null ? 0 : ask.arrests,
                                money == null ? 0 : money.fen(),
                                Boolean.TRUE.equals(ask.closes))),
                asker.tongue());
    }
}
