package io.clew.api.freeze;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.clew.access.Access;
import io.clew.api.wire.Said;
import io.clew.casework.freeze.Freezes;
import io.clew.casework.freeze.ReturnMethod;
import io.clew.casework.freeze.Returns;
import io.clew.door.Asker;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who would get how much back. */
@Path("/api/v1/returns")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "freezes", description = "止付、冻结、返还")
public class ReturnsResource {

    /** Of which case, and how it is divided. */
    @Schema(name = "ReturnQuestion")
    public record Ask(
            @Nullable @JsonProperty("case") @Schema(name = "case")
            String caseId,

            @Nullable @Schema(description = "direct, time or pro-rata; time where nothing is said")
            String method) {}

    /** One victim; amounts in yuan. */
    @Schema(name = "ReturnVictim")
    public record VictimShape(
            String key,
            String loss,
            String paid,
            String share,

            @Schema(description = "the share by each method")
            Map<String, String> shares) {}

    /** What was paid back. */
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    @Schema(name = "ReturnPaid")
    public record PaidShape(
            String victim,
            String freeze,
            String account,
            String amount,
            @Nullable String at,
            String by,
            String document) {}

    /** Shares and what is left add up to what is frozen. */
    @Schema(name = "Returns")
    public record Answer(
            @JsonProperty("case") @Schema(name = "case") String caseId,
            String method,
            List<VictimShape> victims,
            String frozen,
            String left,

            @Schema(description = "what is left by each method")
            Map<String, String> lefts,

            List<PaidShape> ledger,
            int withheld) {}

    private final Freezes freezes;
    private final Asker asker;

    ReturnsResource(Freezes freezes, Asker asker) {
        this.freezes = freezes;
        this.asker = asker;
    }

    @POST
    @Operation(
            summary = "Divides what is frozen in a case among its victims",
            description = "By direct tracing, time stamp, or in proportion to the losses; nothing is paid by this.")
    public Answer divide(@Nullable Ask asked) {
        Access access = asker.access();
        Ask ask = Said.required("case", asked);
        String caseId = Said.required("case", ask.caseId).strip();
        ReturnMethod method =
                ask.method == null || ask.method.isBlank() ? ReturnMethod.TIME : ReturnMethod.of(ask.method);
        return shape(freezes.returns().of(access, caseId, method));
    }

    private static Answer shape(Returns.Answer answer) {
        return new Answer(
                answer.caseId(),
                answer.method().word(),
                answer.victims().stream()
                        .map(line -> new VictimShape(
                                line.key().toString(),
                                FreezeShape.yuan(line.loss()),
                                FreezeShape.yuan(line.paid()),
                                FreezeShape.yuan(line.share()),
                                words(line.shares())))
                        .toList(),
                FreezeShape.yuan(answer.frozen()),
                FreezeShape.yuan(answer.left()),
                words(answer.lefts()),
                answer.ledger().stream()
                        .map(paid -> new PaidShape(
                                paid.victim().toString(),
                                paid.item(),
                                paid.account(),
                                FreezeShape.yuan(paid.fen()),
                                Said.time(paid.at()),
                                paid.by(),
                                paid.document()))
                        .toList(),
                answer.withheld());
    }

    private static Map<String, String> words(Map<ReturnMethod, Long> amounts) {
        var words = new LinkedHashMap<String, String>();
        amounts.forEach((method, fen) -> words.put(method.word(), FreezeShape.yuan(fen)));
        return words;
    }
}
