package io.clew.access;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the audit for looks that somebody should be asked about; nothing here says that they were wrong.
 *
 * <p>One alert for each user, rule and day (in China), with the numbers of the entries that it rests on. The start values
 * are guesses of what no ordinary day's work reaches; an installation measures its own and gives them.
 */
public final class Supervision {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Set<String> LOOKS =
            Set.of("search", "dossier", "read", "suggest", "expand", "compare", "export", "similar", "trace", "paths");
    private static final Set<String> BULK = Set.of("export", "compare");
    private static final int SHOWN = 50;

    /**
     * @param run numbers in a row, each at most ten above the one before, that count as trying them out
     * @param bulk records or values brought back in one night by export and comparison
     * @param timesPeers how many times the middle of all users on that day
     * @param least entities below which nobody is above their peers
     * @param deletedWithin time between a look and the deletion of what it led to
     */
    public record Limits(int run, long bulk, double timesPeers, int least, Duration deletedWithin) {

        public static final Limits START = new Limits(8, 1_000, 10, 200, Duration.ofMinutes(30));
    }

    /**
     * @param rule {@code enumeration}, {@code bulk-at-night}, {@code above-peers} or {@code look-then-delete}
     * @param measure what the rule counted
     * @param entries numbers of entries, oldest first, at most fifty
     */
    public record Alert(String rule, String who, LocalDate day, long measure, List<Long> entries) {}

    private final Limits limits;

    public Supervision(Limits limits) {
        this.limits = limits;
    }

    /** What stands out between two moments; one pass over the entries, memory for the looks of that time. */
    public List<Alert> alerts(AuditSearch audit, Instant from, Instant to) {
        var days = new TreeMap<LocalDate, Map<String, Day>>();
        audit.each(new AuditSearch.Query("", "", "", "", "", "", from, to), entry -> {
            if (!entry.who().isEmpty()) {
                days.computeIfAbsent(LocalDate.ofInstant(entry.at(), CHINA), missing -> new LinkedHashMap<>())
                        .computeIfAbsent(entry.who(), missing -> new Day())
                        .add(entry);
            }
            return true;
        });
        var alerts = new ArrayList<Alert>();
        days.forEach((day, users) -> {
            long middle = middle(users);
            users.forEach((who, done) -> {
                done.report(who, day, alerts);
                long seen = done.entities.size();
                if (users.size() > 2 && seen >= limits.least && seen > limits.timesPeers * Math.max(1, middle)) {
                    alerts.add(new Alert("above-peers", who, day, seen, some(done.looks)));
                }
            });
        });
        alerts.sort(Comparator.comparing(Alert::day).thenComparing(Alert::who).thenComparing(Alert::rule));
        return alerts;
    }

    private static long middle(Map<String, Day> users) {
        long[] seen = users.values().stream()
                .mapToLong(day -> day.entities.size())
                .sorted()
                .toArray();
        return seen[(seen.length - 1) / 2];
    }

    private static List<Long> some(List<Long> entries) {
        return List.copyOf(entries.subList(0, Math.min(SHOWN, entries.size())));
    }

    /** What one user did on one day, in order. */
    private final class Day {
        private final Set<String> entities = new HashSet<>();
        private final List<Long> looks = new ArrayList<>();
        private final Map<String, Run> runs = new HashMap<>();
        private final List<Run> tried = new ArrayList<>();
        private final List<Long> nightly = new ArrayList<>();
        private final ArrayDeque<AuditEntry> recent = new ArrayDeque<>();
        private final List<Long> deleted = new ArrayList<>();
        private long bulk;

        void add(AuditEntry entry) {
            if (entry.act().endsWith("-delete")) {
                recent.removeIf(one -> one.at().isBefore(entry.at().minus(limits.deletedWithin)));
                if (recent.stream().anyMatch(one -> one.asked().equals(entry.asked()))) {
                    deleted.add(entry.n());
                }
                return;
            }
            recent.add(entry);
            if (!LOOKS.contains(entry.act())) {
                return;
            }
            looks.add(entry.n());
            entities.addAll(entry.keys());
            int hour = entry.at().atZone(CHINA).getHour();
            if (BULK.contains(entry.act()) && (hour >= 22 || hour < 6)) {
                bulk += entry.returned();
                nightly.add(entry.n());
            }
            String digits = entry.asked().replaceAll("\\D", "");
            if (digits.length() >= 7 && digits.length() <= 18) {
                follow(Long.parseLong(digits), digits.length(), entry.n());
            }
        }

        private void follow(long number, int length, long entry) {
            String head = length + ":" + number / 10_000;
            Run run = runs.get(head);
            if (run == null || number <= run.last || number > run.last + 10) {
                run = run != null && number == run.last ? run : new Run();
                runs.put(head, run);
            }
            if (run.entries.isEmpty() || number != run.last) {
                run.entries.add(entry);
            }
            run.last = number;
            if (run.entries.size() == limits.run) {
                tried.add(run);
            }
        }

        void report(String who, LocalDate day, List<Alert> alerts) {
            if (!tried.isEmpty()) {
                var entries = tried.stream()
                        .flatMap(run -> run.entries.stream())
                        .sorted()
                        .toList();
                alerts.add(new Alert("enumeration", who, day, entries.size(), some(entries)));
            }
            if (bulk >= limits.bulk) {
                alerts.add(new Alert("bulk-at-night", who, day, bulk, some(nightly)));
            }
            if (!deleted.isEmpty()) {
                alerts.add(new Alert("look-then-delete", who, day, deleted.size(), some(deleted)));
            }
        }
    }

    /** Numbers asked for one after another. */
    private static final class Run {
        private final List<Long> entries = new ArrayList<>();
        private long last;
    }
}
