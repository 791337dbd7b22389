package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.access.Access;
import io.clew.alerts.question.StandingQuestion;
import io.clew.alerts.question.StandingQuestions;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Questions that are asked of everything that comes in: a search, or a pattern at some accounts. */
@Path("/api/v1/questions")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "questions", description = "常设查询")
public class QuestionsResource {

    /** A search, in the query language. */
    @Schema(name = "StandingSearch")
    public record SearchShape(
            @Nullable String q,
            @Nullable List<String> type,
            @Nullable List<String> source) {}

    /** A pattern of the catalogue at some accounts. */
    @Schema(name = "StandingPattern")
    public record PatternShape(
            @Nullable String code,
            @Nullable List<String> accounts,
            @Nullable Map<String, Double> parameters) {}

    /** A question to be left standing; exactly one of search and pattern. */
    @Schema(name = "StandingQuestionDraft")
    public record Draft(
            @Nullable String title,
            @Nullable String reason,
            @Nullable String expires,
            @Nullable SearchShape search,
            @Nullable PatternShape pattern) {}

    /** Why a question ends. */
    @Schema(name = "StandingQuestionEnd")
    public record Ending(@Nullable String reason) {}

    /** A standing question. */
    @Schema(name = "StandingQuestion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuestionShape(
            String id,
            String title,
            String reason,
            String owner,
            String madeAt,
            String expires,
            boolean active,
            StandingQuestion.@Nullable Search search,
            StandingQuestion.@Nullable PatternAt pattern) {}

    /** Standing questions. */
    @Schema(name = "StandingQuestions")
    public record QuestionsShape(List<QuestionShape> questions, long total) {}

    private final StandingQuestions questions;
    private final Normalizer normalizer;
    private final Asker asker;

    QuestionsResource(StandingQuestions questions, Normalizer normalizer, Asker asker) {
        this.questions = questions;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "The caller's standing questions; a supervisor sees all")
    public QuestionsShape list() {
        var found = questions.list(asker.access());
        return new QuestionsShape(found.stream().map(this::shape).toList(), found.size());
    }

    @POST
    @Operation(summary = "Leaves a question standing", description = "Each answer among what comes in is an alert.")
    public QuestionShape make(@Nullable Draft draft) {
        Access access = asker.access();
        Draft said = draft == null ? new Draft(null, null, null, null, null) : draft;
        return shape(questions.make(
                access,
                new StandingQuestions.Draft(
                        said.title == null ? "" : said.title,
                        said.reason == null ? "" : said.reason,
                        Said.instant("expires", said.expires),
                        search(said.search),
                        pattern(said.pattern))));
    }

    private static StandingQuestion.@Nullable Search search(@Nullable SearchShape said) {
        return said == null
                ? null
                : new StandingQuestion.Search(
                        Said.required("search.q", said.q), Said.list(said.type), Said.list(said.source));
    }

    private StandingQuestion.@Nullable PatternAt pattern(@Nullable PatternShape said) {
        return said == null
                ? null
                : new StandingQuestion.PatternAt(
                        Said.required("pattern.code", said.code),
                        Said.keys(normalizer, "pattern.accounts", said.accounts).stream()
                                .map(EntityKey::toString)
                                .toList(),
                        said.parameters == null ? Map.of() : said.parameters);
    }

    @DELETE
    @Path("/{id}")
    @Operation(summary = "Ends a standing question before its day, with a reason")
    public QuestionShape end(@PathParam("id") String id, @Nullable Ending ending) {
        return shape(questions.end(asker.access(), id, ending == null || ending.reason == null ? "" : ending.reason));
    }

    private QuestionShape shape(StandingQuestion question) {
        return new QuestionShape(
                question.id(),
                question.title(),
                question.reason(),
                question.owner().user(),
                Objects.requireNonNull(Said.time(question.madeAt())),
                Objects.requireNonNull(Said.time(question.expires())),
                questions.holds(question),
                question.search(),
                question.pattern());
    }
}
