package io.clew.inquiry.gang;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.gang.FindGangs;
import io.clew.analysis.gang.Gang;
import io.clew.analysis.gang.GangRules;
import io.clew.analysis.gang.StruckView;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.trace.statement.Places;
import io.clew.casework.gang.GangFile;
import io.clew.casework.gang.GangFiles;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.inquiry.money.RecordStatements;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Finds gangs from seeds or over everything, and asks who would still belong without some of what they rest on.
 *
 * <p>A gang that is found is kept as a proposal the first time, and found under the same id from then on; what was kept
 * does not change when more becomes known, the difference is told instead.
 */
public final class AskGangs {

    private static final long FACTS = 50_000_000;
    private static final int MOST_SEEDS = 200;
    private static final int AGAIN_SECONDS = 20;

    /** What becomes of a gang that was not proposed before: it is, or it is left out, or it is told without an id. */
    private enum Keeping {
        PROPOSE,
        KNOWN,
        LOOK
    }

    /** The tools that every question takes; made once. */
    public record Tools(
            GraphStore graph,
            RecordIndex index,
            Ontology ontology,
            Places places,
            Catalogue catalogue,
            Handles handles) {}

    private final Tools tools;
    private final GangFiles files;
    private final AuditLog audit;
    private final GangRules rules = GangRules.shipped();

    public AskGangs(Tools tools, GangFiles files, AuditLog audit) {
        this.tools = tools;
        this.files = files;
        this.audit = audit;
    }

    /**
     * @param seeds accounts, numbers, persons, devices, cases; empty for everything
     * @param seconds after which it ends with what it has
     */
    public record Question(List<EntityKey> seeds, TimeRange when, int seconds) {}

    /** What is struck out: facts by name, sources by id, kinds of evidence by code. */
    public record Struck(List<String> facts, List<String> sources, List<String> kinds) {
        public static final Struck NOTHING = new Struck(List.of(), List.of(), List.of());

        /** Whether nothing is struck out. */
        public boolean isNothing() {
            return facts.isEmpty() && sources.isEmpty() && kinds.isEmpty();
        }
    }

    /**
     * @param gangs those with most members first
     * @param unknown seeds that nothing readable names
     * @param cut empty, or why not everything was followed
     */
    public record Answer(
            List<FoundGang> gangs,
            List<FoundGang.Serving> serving,
            List<EntityKey> unknown,
            String cut,
            int withheldSources) {}

    /** Who would stand otherwise; {@code gang} is the same one, none where it is no more. */
    public record Without(Answer answer, List<FoundGang.Change> changed) {}

    public GangRules rules() {
        return rules;
    }

    /** @throws ClewException {@code gang-seeds} with too many seeds */
    public Answer find(Access access, Question question) {
        if (question.seeds().size() > MOST_SEEDS) {
            throw new ClewException(Message.of("gang-seeds", MOST_SEEDS));
        }
        try (Look look = audit.open(access, AuditAct.GANG, question.seeds().toString());
                GraphView view = tools.graph().view(access)) {
            Answer answer = told(access, view, question, ask(access, view, question, Struck.NOTHING), Keeping.PROPOSE);
            returned(look, answer);
            return answer;
        }
    }

    /**
     * As {@link #find}, and nothing is kept: a gang that was proposed before has its id and decisions, any other has no id.
     */
    public Answer tell(Access access, Question question) {
        try (Look look = audit.open(access, AuditAct.GANG, question.seeds().toString());
                GraphView view = tools.graph().view(access)) {
            Answer answer = told(access, view, question, ask(access, view, question, Struck.NOTHING), Keeping.LOOK);
            returned(look, answer);
            return answer;
        }
    }

    /** The question that finds this gang again, in the keys that the reader sees. */
    public Question asking(Access access, String id) {
        GangFile file = file(id);
        return new Question(get(access, id).core(), new TimeRange(file.from(), file.to()), AGAIN_SECONDS);
    }

    /** @throws ClewException {@code gang-unknown} also where the reader's sources do not show it */
    public FoundGang get(Access access, String id) {
        GangFile file = file(id);
        try (Look look = audit.open(access, AuditAct.GANG, id);
                GraphView view = tools.graph().view(access)) {
            Question question = question(file);
            Answer answer = told(access, view, question, ask(access, view, question, Struck.NOTHING), Keeping.KNOWN);
            FoundGang gang = one(answer, id, look);
            returned(look, new Answer(List.of(gang), List.of(), List.of(), answer.cut, answer.withheldSources));
            return gang;
        }
    }

