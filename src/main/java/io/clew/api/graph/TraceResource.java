package io.clew.api.graph;

import io.clew.access.Access;
import io.clew.door.Asker;
import io.clew.inquiry.money.FollowMoney;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Where money went, and where it came from. */
@Path("/api/v1/traces")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "traces", description = "资金追踪")
public class TraceResource {

    private final FollowMoney money;
    private final Normalizer normalizer;
    private final Asker asker;

    TraceResource(FollowMoney money, Normalizer normalizer, Asker asker) {
        this.money = money;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Operation(
            summary = "Follows money",
            description = "Strictly in time order, with each victim's share in whole 分 by the method asked for.")
    public TraceShapes.Answer follow(@Valid @Nullable TraceAsk asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        FollowMoney.Question question = TraceAsk.question(asked, normalizer);
        boolean expected = TraceAsk.byExpected(asked);
        var answer = money.follow(access, question);
        asker.counted(answer.edges().size());
        return TraceShapes.of(expected ? answer.byExpected() : answer, asker.tongue());
    }
}
