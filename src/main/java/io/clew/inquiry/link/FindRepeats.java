package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.linkage.Commonness;
import io.clew.analysis.linkage.Events;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Likeness;
import io.clew.analysis.linkage.Repeats;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.inquiry.incident.CaseTies;
import io.clew.inquiry.incident.IncidentReader;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.text.TextFolder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reports that repeat: one caller, one place or one matter, three times within ninety days; and one event told twice. */
public final class FindRepeats {

    private static final Duration SPAN = Duration.ofDays(90);
    private static final int LEAST = 3;
    private static final double ALIKE = 0.6;

    /** A street with a number, or an estate with a building. */
    private static final Pattern PLACE = Pattern.compile(
            "[\\u4e00-\\u9fff]{2,8}(?:路|街|巷|大道|弄)\\d{1,5}号(?:[\\u4e00-\\u9fff0-9]{2,8}\\d{1,3}(?:栋|幢|号楼))?");

    /** What repeats. */
    public enum Kind {
        CALLER,
        PLACE,
        MATTER
    }

    /**
     * Reports that repeat.
     *
     * @param events different events among them; a report told twice is one
     * @param reports the records in the same order, as the reader may see them
     * @param high whether it is urgent: threats, or intervals that shrink
     */
    public record Group(
            Kind kind, List<RecordRef> records, List<Record> reports, int events, boolean high, List<Message> why) {}

    /** @param groups urgent ones first, then by number of events */
    public record Answer(List<Group> groups, int withheldSources) {}

    private final RecordIndex index;
    private final GraphStore graph;
    private final IncidentReader reader;
    private final AuditLog audit;
    private final List<String> threats = threats();

    public FindRepeats(RecordIndex index, GraphStore graph, IncidentReader reader, AuditLog audit) {
        this.index = index;
        this.graph = graph;
        this.reader = reader;
        this.audit = audit;
    }