    /**
     * The gang as it would be found if some facts, sources or kinds of evidence fell, asked anew without them.
     *
     * @throws ClewException {@code gang-unknown}, {@code gang-kind} for a kind of evidence that there is not
     */
    public Without without(Access access, String id, Struck struck) {
        GangFile file = file(id);
        struck.kinds().stream().filter(kind -> !rules.knows(kind)).findFirst().ifPresent(kind -> {
            throw new ClewException(Message.of(
                    "gang-kind",
                    kind,
                    rules.kinds().stream().map(GangRules.Kind::code).toList()));
        });
        try (Look look = audit.open(access, AuditAct.GANG, id + " without " + struck);
                GraphView view = tools.graph().view(access)) {
            Question question = question(file);
            Answer whole = told(access, view, question, ask(access, view, question, Struck.NOTHING), Keeping.KNOWN);
            FoundGang before = one(whole, id, look);
            Answer answer = told(access, view, question, ask(access, view, question, struck), Keeping.KNOWN);
            var mine =
                    answer.gangs.stream().filter(gang -> gang.id().equals(id)).findFirst();
            returned(look, answer);
            return new Without(answer, Standings.changed(before, mine));
        }
    }

    private GangFile file(String id) {
        return files.get(id).orElseThrow(() -> new ClewException(Message.of("gang-unknown", id)));
    }

    private static FoundGang one(Answer answer, String id, Look look) {
        Optional<FoundGang> found =
                answer.gangs.stream().filter(gang -> gang.id().equals(id)).findFirst();
        if (found.isEmpty()) {
            look.refused("gang-unknown");
            throw new ClewException(Message.of("gang-unknown", id));
        }
        return found.get();
    }

    private static Question question(GangFile file) {
        return new Question(
                file.seeds().stream().map(EntityKey::parse).toList(),
                new TimeRange(file.from(), file.to()),
                AGAIN_SECONDS);
    }

    private static void returned(Look look, Answer answer) {
        look.returned(
                answer.gangs.size(),
                answer.gangs.stream()
                        .flatMap(gang -> gang.members().stream())
                        .map(FoundGang.Member::key)
                        .distinct()
                        .toList());
    }

    private FindGangs.Answer ask(Access access, GraphView whole, Question question, Struck struck) {
        GraphView view = new StruckView(whole, struck.facts(), struck.sources());
        var scene = new Scene(
                view,
                tools.ontology(),
                tools.places(),
                new RecordStatements(tools.index(), access, view, tools.places()),
                tools.catalogue(),
                question.when().fromMillis(),
                question.when().toMillis(),
                Map.of());
        var window = FactFilter.ANY.between(
                question.when().fromMillis(), question.when().toMillis());
        var budget = new Budget(FACTS, TimeUnit.SECONDS.toNanos(question.seconds()));
        var finding = new FindGangs(scene, rules, window, Set.copyOf(struck.kinds()), budget);
        return question.seeds().isEmpty()
                ? finding.everything(budget::exhausted)
                : finding.from(question.seeds().stream()
                        .map(view::node)
                        .filter(node -> node != GraphView.NO_NODE)
                        .toList());
    }

    private Answer told(Access access, GraphView view, Question question, FindGangs.Answer found, Keeping keep) {
        var reading = new GangReading(access, tools.index(), tools.handles(), view);
        List<List<Long>> persons = new ArrayList<>();
        found.gangs().forEach(gang -> {
            gang.members().forEach(member -> persons.add(member.keys()));
            gang.beside().forEach(beside -> persons.add(beside.keys()));
        });
        reading.naming(persons);
        List<GangFile> kept = new ArrayList<>(files.all());
        List<FoundGang> gangs = new ArrayList<>();
        for (Gang gang : found.gangs()) {
            kept(access, reading, gang, question, kept, keep).ifPresent(file -> gangs.add(reading.found(gang, file)));
        }
        var ids = gangs.stream().map(FoundGang::id).toList();
        var serving = gangs.size() == found.gangs().size()
                ? found.serving().stream()
                        .map(each -> reading.serving(each, ids))
                        .toList()
                : List.<FoundGang.Serving>of();
        gangs.sort(Comparator.comparingInt((FoundGang gang) -> -gang.members().size())
                .thenComparing(FoundGang::id));
        return new Answer(
                List.copyOf(gangs),
                serving,
                question.seeds().stream()
                        .filter(key -> view.node(key) == GraphView.NO_NODE)
                        .toList(),
                found.cut(),
                access.withheldSources());
    }

    /** The proposal that the gang was kept as; a new one where there is none and it is to be kept. */
    private Optional<GangFile> kept(
            Access access, GangReading reading, Gang gang, Question question, List<GangFile> kept, Keeping keep) {
        List<List<String>> persons = gang.members().stream()
                .map(member -> reading.real(member.keys()))
                .toList();
        Optional<GangFile> like = GangFiles.like(kept, persons);
        if (like.isEmpty() && keep == Keeping.PROPOSE) {
            like = Optional.of(files.propose(access, reading.proposal(gang, question.when())));
        } else if (like.isEmpty() && keep == Keeping.LOOK) {
            return Optional.of(GangFile.NONE);
        }
        like.ifPresent(kept::remove);
        return like;
    }
}
