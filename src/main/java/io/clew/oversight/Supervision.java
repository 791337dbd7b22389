package io.clew.oversight;

import io.clew.access.Handles;
import io.clew.access.audit.AuditAct.Trait;
import io.clew.access.audit.AuditEntry;
import io.clew.access.audit.AuditSearch;
import io.clew.oversight.Surroundings.Relation;
import io.clew.record.China;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Reads the audit for looks that somebody should be asked about; nothing here says that they were wrong.
 *
 * <p>One alert for each user, rule and day (in China), with the numbers of the entries that it rests on. What the rules
 * are and where their limits come from is {@link Rules}.
 */
public final class Supervision {

    /** What is read ahead, so that what a case is about is known. */
    private static final Duration AHEAD = Duration.ofDays(90);

    private static final int SHOWN = 50;

    /**
     * @param rule a code of {@link Rules}
     * @param measure what the rule counted
     * @param entries numbers of entries, oldest first, at most fifty
     */
    public record Alert(String rule, String who, LocalDate day, long measure, List<Long> entries) {

        /** The same for the same rule, user and day. */
        public String id() {
            return rule + "~" + day + "~" + who;
        }
    }

    private final Rules rules;
    private final Surroundings around;

    public Supervision(Rules rules, Surroundings around) {
        this.rules = rules;
        this.around = around;
    }

    /** What stands out between two moments; one pass over the entries. */
    public List<Alert> alerts(AuditSearch audit, Instant from, Instant to) {
        return alerts(
                sink -> audit.each(AuditSearch.Query.ALL.between(from.minus(AHEAD), to), entry -> {
                    sink.accept(entry);
                    return true;
                }),
                LocalDate.ofInstant(from, China.ZONE));
    }

    /**
     * @param entries gives entries to its sink in the order of their numbers
     * @param from earlier days are read for what they tell, and not reported
     */
    public List<Alert> alerts(Consumer<Consumer<AuditEntry>> entries, LocalDate from) {
        var watch = new Watch();
        entries.accept(watch::add);
        return watch.alerts().stream()
                .filter(alert -> !alert.day().isBefore(from))
                .toList();
    }

    private static List<Long> some(Iterable<Long> entries) {
        var some = new TreeSet<Long>();
        entries.forEach(some::add);
        return some.stream().limit(SHOWN).toList();
    }

    /** Everything seen so far; memory for one day's looks, one night's, and for what cases are about. */
    private final class Watch {
        private final List<Alert> alerts = new ArrayList<>();
        private final Map<String, Day> today = new LinkedHashMap<>();
        private final Map<String, Night> tonight = new LinkedHashMap<>();
        private final Map<String, Set<String>> cases = new HashMap<>();
        private final Map<String, Set<String>> strangers = new HashMap<>();
        private final Map<String, Optional<Set<String>>> about = new HashMap<>();
        private final Map<String, Map<String, Relation>> circles = new HashMap<>();
        private final List<Alert> busy = new ArrayList<>();
        private final List<Long> seenDaily = new ArrayList<>();
        private final Set<String> users = new HashSet<>();
        private LocalDate day = LocalDate.MIN;
        private LocalDate night = LocalDate.MIN;

        void add(AuditEntry entry) {
            if (entry.who().isEmpty()) {
                return;
            }
            var at = entry.at().atZone(China.ZONE);
            if (!at.toLocalDate().equals(day)) {
                endDay();
                day = at.toLocalDate();
            }
            LocalDate itsNight = nightOf(at.toLocalDate(), at.toLocalTime());
            if (!itsNight.equals(LocalDate.MIN) && !itsNight.equals(night)) {
                endNight();
                night = itsNight;
            }
            Day done = today.computeIfAbsent(entry.who(), missing -> new Day());
            if (entry.is(Trait.REMOVAL)) {
                if (!entry.outcome().equals(AuditEntry.BEGUN)) {
                    done.deleting(entry);
                }
                return;
            }
            done.recent.add(entry);
            if (entry.is(Trait.LOOK)) {
                users.add(entry.who());
                look(entry, done);
                if (!itsNight.equals(LocalDate.MIN)) {
                    tonight.computeIfAbsent(entry.who(), missing -> new Night()).add(entry);
                }
            }
        }