    private static List<String> threats() {
        try (InputStream in = FindRepeats.class.getResourceAsStream("/incident/threats.txt")) {
            if (in == null) {
                throw new IllegalStateException("incident/threats.txt is missing from the build");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("incident/threats.txt cannot be read", e);
        }
    }

    /** @param kinds what may repeat; all where empty */
    public Answer find(Access access, TimeRange when, Set<Kind> kinds) {
        try (Look look = audit.open(access, AuditAct.REPEATS, when + " " + kinds);
                GraphView view = graph.view(access)) {
            Map<RecordRef, Record> records = new LinkedHashMap<>();
            Map<EntityKey, List<Record>> byCase = new LinkedHashMap<>();
            index.scan(access, CommonWords.reports(when), total -> {}, kept -> {
                Record record = kept.record();
                if (record.occurredAt() != null) {
                    records.put(record.ref(), record);
                    Set<EntityKey> cases = CaseTies.of(record);
                    EntityKey key = cases.isEmpty()
                            ? new EntityKey("case", record.ref().toString())
                            : cases.iterator().next();
                    byCase.computeIfAbsent(key, missing -> new ArrayList<>()).add(record);
                }
                return true;
            });
            var incidents = reader.made(view, access, byCase);
            var events = new Events(incidents.values(), Set.of());
            var sweep = new Sweep(records, events, incidents.values());
            var groups = new ArrayList<Group>();
            if (kinds.isEmpty() || kinds.contains(Kind.CALLER)) {
                sweep.callers(groups);
            }
            if (kinds.isEmpty() || kinds.contains(Kind.PLACE)) {
                sweep.places(groups);
            }
            if (kinds.isEmpty() || kinds.contains(Kind.MATTER)) {
                sweep.matters(groups);
            }
            groups.sort(Comparator.comparing((Group one) -> !one.high)
                    .thenComparing(one -> -one.events)
                    .thenComparing(one -> one.records.getFirst()));
            look.returned(groups.size(), List.of());
            return new Answer(List.copyOf(groups), access.withheldSources());
        }
    }

    /** One look over the reports of a window. */
    private final class Sweep {
        private final Map<RecordRef, Record> records;
        private final Events events;
        private final List<Incident> incidents; // in order of time
        private final Commonness common = new Commonness();

        Sweep(Map<RecordRef, Record> records, Events events, java.util.Collection<Incident> incidents) {
            this.records = records;
            this.events = events;
            this.incidents = incidents.stream()
                    .filter(one -> one.reported() != null)
                    .sorted(Comparator.comparing(FindRepeats::at).thenComparing(Incident::key))
                    .toList();
            this.incidents.forEach(one -> common.add(one.telling()));
        }

        void callers(List<Group> groups) {
            Map<EntityKey, List<Incident>> by = new TreeMap<>();
            for (Incident one : incidents) {
                Set<EntityKey> callers = new LinkedHashSet<>(one.victims().keySet());
                one.own().stream()
                        .filter(key -> key.type().equals("phone") || key.type().equals("person"))
                        .forEach(callers::add);
                callers.forEach(key ->
                        by.computeIfAbsent(key, missing -> new ArrayList<>()).add(one));
            }
            Set<List<RecordRef>> told = new LinkedHashSet<>();
            by.forEach((key, list) -> runs(list, Kind.CALLER, key, groups, told));
        }

        void places(List<Group> groups) {
            Map<String, List<Incident>> by = new TreeMap<>();
            for (Incident one : incidents) {
                Set<String> places = new LinkedHashSet<>();
                papers(one).forEach(record -> places.addAll(placesOf(record)));
                places.forEach(place ->
                        by.computeIfAbsent(place, missing -> new ArrayList<>()).add(one));
            }
            Set<List<RecordRef>> told = new LinkedHashSet<>();
            by.forEach((place, list) -> runs(list, Kind.PLACE, place, groups, told));
        }

        private void runs(List<Incident> list, Kind kind, Object what, List<Group> groups, Set<List<RecordRef>> told) {
            for (List<Incident> run : Repeats.runs(list, FindRepeats::at, LEAST, SPAN)) {
                int count = eventsOf(run);
                if (count >= LEAST && told.add(refs(run))) {
                    String name = "repeat-why." + kind.name().toLowerCase(java.util.Locale.ROOT);
                    groups.add(group(kind, run, count, Message.of(name, what, count, days(run))));
                }
            }
        }

        void matters(List<Group> groups) {
            for (List<Incident> twice : events.twice()) {
                groups.add(group(Kind.MATTER, twice, 1, Message.of("repeat-why.twice", twice.size())));
            }
            Map<EntityKey, List<Incident>> by = new HashMap<>();
            for (Incident one : incidents) {
                Set<EntityKey> keys = new LinkedHashSet<>(one.things().keySet());
                keys.addAll(one.victims().keySet());
                keys.addAll(one.own());
                keys.forEach(key ->
                        by.computeIfAbsent(key, missing -> new ArrayList<>()).add(one));
            }
            Set<List<RecordRef>> told = new LinkedHashSet<>();
            new TreeMap<>(by).values().forEach(list -> {
                List<Incident> alike = alike(list);
                for (List<Incident> run : Repeats.runs(alike, FindRepeats::at, LEAST, SPAN)) {
                    int count = eventsOf(run);
                    if (count >= LEAST && told.add(refs(run))) {
                        long share = Math.round(100
                                * Likeness.share(
                                        run.get(0).telling(), run.get(1).telling(), common));
                        groups.add(group(
                                Kind.MATTER, run, count, Message.of("repeat-why.matter", share, count, days(run))));
                    }
                }
            });
        }

        /** Those that are told like the first that others are told like. */
        private List<Incident> alike(List<Incident> list) {
            for (Incident first : list) {
                List<Incident> alike = list.stream()
                        .filter(one -> one == first || Likeness.share(first.telling(), one.telling(), common) >= ALIKE)
                        .toList();
                if (alike.size() >= LEAST) {
                    return alike;
                }
            }
            return List.of();
        }

        private int eventsOf(List<Incident> run) {
            return (int)
                    run.stream().map(one -> events.face(one.key())).distinct().count();
        }

        private Group group(Kind kind, List<Incident> run, int count, Message what) {
            var why = new ArrayList<Message>();
            why.add(what);
            Set<String> said = new LinkedHashSet<>();
            run.forEach(one -> papers(one).forEach(record -> {
                String text = TextFolder.fold(record.text()).text();
                threats.stream().filter(text::contains).forEach(said::add);
            }));
            if (!said.isEmpty()) {
                why.add(Message.of("repeat-why.threat", List.copyOf(said)));
            }
            boolean shrinks = Repeats.shrinks(run.stream().map(FindRepeats::at).toList());
            if (shrinks) {
                why.add(Message.of("repeat-why.shrinking"));
            }
            List<RecordRef> refs = refs(run);
            return new Group(
                    kind,
                    refs,
                    refs.stream().map(records::get).filter(Objects::nonNull).toList(),
                    count,
                    shrinks || !said.isEmpty(),
                    why);
        }

        private List<RecordRef> refs(List<Incident> run) {
            return run.stream()
                    .flatMap(one -> one.reports().stream())
                    .distinct()
                    .toList();
        }

        private List<Record> papers(Incident one) {
            return one.reports().stream()
                    .map(records::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
        }
    }

    private static Set<String> placesOf(Record record) {
        Set<String> places = new LinkedHashSet<>();
        record.fields().forEach((name, value) -> {
            if (ExactTerms.PLACE_FIELDS.contains(name) && !value.isBlank()) {
                places.add(TextFolder.fold(value).text().strip());
            }
        });
        Matcher matcher = PLACE.matcher(TextFolder.fold(record.text()).text());
        while (matcher.find()) {
            String place = matcher.group();
            int street = place.lastIndexOf('区', place.indexOf('号'));
            places.add(place.substring(street + 1));
        }
        return places;
    }

    private static Instant at(Incident one) {
        Instant at = one.reported();
        return at == null ? Instant.EPOCH : at;
    }

    private static long days(List<Incident> run) {
        return Math.max(
                1, Duration.between(at(run.getFirst()), at(run.getLast())).toDays() + 1);
    }
}
