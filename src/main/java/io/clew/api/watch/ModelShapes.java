package io.clew.api.watch;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.alerts.Proportion;
import io.clew.alerts.model.BackTest;
import io.clew.alerts.model.Cost;
import io.clew.alerts.model.ModelEntry;
import io.clew.alerts.model.Models;
import io.clew.api.wire.Said;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Models and their back-tests as the API shows them. */
final class ModelShapes {

    private ModelShapes() {}

    /** A stretch of time; {@code to} is excluded. */
    @Schema(name = "BackTestWindow")
    public record Window(@Nullable String from, @Nullable String to) {}

    /** A version; what it says never changes. */
    @Schema(name = "ModelVersion")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record VersionShape(
            int version,
            String model,
            String by,
            String at,
            String state,
            @Nullable String proposedBy,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable String decidedAt) {}

    /** A model. */
    @Schema(name = "Model")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ModelShape(
            String id,
            String title,
            String owner,
            String madeAt,

            @Schema(description = "the latest") int version,

            @Schema(description = "of the latest: draft, proposed, live, refused, retired")
            String state,

            @Nullable @Schema(description = "the version that raises alerts")
            Integer live,

            List<VersionShape> versions,

            @Nullable @Schema(description = "about what a look costs, where it was just kept")
            Cost cost) {}

    /** Models, by title. */
    @Schema(name = "Models")
    public record ModelsShape(List<ModelShape> models, long total) {}

    /** Versions of a model. */
    @Schema(name = "ModelVersions")
    public record VersionsShape(List<VersionShape> versions, long total) {}

    /** Low and high end of what is likely, at 95 %. */
    @Schema(name = "BackTestIntervals")
    public record IntervalsShape(List<Double> precision, List<Double> recall) {}

    /** A hit to judge by hand. */
    @Schema(name = "BackTestHit")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record SampleShape(
            String subject,
            @Nullable String from,
            @Nullable String to,
            List<String> facts,
            int others,
            String sum,

            @Nullable @Schema(description = "true or false where somebody decided")
            Boolean known) {}

    /** What a model would have found. */
    @Schema(name = "BackTest")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record BackTestShape(
            String id,
            String model,
            int version,
            @Nullable String from,
            @Nullable String to,
            List<String> sources,
            String by,
            String at,
            @Schema(description = "entities passed") long looked,
            @Schema(description = "entities found") long hits,
            long occurrences,

            @Nullable @Schema(description = "of the hits that somebody decided; absent where nobody did")
            Double precision,

            @Nullable @Schema(description = "of what is known to be true; absent where nothing is")
            Double recall,

            @Nullable @Schema(description = "how many times likelier a hit is known to be true than any entity passed")
            Double lift,

            IntervalsShape intervals,

            @Schema(description = "hits that somebody decided")
            long decided,

            @Schema(description = "entities known to be true")
            long known,

            boolean complete,
            List<SampleShape> sample) {}

    /** Back-tests of a model. */
    @Schema(name = "BackTests")
    public record BackTestsShape(List<BackTestShape> backtests, long total) {}

    static ModelShape of(Models.Saved saved) {
        return of(saved.entry(), saved.cost());
    }

    static ModelShape of(ModelEntry entry, @Nullable Cost cost) {
        return new ModelShape(
                entry.id(),
                entry.title(),
                entry.owner().user(),
                Objects.requireNonNull(Said.time(entry.madeAt())),
                entry.latest().nth(),
                word(entry.latest()),
                entry.live().map(ModelEntry.Version::nth).orElse(null),
                entry.versions().stream().map(ModelShapes::of).toList(),
                cost);
    }

    private static VersionShape of(ModelEntry.Version version) {
        return new VersionShape(
                version.nth(),
                version.text(),
                version.by(),
                Objects.requireNonNull(Said.time(version.at())),
                word(version),
                version.proposedBy(),
                version.decidedBy(),
                version.reason(),
                Said.time(version.decidedAt()));
    }

    private static String word(ModelEntry.Version version) {
        return version.state().name().toLowerCase(Locale.ROOT);
    }

    static BackTestShape of(BackTest test) {
        return new BackTestShape(
                test.id(),
                test.model(),
                test.version(),
                Said.time(test.from()),
                Said.time(test.to()),
                test.sources(),
                test.by(),
                Objects.requireNonNull(Said.time(test.at())),
                test.looked(),
                test.hits(),
                test.occurrences(),
                share(test.precision()),
                share(test.recall()),
                test.lift(),
                new IntervalsShape(interval(test.precision()), interval(test.recall())),
                test.precision().of(),
                test.recall().of(),
                test.complete(),
                test.sample().stream().map(ModelShapes::of).toList());
    }

    static SampleShape of(BackTest.Sample hit) {
        return new SampleShape(
                hit.subject(),
                Said.time(hit.from()),
                Said.time(hit.to()),
                hit.facts(),
                hit.others(),
                hit.sum(),
                hit.known().isEmpty() ? null : Boolean.valueOf(hit.known()));
    }

    private static @Nullable Double share(Proportion share) {
        return share.of() == 0 ? null : share.share();
    }

    private static List<Double> interval(Proportion share) {
        return List.of(share.low(), share.high());
    }
}
