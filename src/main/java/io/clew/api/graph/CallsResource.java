package io.clew.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.analysis.calls.Contacts;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.inquiry.call.CallAnswer;
import io.clew.inquiry.call.ShowCalls;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.text.Normalizer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** With whom numbers speak, and whom several of them have in common. */
@Path("/api/v1/calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "calls", description = "话单")
public class CallsResource {

    private static final int MOST_ASKED = 1_000;
    private static final int MOST_MOMENTS = 100;
    private static final int SIZE = 20;
    private static final int MOST_SIZE = 10_000;

    /** Which numbers, when, and around which moments. */
    @Schema(name = "CallsAsk")
    public record Ask(
            @Nullable
            @Schema(
                    required = true,
                    examples = "[\"phone:+8613812345678\"]",
                    description =
                            "phones; a device, person, company or account stands for its phones; 50 phones at most")
            List<String> numbers,

            GraphAsk.@Nullable Window window,
            @Nullable String from,
            @Nullable String to,

            @Nullable @Schema(description = "times; calls up to two hours before and after each are listed")
            List<String> moments,

            @Nullable
            @Schema(description = "false leaves out contacts in common that everybody calls; true if not said")
            Boolean hubs,

            @Nullable @Schema(description = "calls, seconds, closeness or latest; calls if not said")
            String order,

            @Nullable @Schema(description = "items of each list, 1 to 10,000; 20 if not said") @Min(1) @Max(MOST_SIZE)
            Integer size,

            @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
            JsonNode asOf) {}

    private final ShowCalls calls;
    private final Normalizer normalizer;
    private final Asker asker;

    CallsResource(ShowCalls calls, Normalizer normalizer, Asker asker) {
        this.calls = calls;
        this.normalizer = normalizer;
        this.asker = asker;
    }

    @POST
    @Operation(
            summary = "Ranks counterparts of numbers and compares the numbers",
            description =
                    "Counterparts by calls with their closeness and its parts, hours (Monday first, China), contacts in"
                            + " common by rarity with the chance of it, the circle of those who call each other, calls around moments.")
    public CallShapes.Answer calls(@Valid @Nullable Ask asked) {
        Access access = asker.access(asked == null ? null : asked.asOf());
        CallAnswer answer = calls.show(access, question(asked, normalizer));
        asker.counted(answer.numbers().size());
        return CallShapes.of(answer);
    }

    /** The question that somebody sent, here or as a part of another call. */
    public static ShowCalls.Question question(@Nullable Ask asked, Normalizer normalizer) {
        Ask ask = Said.required("numbers", asked);
        return new ShowCalls.Question(
                keys(ask.numbers, normalizer),
                window(ask),
                moments(ask.moments),
                ask.hubs == null || ask.hubs,
                Said.word("order", ask.order, Contacts.Order.class, Contacts.Order.CALLS),
                ask.size == null ? SIZE : ask.size);
    }

    private static TimeRange window(Ask ask) {
        return ask.window == null ? Said.window(ask.from, ask.to) : Said.window(ask.window.from(), ask.window.to());
    }

    private static List<EntityKey> keys(@Nullable List<String> said, Normalizer normalizer) {
        List<String> written = Said.list(said);
        if (written.isEmpty() || written.size() > MOST_ASKED) {
            throw Said.wrong("numbers", Message.of("invalid.keys", MOST_ASKED));
        }
        var keys = new ArrayList<EntityKey>();
        for (String one : written) {
            keys.add(Said.key(normalizer, "numbers", one.contains(":") ? one : "phone:" + one));
        }
        return keys;
    }

    private static List<Instant> moments(@Nullable List<String> said) {
        List<String> written = said == null ? List.of() : said;
        if (written.size() > MOST_MOMENTS) {
            throw Said.wrong("moments", Message.of("invalid.keys", MOST_MOMENTS));
        }
        return written.stream()
                .map(one -> Said.required("moments", Said.instant("moments", one)))
                .toList();
    }
}
