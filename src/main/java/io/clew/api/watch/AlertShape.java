package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.alerts.Alert;
import io.clew.alerts.Proportion;
import io.clew.api.wire.Said;
import io.clew.door.Tongue;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An alert on records as the API shows it, its reason in the caller's language. */
@Schema(name = "RecordAlert")
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AlertShape(
        String id,
        OriginShape source,
        @Nullable String subject,
        String why,
        String state,
        String owner,
        int grade,

        @Schema(description = "records in all; the latest thousand are named")
        long count,

        List<String> records,
        List<String> facts,
        List<MatchShape> matches,
        String raisedAt,
        String updatedAt,
        String due,
        List<OutcomeShape> outcomes,
        ShareShape precision) {

    /** What raised it: a list, search, pattern or model. */
    @Schema(name = "RecordAlertSource")
    public record OriginShape(String kind, String id, String title, int version) {}

    /** A record with those facts of it that are meant. */
    @Schema(name = "RecordAlertMatch")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record MatchShape(
            String record, List<String> facts, @Nullable String at) {}

    /** What a person found. */
    @Schema(name = "RecordAlertOutcome")
    public record OutcomeShape(String outcome, String reason, String by, String at) {}

    /** A counted share with Wilson's interval at 95 %. */
    @Schema(name = "Share")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ShareShape(
            long hits,
            long of,

            @Nullable @Schema(description = "absent where nothing is known yet")
            Double share,

            double low,
            double high) {

        static ShareShape of(Proportion share) {
            return new ShareShape(
                    share.hits(), share.of(), share.of() == 0 ? null : share.share(), share.low(), share.high());
        }
    }

    static AlertShape of(Alert alert, Proportion precision, Tongue tongue) {
        var origin = alert.origin();
        return new AlertShape(
                alert.id(),
                new OriginShape(origin.kind(), origin.id(), origin.title(), origin.version()),
                alert.subject().isEmpty() ? null : alert.subject(),
                tongue.say(alert.why()),
                word(alert.state()),
                alert.owner(),
                alert.grade(),
                alert.count(),
                alert.matches().stream().map(Alert.Match::record).toList(),
                alert.matches().stream()
                        .flatMap(match -> match.facts().stream())
                        .toList(),
                alert.matches().stream()
                        .map(match -> new MatchShape(match.record(), match.facts(), Said.time(match.at())))
                        .toList(),
                Objects.requireNonNull(Said.time(alert.raisedAt())),
                Objects.requireNonNull(Said.time(alert.updatedAt())),
                Objects.requireNonNull(Said.time(alert.due())),
                alert.outcomes().stream()
                        .map(one -> new OutcomeShape(
                                word(one.outcome()),
                                one.reason(),
                                one.by(),
                                Objects.requireNonNull(Said.time(one.at()))))
                        .toList(),
                ShareShape.of(precision));
    }

    private static String word(Alert.State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
