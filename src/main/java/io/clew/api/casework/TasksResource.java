package io.clew.api.casework;

import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.workspace.Tasks;
import io.clew.door.Asker;
import io.clew.record.Message;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** Tasks in a case; the purpose has to be that case. */
@Path("/api/v1/cases/{id}/tasks")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "cases", description = "案件")
public class TasksResource {

    /** A step of a task. */
    @Schema(name = "TaskStep")
    public record StepShape(
            String by,
            @Nullable String at,
            String state,
            String owner,
            @Nullable String due) {}

    /** A task. */
    @Schema(name = "Task")
    public record Shape(
            String id,

            @Schema(description = "to state when it is changed")
            long version,

            String title,
            @Schema(description = "open, done or dropped") String state,
            String owner,

            @Nullable @Schema(description = "last day in time, as 2026-03-31")
            String due,

            boolean overdue,

            @Schema(description = "from the first to the last")
            List<StepShape> steps) {

        static Shape of(Tasks.Task task) {
            return new Shape(
                    task.id(),
                    task.version(),
                    task.title(),
                    word(task.state()),
                    task.owner(),
                    day(task.due()),
                    task.overdue(),
                    task.steps().stream()
                            .map(step -> new StepShape(
                                    step.by(), Said.time(step.at()), word(step.state()), step.owner(), day(step.due())))
                            .toList());
        }

        private static String word(Tasks.State state) {
            return state.name().toLowerCase(Locale.ROOT);
        }

        private static @Nullable String day(@Nullable LocalDate day) {
            return day == null ? null : day.toString();
        }
    }

    /** The tasks of a case. */
    @Schema(name = "Tasks")
    public record Listed(List<Shape> tasks) {}

    /** A task to set, or how one stands now. */
    @Schema(name = "TaskAsk")
    public record Ask(
            @Nullable @Schema(description = "to set one") String title,

            @Nullable @Schema(required = true, description = "a member of the case")
            String owner,

            @Nullable @Schema(description = "last day in time, as 2026-03-31")
            String due,

            @Nullable @Schema(description = "open, done or dropped; to change one")
            String state,

            @Nullable @Schema(description = "the version that was read; to change one")
            Long version) {}

    private final Tasks tasks;
    private final Asker asker;

    TasksResource(Tasks tasks, Asker asker) {
        this.tasks = tasks;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The tasks of the case, open ones by their day first")
    public Listed list(@RestPath String id) {
        return new Listed(tasks.list(asker.access(), id).stream().map(Shape::of).toList());
    }

    @POST
    @Operation(summary = "Sets a task")
    public Shape add(@RestPath String id, @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("title", asked);
        return Shape.of(tasks.add(
                access, id, Said.required("title", ask.title), Said.required("owner", ask.owner), day(ask.due)));
    }

    @PUT
    @Path("/{task}")
    @Operation(summary = "Says how a task stands now", description = "Every step is kept with who made it.")
    public Shape change(@RestPath String id, @RestPath String task, @Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("version", asked);
        return Shape.of(tasks.change(
                access,
                id,
                task,
                Said.required("version", ask.version),
                Said.word("state", Said.required("state", ask.state), Tasks.State.class, Tasks.State.OPEN),
                Said.required("owner", ask.owner),
                day(ask.due)));
    }

    private static @Nullable LocalDate day(@Nullable String said) {
        if (said == null || said.isBlank()) {
            return null;
        }
        try {
            return LocalDate.parse(said.strip());
        } catch (DateTimeParseException e) {
            throw Said.wrong("due", Message.of("invalid.time", said));
        }
    }
}
