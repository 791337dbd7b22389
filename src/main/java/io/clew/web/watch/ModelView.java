package io.clew.web.watch;

import io.clew.alerts.Proportion;
import io.clew.alerts.model.BackTest;
import io.clew.alerts.model.ModelEntry;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One model: its versions, its back-tests, and what can be done with the latest version. */
public record ModelView(
        String id,
        String title,
        String text,
        int latest,
        boolean tested,
        boolean proposed,
        boolean live,
        List<VersionLine> versions,
        List<TestLine> tests,
        @Nullable TestLine test,
        String fault) {

    /** A version in words. */
    public record VersionLine(String version, String state, String tone, String by, String decided) {}

    /** A back-test in words; without hits unless it was just run. */
    public record TestLine(String version, String by, String said, String lift, boolean complete, List<HitLine> hits) {}

    /** A hit of the sample. */
    public record HitLine(EntityKey subject, String when, String says, String known, List<Row> rows) {}

    /** A fact of a hit. */
    public record Row(int number, String fact, String href) {}

    private static final int ROWS = 20;

    static ModelView of(
            ModelEntry entry, List<BackTest> tests, @Nullable BackTest test, Names names, Words words, String fault) {
        ModelEntry.Version latest = entry.latest();
        WatchMsg say = words.of(WatchMsg.class);
        return new ModelView(
                entry.id(),
                entry.title(),
                latest.text(),
                latest.nth(),
                tests.stream().anyMatch(one -> one.version() == latest.nth())
                        && (latest.state() == ModelEntry.State.DRAFT || latest.state() == ModelEntry.State.REFUSED),
                latest.state() == ModelEntry.State.PROPOSED,
                entry.live().isPresent(),
                entry.versions().reversed().stream()
                        .map(version -> line(version, names, say))
                        .toList(),
                tests.stream().map(one -> line(one, names, say)).toList(),
                test == null ? null : line(test, names, say),
                fault);
    }

    private static VersionLine line(ModelEntry.Version version, Names names, WatchMsg say) {
        String who = version.decidedBy();
        var at = version.decidedAt();
        return new VersionLine(
                say.version(version.nth()),
                ModelsView.state(version.state(), say),
                ModelsView.tone(version.state()),
                say.by(names.of(version.by()), Shown.clock(version.at())),
                who == null || at == null ? "" : say.by(names.of(who), Shown.clock(at)) + " " + version.reason());
    }

    private static TestLine line(BackTest test, Names names, WatchMsg say) {
        Double lift = test.lift();
        return new TestLine(
                say.version(test.version()),
                say.by(names.of(test.by()), Shown.clock(test.at())),
                say.tested(test.hits(), test.looked(), share(test.precision(), say), share(test.recall(), say)),
                lift == null ? "" : say.lift(String.format(Locale.ROOT, "%.1f", lift)),
                test.complete(),
                test.sample().stream().map(one -> line(one, say)).toList());
    }

    static String share(Proportion share, WatchMsg say) {
        return share.of() == 0
                ? say.unknownShare()
                : say.shareOf(
                        AlertsView.percent(share.share()),
                        AlertsView.percent(share.low()),
                        AlertsView.percent(share.high()));
    }

    static HitLine line(BackTest.Sample hit, WatchMsg say) {
        var rows = new java.util.ArrayList<Row>();
        for (String fact : hit.facts().subList(0, Math.min(ROWS, hit.facts().size()))) {
            String record = fact.substring(0, fact.lastIndexOf('#'));
            rows.add(new Row(rows.size() + 1, fact, Shown.href(RecordRef.parse(record))));
        }
        return new HitLine(
                EntityKey.parse(hit.subject()),
                say.sampleAt(Shown.clock(hit.from()), Shown.clock(hit.to())),
                say.sampleSays(hit.others(), hit.sum()),
                switch (hit.known()) {
                    case "true" -> say.isTrue();
                    case "false" -> say.isFalse();
                    default -> "";
                },
                rows);
    }
}