        private LocalDate nightOf(LocalDate date, LocalTime time) {
            if (time.getHour() >= rules.limit("bulk-at-night.begins")) {
                return date;
            }
            return time.getHour() < rules.limit("bulk-at-night.ends") ? date.minusDays(1) : LocalDate.MIN;
        }

        private void look(AuditEntry entry, Day done) {
            done.looks.add(entry.n());
            if (!entry.is(Trait.BULK) || entry.under().isEmpty()) {
                entry.keys().stream()
                        .filter(key -> !key.startsWith(Handles.COMPARED + ":"))
                        .forEach(done.entities::add);
            }
            if (entry.is(Trait.NUMBERED)) {
                Subjects.tried(entry).forEach(number -> done.numbers.put(number, entry.n()));
            }
            Subjects.parts(entry).forEach(part -> done.parts.putIfAbsent(part, entry.n()));
            Set<String> subjects = Subjects.of(entry);
            done.subjects.put(entry.n(), subjects);
            var circle = circles.computeIfAbsent(entry.who(), who -> bare(around.circle(who)));
            if (subjects.stream().anyMatch(circle::containsKey)) {
                done.close.add(entry.n());
            }
            ofCase(entry, subjects, done);
        }

        /**
         * What a case is about grows with what looks under it brought back, except by looks that had no link to it. Such a
         * look is held against whoever brought the stranger in, once: others who come back to it follow up what is there.
         */
        private void ofCase(AuditEntry entry, Set<String> subjects, Day done) {
            var attached = about.computeIfAbsent(entry.purpose(), around::about);
            if (attached.isEmpty()) {
                return;
            }
            var known = cases.computeIfAbsent(entry.purpose(), missing -> {
                var first = new HashSet<String>();
                attached.get().forEach(key -> first.add(Subjects.bare(key)));
                return first;
            });
            var foreign = new ArrayList<String>();
            for (String subject : subjects) {
                boolean linked = known.isEmpty()
                        || known.contains(subject)
                        || around.near(attached.get(), Subjects.key(entry, subject));
                if (!linked && Subjects.key(entry, subject).indexOf(':') > 0) {
                    foreign.add(subject); // known to the records; a number that nothing names tells nobody anything
                }
            }
            if (foreign.isEmpty()) {
                known.addAll(subjects);
                entry.keys().forEach(key -> known.add(Subjects.bare(key)));
            } else {
                var unlinked = done.unlinked.computeIfAbsent(entry.purpose(), missing -> new LinkedHashMap<>());
                var before = strangers.computeIfAbsent(entry.purpose(), missing -> new HashSet<>());
                foreign.stream().filter(before::add).forEach(subject -> unlinked.put(subject, entry));
            }
        }

        private void endDay() {
            today.forEach((who, done) -> {
                report("own-circle", who, done.close.size(), "looks", done.close);
                done.unlinked.values().forEach(looks -> {
                    var together = together(List.copyOf(looks.values()));
                    report("unlinked", who, together.size(), "entities", together);
                });
                var run = Subjects.crowded(
                        done.numbers, (int) rules.limit("enumeration.numbers"), (int) rules.limit("enumeration.span"));
                report("enumeration", who, run.size(), "numbers", run);
                report("parts", who, done.parts.size(), "parts", done.parts.values());
                if (!done.deleted.isEmpty()) {
                    alerts.add(new Alert("look-then-delete", who, day, done.deleted.size(), some(done.deleted)));
                }
                if (!done.looks.isEmpty()) {
                    seenDaily.add((long) done.entities.size());
                    if (done.entities.size() >= rules.limit("above-peers.entities")) {
                        busy.add(new Alert("above-peers", who, day, done.entities.size(), some(done.looks)));
                    }
                }
            });
            today.clear();
        }

