package io.clew.api.graph;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Method;
import io.clew.api.wire.Said;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.text.Normalizer;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The question; all but the start has a usual value. */
@Schema(name = "TraceQuestion")
public record TraceAsk(
        @Nullable StartShape start,

        @Nullable @Schema(description = "several victims at once")
        List<StartShape> starts,

        @Nullable @Schema(description = "forward or backward")
        String direction,

        @Nullable @Schema(description = "fifo, lifo, haircut, libr or poison")
        String method,

        @Nullable
        @Schema(description = "1 to 10 levels")
        @Min(value = 1, message = "range.depth")
        @Max(value = TraceQuestion.MOST_LEVELS, message = "range.depth")
        Integer maxDepth,

        @Nullable @Schema(description = "ISO 8601, or hours as a number", examples = "PT72H")
        JsonNode maxDelay,

        @Nullable @Schema(examples = "100.00") String minAmount,

        @Nullable
        @Schema(description = "share of the loss, 0 to 1", examples = "0.01")
        @DecimalMin(value = "0", message = "range.share")
        @DecimalMax(value = "1", message = "range.share")
        Double minShare,

        @Nullable
        @Schema(description = "receivers of one account that are followed")
        @Min(value = 1, message = "range.fan")
        @Max(value = 10_000, message = "range.fan")
        Integer fan,

        @Nullable @Schema(description = "facts from which on a node is a hub") @Min(value = 1, message = "range.hub")
        Integer hub,

        @Nullable @Schema(description = "later rows are not looked at")
        String until,

        @Nullable
        @Schema(description = "seen: goes on through accounts of which only others' statements tell; or whole")
        String knowledge,

        @Nullable @Schema(description = "list folded branches one by one")
        Boolean opened,

        @Nullable @Schema(description = "of requests and proposals: amount, or expected: amount times probability")
        String order,

        @Nullable @Schema(description = "a sequence number, day or time: as it was known then")
        JsonNode asOf) {

    /** What to follow from: a fact, a record (a report) or an account. */
    @Schema(name = "TraceStart")
    public record StartShape(
            @Nullable @Schema(examples = "bank-a/20260301-0001#0")
            String fact,

            @Nullable @Schema(examples = "jq/jq-0001") String record,

            @Nullable @Schema(examples = "account:6222020200112233445")
            String account,

            @Nullable String at,
            @Nullable @Schema(examples = "50000.00") String amount) {}

    /** The question that somebody sent, here or as a part of another call. */
    public static FollowMoney.Question question(@Nullable TraceAsk asked, Normalizer normalizer) {
        TraceAsk ask = Said.required("start", asked);
        var starts = new ArrayList<TraceStart>();
        if (ask.start != null) {
            starts.add(start(ask.start, normalizer));
        }
        if (ask.starts != null) {
            ask.starts.forEach(each -> starts.add(start(each, normalizer)));
        }
        if (starts.isEmpty()) {
            throw Said.wrong("start", Message.of("invalid.start"));
        }
        boolean backward =
                Said.word("direction", ask.direction, Direction.class, Direction.FORWARD) == Direction.BACKWARD;
        return new FollowMoney.Question(starts, backward, limits(ask), Boolean.TRUE.equals(ask.opened));
    }

    /** Which way to follow. */
    public enum Direction {
        FORWARD,
        BACKWARD
    }

    /** By what requests and proposals are ordered. */
    public enum Order {
        AMOUNT,
        EXPECTED
    }

    /** Through which accounts money is followed. */
    public enum Known {
        SEEN,
        WHOLE
    }

    /** Whether requests and proposals are wanted by what is to be expected. */
    static boolean byExpected(@Nullable TraceAsk asked) {
        return asked != null && Said.word("order", asked.order, Order.class, Order.AMOUNT) == Order.EXPECTED;
    }

    private static TraceStart start(StartShape sent, Normalizer normalizer) {
        EntityKey account = null;
        if (sent.account != null && !sent.account.isBlank()) {
            String written = sent.account.strip();
            account = Said.key(normalizer, "start.account", written.contains(":") ? written : "account:" + written);
        }
        return new TraceStart(
                sent.fact,
                sent.record,
                account,
                Said.instant("start.at", sent.at),
                Said.money("start.amount", sent.amount));
    }

    private static TraceQuestion limits(TraceAsk ask) {
        TraceQuestion usual = TraceQuestion.USUAL;
        Money least = Said.money("minAmount", ask.minAmount);
        Instant until = Said.instant("until", ask.until);
        return new TraceQuestion(
                ask.method == null ? usual.method() : Method.of(ask.method),
                ask.maxDepth == null ? usual.maxDepth() : ask.maxDepth,
                ask.maxDelay == null || ask.maxDelay.isNull() ? usual.maxDelay() : delay(ask.maxDelay),
                least == null ? usual.minAmount() : least.fen(),
                ask.minShare == null ? usual.minShare() : ask.minShare,
                ask.minShare == null ? usual.minAttributed() : Long.MAX_VALUE,
                ask.fan == null ? usual.fan() : ask.fan,
                ask.hub == null ? usual.hub() : ask.hub,
                until == null ? usual.until() : until.toEpochMilli(),
                Said.word("knowledge", ask.knowledge, Known.class, Known.SEEN) == Known.SEEN);
    }

    private static long delay(JsonNode sent) {
        try {
            return sent.isNumber()
                    ? Math.round(sent.asDouble() * 3_600_000)
                    : Duration.parse(sent.asText()).toMillis();
        } catch (DateTimeParseException | ArithmeticException e) {
            throw Said.wrong("maxDelay", Message.of("invalid.delay", sent.asText()));
        }
    }
}
