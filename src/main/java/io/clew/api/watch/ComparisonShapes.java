package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.alerts.Proportion;
import io.clew.alerts.model.Comparison;
import io.clew.alerts.model.Stability;
import io.clew.api.wire.Said;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Two looks of a model held against each other, as the API shows them. */
final class ComparisonShapes {

    private ComparisonShapes() {}

    /** One of the two looks. */
    @Schema(name = "ComparedLook")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SideShape(
            int version,
            @Nullable String from,
            @Nullable String to,
            long looked,
            @Schema(description = "entities found") long hits,

            @Nullable @Schema(description = "of the hits that somebody decided; absent where nobody did")
            Double precision,

            @Nullable @Schema(description = "of what is known to be true; absent where nothing is")
            Double recall,

            boolean complete) {}

    /** A hit of one look or of both. */
    @Schema(name = "ComparedHit")
    public record HitShape(
            @Schema(description = "both, first or second") String in, ModelShapes.SampleShape hit) {}

    /** How far what the model's first step counts has moved. */
    @Schema(name = "Stability")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record StabilityShape(
            @Schema(description = "facts, others or sum") String measure,

            @Nullable @Schema(description = "population stability index; absent where there are too few hits to say")
            Double index,

            @Schema(description = "unknown, stable, moved (from .1 on), drifted (from .25 on)")
            String level) {}

    /** Two looks. */
    @Schema(name = "ModelComparison")
    public record ComparisonShape(
            SideShape first,
            SideShape second,

            @Schema(description = "entities that both found")
            long both,

            long onlyFirst,
            long onlySecond,

            @Schema(description = "a hundred at most, those first on which the looks differ")
            List<HitShape> hits,

            List<StabilityShape> stability,

            @Schema(description = "whether some measure has drifted, so that the model should be tried anew")
            boolean drifted) {}

    static ComparisonShape of(Comparison comparison) {
        return new ComparisonShape(
                of(comparison.first()),
                of(comparison.second()),
                comparison.both(),
                comparison.onlyFirst(),
                comparison.onlySecond(),
                comparison.hits().stream()
                        .map(each -> new HitShape(each.in(), ModelShapes.of(each.sample())))
                        .toList(),
                comparison.stability().stream()
                        .map(each -> new StabilityShape(
                                each.measure(),
                                each.level() == Stability.Level.UNKNOWN
                                        ? null
                                        : Math.round(each.index() * 1_000) / 1_000.0,
                                each.level().name().toLowerCase(Locale.ROOT)))
                        .toList(),
                comparison.drifted());
    }

    private static SideShape of(Comparison.Side side) {
        return new SideShape(
                side.version(),
                Said.time(side.when().from()),
                Said.time(side.when().to()),
                side.looked(),
                side.hits(),
                share(side.precision()),
                share(side.recall()),
                side.complete());
    }

    private static @Nullable Double share(Proportion share) {
        return share.of() == 0 ? null : share.share();
    }
}
