package io.clew.reports.paper;

import io.clew.access.Handles;
import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Messages;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What stands in the cells of reports, in Chinese. */
public final class Cells {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(China.ZONE);

    private Cells() {}

    /** A part with one table; a part that says so where there is nothing in it. */
    public static Content.Section section(
            String title, List<String> heads, List<Integer> numeric, List<List<String>> rows) {
        return rows.isEmpty()
                ? new Content.Section(title, List.of("无。"), List.of())
                : new Content.Section(title, List.of(), List.of(new Content.Table(heads, numeric, rows)));
    }

    public static String told(Message message) {
        return Messages.CHINESE.tell(message);
    }

    /** In their own order, so that it is the same on every machine. */
    public static String keys(Collection<EntityKey> keys) {
        return keys.stream().sorted().map(Handles::shown).collect(Collectors.joining("、"));
    }

    /** A key as people read it, with its name where one is told. */
    public static String named(EntityKey key, Collection<String> names) {
        return names.isEmpty() ? Handles.shown(key) : String.join("、", names) + "（" + Handles.shown(key) + "）";
    }

    /** In China, to the second; empty for none. */
    public static String clock(@Nullable Instant at) {
        return at == null ? "" : CLOCK.format(at);
    }

    /** Of 分, as {@code 12,300.50}. */
    public static String yuan(long fen) {
        return String.format(Locale.ROOT, "%,d.%02d", fen / 100, Math.abs(fen % 100));
    }

    public static String shown(EntityKey key) {
        return Handles.shown(key);
    }

    public static String day(@Nullable Instant at) {
        return at == null ? "" : CLOCK.format(at).substring(0, 10);
    }

    /** Hours, minutes, seconds. */
    public static String lasted(long seconds) {
        Duration lasted = Duration.ofSeconds(seconds);
        return String.format(
                Locale.ROOT, "%d:%02d:%02d", lasted.toHours(), lasted.toMinutesPart(), lasted.toSecondsPart());
    }

    public static String share(@Nullable Double share) {
        return share == null ? "" : Math.round(100 * share) + "%";
    }
}
