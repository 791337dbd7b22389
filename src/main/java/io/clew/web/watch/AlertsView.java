package io.clew.web.watch;

import io.clew.alerts.Alert;
import io.clew.alerts.AlertDesk;
import io.clew.alerts.Proportion;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Alerts to be decided in place, those first that changed last. */
public record AlertsView(
        Ask ask, List<Tab> states, List<Tab> kinds, List<One> alerts, long total, String more, String fault) {

    static final int SIZE = 30;
    private static final int RECORDS = 8;
    private static final int PERCENT = 100;

    /** What was asked for; {@code from} is how many are passed over. */
    public record Ask(String state, String kind, String source, boolean mine, int from) {

        String href(String otherState, int otherFrom) {
            return "/alerts?state=" + otherState + "&kind=" + Shown.encoded(kind) + "&source=" + Shown.encoded(source)
                    + (mine ? "&mine=true" : "") + (otherFrom > 0 ? "&from=" + otherFrom : "");
        }

        /** This page, for coming back to it. */
        public String here() {
            return href(state, from);
        }
    }

    /** Something to choose. */
    public record Tab(String word, String label, String href, boolean current) {}

    /** A record of an alert. */
    public record Row(String label, String href) {}

    /** One alert in words. */
    public record One(
            String id,
            @Nullable EntityKey subject,
            String kind,
            String title,
            String why,
            long count,
            List<Row> rows,
            long moreRows,
            String owner,
            String raised,
            String updated,
            String due,
            boolean overdue,
            boolean open,
            String state,
            String tone,
            String precision,
            List<String> outcomes) {}

    public int size() {
        return alerts.size();
    }

    static AlertsView of(Ask ask, AlertDesk.Page page, Names names, Words words, Instant now, String fault) {
        WatchMsg say = words.of(WatchMsg.class);
        return new AlertsView(
                ask,
                Stream.of("open", "true", "false", "all")
                        .map(word -> new Tab(word, state(word, say), ask.href(word, 0), word.equals(ask.state)))
                        .toList(),
                Stream.of("", "list", "model", "search", "pattern")
                        .map(word -> new Tab(word, kind(word, say), "", word.equals(ask.kind)))
                        .toList(),
                page.alerts().stream()
                        .map(alert -> one(alert, page.precision(), names, words, now))
                        .toList(),
                page.total(),
                ask.from + SIZE < page.total() ? ask.href(ask.state, ask.from + SIZE) : "",
                fault);
    }

    private static String state(String word, WatchMsg say) {
        return switch (word) {
            case "open" -> say.stateOpen();
            case "true" -> say.stateTrue();
            case "false" -> say.stateFalse();
            default -> say.stateAll();
        };
    }

    private static String kind(String word, WatchMsg say) {
        return switch (word) {
            case "list" -> say.kindList();
            case "model" -> say.kindModel();
            case "search" -> say.kindSearch();
            case "pattern" -> say.kindPattern();
            default -> say.kindAll();
        };
    }

    private static One one(Alert alert, Map<String, Proportion> precision, Names names, Words words, Instant now) {
        WatchMsg say = words.of(WatchMsg.class);
        var origin = alert.origin();
        var latest = alert.matches().reversed().stream()
                .limit(RECORDS)
                .map(match -> new Row(match.record(), Shown.href(RecordRef.parse(match.record()))))
                .toList();
        String state = alert.state().name().toLowerCase(Locale.ROOT);
        boolean open = alert.state() == Alert.State.OPEN;
        return new One(
                alert.id(),
                alert.subject().isEmpty() ? null : EntityKey.parse(alert.subject()),
                kind(origin.kind(), say),
                origin.title(),
                words.tell(alert.why()),
                alert.count(),
                latest,
                alert.count() - latest.size(),
                say.owner(names.of(alert.owner())),
                say.raised(Shown.clock(alert.raisedAt())),
                say.updated(Shown.clock(alert.updatedAt())),
                say.due(Shown.clock(alert.due())),
                open && alert.due().isBefore(now),
                open,
                state(state, say),
                open ? "" : alert.state() == Alert.State.TRUE ? "on" : "warn",
                said(precision.get(origin.kind() + ":" + origin.id()), say),
                alert.outcomes().stream()
                        .map(each -> say.decided(
                                names.of(each.by()),
                                Shown.clock(each.at()),
                                state(each.outcome().name().toLowerCase(Locale.ROOT), say),
                                each.reason()))
                        .toList());
    }

    private static String said(@Nullable Proportion precision, WatchMsg say) {
        return precision == null || precision.of() == 0
                ? say.precisionNone()
                : say.precision(precision.hits(), precision.of(), percent(precision.low()), percent(precision.high()));
    }

    static String percent(double share) {
        return Long.toString(Math.round(share * PERCENT));
    }
}
