package io.clew.reports;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.China;
import io.clew.record.Record;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * 三情日报: what was reported on a day, by kind, place and hour, beside the day before, the same day a week ago and the days
 * of the month so far. Counted anew each time from the records that the reader may see; what says no kind or no place is
 * counted as that.
 */
public final class Briefs {

    private static final int HOURS = 24;
    private static final int WEEK = 7;

    private record Listed(List<String> types, List<String> kinds, List<String> places, String help) {}

    /**
     * A search that finds what a number counts.
     *
     * @param text in the query language; empty for everything
     * @param to excluded
     */
    public record Behind(String text, String type, Instant from, Instant to) {}

    /**
     * One number and what it is compared with.
     *
     * @param value of the kind, place or hour; empty where the records say none
     * @param monthTotal in the days of the month before that day
     * @param behind null where no search can ask for just these
     */
    public record Count(
            String value,
            int count,
            int yesterday,
            int lastWeek,
            int monthTotal,
            @Nullable Behind behind) {}

    /** Everything of one day. */
    public record Brief(
            LocalDate day,
            Count total,
            Count reports,
            Count help,
            int monthDays,
            List<Count> kinds,
            List<Count> places,
            List<Count> hours,
            List<String> records,
            int withheldSources) {}

    /** What one window counts; keys are values of kind, place and hour. */
    private static final class Tally {
        int all;
        int help;
        final Map<String, Integer> kinds = new LinkedHashMap<>();
        final Map<String, Integer> places = new LinkedHashMap<>();
        final Map<String, Integer> hours = new LinkedHashMap<>();
        final Map<String, String> kindField = new LinkedHashMap<>();
        final Map<String, String> placeField = new LinkedHashMap<>();
        final List<String> records = new ArrayList<>();
    }

    private final RecordIndex index;
    private final AuditLog audit;
    private final Listed rules;
    private final Pattern help;

    public Briefs(RecordIndex index, AuditLog audit) {
        this.index = index;
        this.audit = audit;
        try (InputStream in = Briefs.class.getResourceAsStream("/reports/brief.yaml")) {
            if (in == null) {
                throw new IllegalStateException("reports/brief.yaml is missing from the build");
            }
            this.rules = new ObjectMapper(new YAMLFactory()).readValue(in, Listed.class);
        } catch (IOException e) {
            throw new UncheckedIOException("reports/brief.yaml cannot be read", e);
        }
        this.help = Pattern.compile(rules.help());
    }

    public Brief of(Access access, LocalDate day) {
        try (Look look = audit.open(access, AuditAct.BRIEF, day.toString())) {
            Tally now = tally(access, day, day.plusDays(1));
            Tally before = tally(access, day.minusDays(1), day);
            Tally week = tally(access, day.minusDays(WEEK), day.minusDays(WEEK - 1));
            Tally month = tally(access, day.withDayOfMonth(1), day);
            Behind all = behind("", day);
            var brief = new Brief(
                    day,
                    new Count("", now.all, before.all, week.all, month.all, all),
                    new Count(
                            "",
                            now.all - now.help,
                            before.all - before.help,
                            week.all - week.help,
                            month.all - month.help,
                            now.help == 0 ? all : null),
                    new Count("", now.help, before.help, week.help, month.help, null),
                    day.getDayOfMonth() - 1,
                    counts(now.kinds, before.kinds, week.kinds, month.kinds, now.kindField, day),
                    counts(now.places, before.places, week.places, month.places, now.placeField, day),
                    hours(now, before, week, month, day),
                    now.records,
                    access.withheldSources());
            look.returned(now.all, List.of());
            return brief;
        }
    }

    private Behind behind(String text, LocalDate day) {
        return new Behind(text, rules.types().getFirst(), start(day), start(day.plusDays(1)));
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(China.ZONE).toInstant();
    }

    private Tally tally(Access access, LocalDate from, LocalDate to) {
        var tally = new Tally();
        var query = new RecordQuery(
                "",
                rules.types(),
                List.of(),
                new TimeRange(start(from), start(to)),
                List.of(),
                Set.of(),
                RecordQuery.Sort.OLDEST,
                0,
                "",
                Set.of(),
                false);
        index.scan(access, query, total -> {}, kept -> {
            add(tally, kept.record());
            return true;
        });
        return tally;
    }

    private void add(Tally tally, Record record) {
        tally.all++;
        tally.records.add(record.ref().toString());
        String kindField = first(record, rules.kinds());
        String placeField = first(record, rules.places());
        String kind = record.fields().getOrDefault(kindField, "").strip();
        String place = record.fields().getOrDefault(placeField, "").strip();
        if (help.matcher(kind.isEmpty() ? record.title() : kind).find()) {
            tally.help++;
        }
        tally.kinds.merge(kind, 1, Integer::sum);
        tally.places.merge(place, 1, Integer::sum);
        tally.kindField.put(kind, kindField);
        tally.placeField.put(place, placeField);
        Instant at = record.occurredAt();
        if (at != null) {
            tally.hours.merge(Integer.toString(at.atZone(China.ZONE).getHour()), 1, Integer::sum);
        }
    }

    private static String first(Record record, List<String> fields) {
        return fields.stream()
                .filter(field -> !record.fields().getOrDefault(field, "").isBlank())
                .findFirst()
                .orElse("");
    }

    /** Most frequent first; what is 0 on the day and was not before follows. */
    private List<Count> counts(
            Map<String, Integer> now,
            Map<String, Integer> before,
            Map<String, Integer> week,
            Map<String, Integer> month,
            Map<String, String> fields,
            LocalDate day) {
        var values = new java.util.TreeSet<>(now.keySet());
        values.addAll(before.keySet());
        values.addAll(week.keySet());
        return values.stream()
                .map(value -> new Count(
                        value,
                        now.getOrDefault(value, 0),
                        before.getOrDefault(value, 0),
                        week.getOrDefault(value, 0),
                        month.getOrDefault(value, 0),
                        value.isEmpty() || !now.containsKey(value)
                                ? null
                                : behind(fields.getOrDefault(value, "") + ":\"" + value.replace("\"", "") + "\"", day)))
                .sorted(Comparator.comparingInt((Count count) -> -count.count()).thenComparing(Count::value))
                .toList();
    }

    private List<Count> hours(Tally now, Tally before, Tally week, Tally month, LocalDate day) {
        var hours = new ArrayList<Count>();
        for (int hour = 0; hour < HOURS; hour++) {
            String value = Integer.toString(hour);
            Instant from = day.atTime(hour, 0).atZone(China.ZONE).toInstant();
            hours.add(new Count(
                    value,
                    now.hours.getOrDefault(value, 0),
                    before.hours.getOrDefault(value, 0),
                    week.hours.getOrDefault(value, 0),
                    month.hours.getOrDefault(value, 0),
                    new Behind("", rules.types().getFirst(), from, from.plusSeconds(3600))));
        }
        return hours;
    }
}
