package io.clew.alerts.model;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.alerts.Alarms;
import io.clew.alerts.Mandate;
import io.clew.alerts.model.ModelEntry.State;
import io.clew.alerts.model.ModelEntry.Version;
import io.clew.analysis.model.Model;
import io.clew.analysis.model.ModelReader;
import io.clew.casework.Leads;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.journal.Decided;
import io.clew.journal.Decisions;
import io.clew.journal.Journal;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStore.Write;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/**
 * Keeps models. A version goes live only with a back-test of just that version, and when a supervisor who neither wrote nor
 * proposed it agrees; before that it alarms nobody.
 */
public final class Models implements Decisions {

    private static final String MODELS = "models";
    private static final String TESTS = "model-tests";
    private static final String SORT = "model";
    private static final int LONGEST = 1_000;
    private static final int LONGEST_TEXT = 50_000;

    private final DocumentStore store;
    private final Journal journal;
    private final ModelReader reader;
    private final Testing testing;
    private final AuditLog audit;
    private final Clock clock;

    public Models(
            DocumentStore store,
            Journal journal,
            GraphStore graph,
            Ontology ontology,
            Leads leads,
            Alarms alarms,
            AuditLog audit) {
        this.store = store;
        this.journal = journal;
        this.reader = new ModelReader(ontology);
        this.clock = Clock.systemUTC();
        this.testing = new Testing(graph, ontology, leads, alarms, clock);
        this.audit = audit;
    }

    /** A model and what a look with its latest version costs. */
    public record Saved(ModelEntry entry, Cost cost) {}

    /**
     * Keeps a new model as a draft.
     *
     * @throws ClewException {@code model-form}, {@code model-field}
     */
    public Saved save(Access access, String text) {
        try (Look look = audit.open(access, AuditAct.MODEL_SAVE, "")) {
            Model model = read(text);
            Instant now = clock.instant();
            var entry = new ModelEntry(
                    UUID.randomUUID().toString(),
                    model.title(),
                    Mandate.of(access),
                    now,
                    List.of(draft(1, text, access, "", now)));
            look.changing();
            store.putAll(List.of(write(entry, DocumentStore.ABSENT)));
            look.returned(1, List.of());
            return new Saved(entry, testing.cost(access, model));
        }
    }

    /** Keeps a new version as a draft; the version that is live stays so. */
    public Saved revise(Access access, String id, String text, String why) {
        try (Look look = audit.open(access, AuditAct.MODEL_SAVE, id)) {
            Model model = read(text);
            Instant now = clock.instant();
            look.changing();
            var entry = change(
                    id,
                    before -> before.with(model.title(), draft(before.versions().size() + 1, text, access, why, now)));
            look.returned(1, List.of());
            return new Saved(entry, testing.cost(access, model));
        }
    }

    private static Version draft(int nth, String text, Access access, String why, Instant now) {
        return new Version(nth, text, access.user(), now, why, State.DRAFT, null, null, null, null);
    }

    private Model read(String text) {
        if (text.length() > LONGEST_TEXT) {
            throw new ClewException(Message.of("model-form.long", LONGEST_TEXT));
        }
        return reader.read(text);
    }

    /** What a version says. */
    public Model model(Version version) {
        return reader.read(version.text());
    }

    /** All models, by title. */
    public List<ModelEntry> list(Access access) {
        try (Look look = audit.open(access, AuditAct.MODELS, "")) {
            var all = all();
            look.returned(all.size(), List.of());
            return all;
        }
    }

    List<ModelEntry> all() {
        return store.list(MODELS).stream()
                .map(one -> Json.read(one.json(), ModelEntry.class))
                .sorted(Comparator.comparing(ModelEntry::title).thenComparing(ModelEntry::id))
                .toList();
    }