        /** All of one day where they are many, else the most that lie within the time of the rule. */
        private List<Long> together(List<AuditEntry> looks) {
            var most = List.<AuditEntry>of();
            if (looks.size() >= rules.limit("unlinked.day")) {
                most = looks;
            } else {
                var within = Duration.ofMinutes((long) rules.limit("unlinked.within"));
                for (int i = 0, first = 0; i < looks.size(); i++) {
                    while (looks.get(first)
                            .at()
                            .plus(within)
                            .isBefore(looks.get(i).at())) {
                        first++;
                    }
                    if (i + 1 - first > most.size()) {
                        most = looks.subList(first, i + 1);
                    }
                }
            }
            return most.stream().map(AuditEntry::n).toList();
        }

        private void endNight() {
            tonight.forEach((who, done) -> {
                if (done.records >= rules.limit("bulk-at-night.records")) {
                    alerts.add(new Alert("bulk-at-night", who, night, done.records, some(done.entries)));
                }
            });
            tonight.clear();
        }

        private void report(String rule, String who, int measure, String limit, Iterable<Long> entries) {
            if (measure > 0 && measure >= rules.limit(rule + "." + limit)) {
                alerts.removeIf(same -> same.rule().equals(rule)
                        && same.who().equals(who)
                        && same.day().equals(day)
                        && same.measure() <= measure);
                if (alerts.stream()
                        .noneMatch(same -> same.rule().equals(rule)
                                && same.who().equals(who)
                                && same.day().equals(day))) {
                    alerts.add(new Alert(rule, who, day, measure, some(entries)));
                }
            }
        }

        List<Alert> alerts() {
            endDay();
            endNight();
            if (users.size() >= rules.limit("above-peers.users")) {
                seenDaily.sort(Comparator.naturalOrder());
                long middle = Math.max(1, seenDaily.get((seenDaily.size() - 1) / 2));
                busy.stream()
                        .filter(alert -> alert.measure() > rules.limit("above-peers.times") * middle)
                        .forEach(alerts::add);
            }
            alerts.sort(
                    Comparator.comparing(Alert::day).thenComparing(Alert::who).thenComparing(Alert::rule));
            return alerts;
        }

        private Map<String, Relation> bare(Map<String, Relation> keys) {
            var bare = new HashMap<String, Relation>();
            keys.forEach((key, relation) -> bare.put(Subjects.bare(key), relation));
            return bare;
        }
    }

    /** What one user did on one day, in order. */
    private final class Day {
        private final Set<String> entities = new HashSet<>();
        private final List<Long> looks = new ArrayList<>();
        private final Map<Long, Set<String>> subjects = new HashMap<>();
        private final Map<String, Long> numbers = new LinkedHashMap<>();
        private final Map<String, Long> parts = new HashMap<>();
        private final List<Long> close = new ArrayList<>();
        private final Map<String, Map<String, AuditEntry>> unlinked = new LinkedHashMap<>();
        private final List<AuditEntry> recent = new ArrayList<>();
        private final List<Long> deleted = new ArrayList<>();

        void deleting(AuditEntry entry) {
            Instant since = entry.at().minus(Duration.ofMinutes((long) rules.limit("look-then-delete.within")));
            recent.removeIf(auditEntry -> auditEntry.at().isBefore(since));
            boolean justMade =
                    recent.stream().anyMatch(auditEntry -> auditEntry.asked().equals(entry.asked()));
            var held = new HashSet<String>();
            entry.keys().forEach(key -> held.add(Subjects.bare(key)));
            var looked = recent.stream()
                    .filter(auditEntry -> subjects.getOrDefault(auditEntry.n(), Set.of()).stream()
                            .anyMatch(held::contains))
                    .map(AuditEntry::n)
                    .toList();
            if (justMade && !looked.isEmpty()) {
                deleted.addAll(looked);
                deleted.add(entry.n());
            }
        }
    }

    /** What one user took in one night. */
    private static final class Night {
        private final List<Long> entries = new ArrayList<>();
        private long records;

        void add(AuditEntry entry) {
            records += entry.is(Trait.BULK) ? entry.returned() : 1;
            entries.add(entry.n());
        }
    }
}