    /** @throws ClewException {@code model-unknown} */
    public ModelEntry get(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.MODELS, id)) {
            ModelEntry entry = entry(id);
            look.returned(1, List.of());
            return entry;
        }
    }

    private ModelEntry entry(String id) {
        return Json.read(kept(id).json(), ModelEntry.class);
    }

    private DocumentStore.Document kept(String id) {
        return store.get(MODELS, id).orElseThrow(() -> new ClewException(Message.of("model-unknown", id)));
    }

    /** What is to be looked at; {@code truth} adds to what people decided. */
    public record Test(int version, TimeRange when, List<String> sources, Map<EntityKey, Boolean> truth) {
        public Test {
            sources = List.copyOf(sources);
            truth = Map.copyOf(truth);
        }
    }

    /**
     * Tries a version on what is there, with the reader's eyes, and keeps the figures.
     *
     * @throws ClewException {@code model-unknown}, {@code model-version-unknown}
     */
    public BackTest test(Access access, String id, Test test) {
        try (Look look = audit.open(access, AuditAct.MODEL_TEST, id + " " + test.version + " " + test.when)) {
            ModelEntry entry = entry(id);
            Version version = version(entry, test.version);
            look.changing();
            BackTest result = testing.test(
                    access, entry, version, model(version), new Testing.Question(test.when, test.sources, test.truth));
            store.putAll(List.of(new Write(
                    TESTS,
                    result.id(),
                    DocumentStore.ABSENT,
                    Json.write(result.kept()),
                    Map.of("model", id, "version", id + "#" + version.nth()))));
            look.returned(
                    result.sample().size(),
                    result.sample().stream()
                            .map(one -> EntityKey.parse(one.subject()))
                            .toList());
            return result;
        }
    }

    /**
     * Holds two looks against each other, hit by hit, with the reader's eyes; nothing is kept. The truth of the first is
     * that of both.
     *
     * @throws ClewException {@code model-unknown}, {@code model-version-unknown}
     */
    public Comparison compare(Access access, String id, Test first, Test second) {
        String asked = id + " " + first.version + " " + first.when + " | " + second.version + " " + second.when;
        try (Look look = audit.open(access, AuditAct.MODEL_COMPARE, asked)) {
            ModelEntry entry = entry(id);
            Comparison result = testing.compare(access, looking(entry, first), looking(entry, second));
            look.returned(
                    result.hits().size(),
                    result.hits().stream()
                            .map(hit -> EntityKey.parse(hit.sample().subject()))
                            .toList());
            return result;
        }
    }

    private Testing.Look looking(ModelEntry entry, Test test) {
        Version version = version(entry, test.version);
        return new Testing.Look(version, model(version), new Testing.Question(test.when, test.sources, test.truth));
    }

    /** The figures of all back-tests of a model, the last first; without hits. */
    public List<BackTest> tests(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.MODELS, id + " tests")) {
            entry(id);
            var tests = store.list(TESTS, "model", id).stream()
                    .map(one -> Json.read(one.json(), BackTest.class))
                    .sorted(Comparator.comparing(BackTest::at).reversed())
                    .toList();
            look.returned(tests.size(), List.of());
            return tests;
        }
    }

    private static Version version(ModelEntry entry, int nth) {
        return entry.versions().stream()
                .filter(one -> one.nth() == nth || nth == 0 && one == entry.latest())
                .findFirst()
                .orElseThrow(() -> new ClewException(Message.of("model-version-unknown", nth)));
    }

    /**
     * Asks that a version go live.
     *
     * @param nth 0 for the latest
     * @throws ClewException {@code model-untested} where just this version has no back-test
     */
    public ModelEntry propose(Access access, String id, int nth) {
        try (Look look = audit.open(access, AuditAct.MODEL_PROPOSE, id + " " + nth)) {
            Version version = version(entry(id), nth);
            tested(id, version);
            if (version.state() == State.LIVE) {
                throw new ClewException(Message.of("model-state", version.nth()));
            }
            look.changing();
            var entry = change(
                    id,
                    before -> before.with(
                            before.title(), version(before, version.nth()).proposed(access.user())));
            look.returned(1, List.of());
            return entry;
        }
    }

    private void tested(String id, Version version) {
        if (store.list(TESTS, "version", id + "#" + version.nth()).isEmpty()) {
            throw new ClewException(Message.of("model-untested", version.nth()));
        }
    }

    /**
     * Agrees that a proposed version go live, or refuses. The version that was live before is retired.
     *
     * @throws ClewException {@code forbidden} for who is no supervisor, wrote it or proposed it; {@code model-state} where it
     *     is not proposed; {@code model-reason} without a reason
     */
    public ModelEntry decide(Access access, String id, int nth, boolean agreed, String reason) {
        String why = reason(reason);
        try (Look look = audit.open(access, AuditAct.MODEL_DECIDE, id + " " + nth + " " + agreed + " " + why)) {
            Version version = version(entry(id), nth);
            second(access, version, look);
            if (version.state() != State.PROPOSED) {
                throw new ClewException(Message.of("model-state", version.nth()));
            }
            tested(id, version);
            look.changing();
            Instant now = clock.instant();
            var entry = decided(id, version.nth(), before -> {
                ModelEntry after = before;
                Optional<Version> live = before.live();
                if (agreed && live.isPresent()) {
                    after = after.with(after.title(), live.get().decided(State.RETIRED, access.user(), why, now));
                }
                State state = agreed ? State.LIVE : State.REFUSED;
                return after.with(after.title(), version.decided(state, access.user(), why, now));
            });
            look.returned(1, List.of());
            return entry;
        }
    }

    private static void second(Access access, Version version, Look look) {
        if (!access.roles().contains(Role.SUPERVISOR)) {
            look.refused("forbidden");
            throw new ClewException(Message.of("forbidden.role", List.of(Role.SUPERVISOR.word())));
        }
        if (access.user().equals(version.by()) || access.user().equals(version.proposedBy())) {
            look.refused("forbidden");
            throw new ClewException(Message.of("forbidden.own-request"));
        }
    }

    /** Lets the live version alarm nobody any more. */
    public ModelEntry retire(Access access, String id, String reason) {
        String why = reason(reason);
        try (Look look = audit.open(access, AuditAct.MODEL_RETIRE, id + " " + why)) {
            Version live = entry(id).live().orElseThrow(() -> new ClewException(Message.of("model-state", 0)));
            look.changing();
            var entry = decided(
                    id,
                    live.nth(),
                    before -> before.with(
                            before.title(), live.decided(State.RETIRED, access.user(), why, clock.instant())));
            look.returned(1, List.of());
            return entry;
        }
    }

    private static String reason(String said) {
        String why = said.strip();
        if (why.isEmpty() || why.length() > LONGEST) {
            throw new ClewException(Message.of("model-reason", LONGEST));
        }
        return why;
    }

    private ModelEntry change(String id, UnaryOperator<ModelEntry> change) {
        var kept = kept(id);
        ModelEntry after = change.apply(Json.read(kept.json(), ModelEntry.class));
        try {
            store.putAll(List.of(write(after, kept.version())));
        } catch (VersionConflictException e) {
            throw new ClewException(Message.of("conflict.model"), e);
        }
        return after;
    }

    private ModelEntry decided(String id, int nth, UnaryOperator<ModelEntry> change) {
        var kept = kept(id);
        ModelEntry after = change.apply(Json.read(kept.json(), ModelEntry.class));
        try {
            journal.write(new Journal.Entry("decision", SORT, id + "#" + nth), write(after, kept.version()));
        } catch (VersionConflictException e) {
            throw new ClewException(Message.of("conflict.model"), e);
        }
        return after;
    }

    private static Write write(ModelEntry entry, long expected) {
        return new Write(MODELS, entry.id(), expected, Json.write(entry), Map.of());
    }

    @Override
    public String sort() {
        return SORT;
    }

    @Override
    public Optional<Decided> decided(Access access, String id) {
        int hash = id.lastIndexOf('#');
        int nth = Integer.parseInt(id.substring(hash + 1));
        return store.get(MODELS, id.substring(0, hash))
                .map(one -> Json.read(one.json(), ModelEntry.class))
                .flatMap(entry -> entry.versions().stream()
                        .filter(one -> one.nth() == nth && one.decidedBy() != null)
                        .findFirst()
                        .map(one -> new Decided(
                                SORT,
                                entry.id(),
                                null,
                                one.state().name().toLowerCase(java.util.Locale.ROOT),
                                String.valueOf(one.decidedBy()),
                                String.valueOf(one.reason()),
                                java.util.Objects.requireNonNull(one.decidedAt()))));
    }
}
