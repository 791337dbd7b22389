package io.clew.alerts.question;

import io.clew.access.Access;
import io.clew.alerts.Alarms;
import io.clew.alerts.Alert.Match;
import io.clew.alerts.Mandates;
import io.clew.alerts.Progress;
import io.clew.alerts.Raised;
import io.clew.graph.GraphStore;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FailureKind;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.KeptFacts;
import io.clew.store.DocumentStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks every standing question of what came in, once index and graph both have it, with its owner's eyes. A record that a
 * search finds is one matter; so is a set of accounts that a pattern finds, and each of its hits has to hold a new fact.
 */
public final class QuestionRun {

    private static final String NAME = "questions";

    private final RecordIndex index;
    private final StandingQuestions questions;
    private final PatternLook patterns;
    private final Eyes eyes;
    private final Progress progress;

    /** In whose name it is asked, where it is told, and when. */
    public record Eyes(Mandates mandates, Alarms alarms, Clock clock) {}

    public QuestionRun(
            RecordIndex index,
            GraphStore graph,
            DocumentStore store,
            StandingQuestions questions,
            PatternLook patterns,
            Eyes eyes) {
        this.index = index;
        this.questions = questions;
        this.patterns = patterns;
        this.eyes = eyes;
        this.progress = new Progress(NAME, index, graph, store, eyes.alarms);
    }

    /**
     * Takes what came in since, some at a time.
     *
     * @return whether there is more
     */
    public boolean step() {
        var asked = questions.all().stream()
                .filter(one -> one.holds(eyes.clock.instant()))
                .toList();
        return progress.step(
                !asked.isEmpty(),
                (after, to, raised) -> asked.forEach(question -> eyes.mandates
                        .access(question.owner())
                        .ifPresent(access -> ask(access, question, new Stretch(after, to), raised))));
    }

    /** Records behind the first sequence number, up to and with the last. */
    private record Stretch(long after, long to) {}

    private void ask(Access access, StandingQuestion question, Stretch stretch, List<Raised> raised) {
        try {
            if (question.search() != null) {
                search(access, question, question.search(), stretch, raised);
            }
            if (question.pattern() != null) {
                pattern(access, question, question.pattern(), stretch, raised);
            }
        } catch (ClewException refused) {
            if (refused.kind() == FailureKind.AWAY) {
                throw refused; // asked again when the engine is back
            }
        }
    }

    private void search(
            Access access,
            StandingQuestion question,
            StandingQuestion.Search search,
            Stretch stretch,
            List<Raised> raised) {
        index.since(access, search.query(), stretch.after, stretch.to, kept -> {
            var record = kept.record();
            var match = new Match(record.ref().toString(), kept.sequence(), List.of(), record.occurredAt());
            raised.add(raised(
                    question,
                    record.ref().toString(),
                    "",
                    Message.of("question.search", question.title(), record.ref(), search.q()),
                    List.of(match)));
            return true;
        });
    }

    private void pattern(
            Access access,
            StandingQuestion question,
            StandingQuestion.PatternAt pattern,
            Stretch stretch,
            List<Raised> raised) {
        Set<EntityKey> accounts = new HashSet<>(pattern.keys());
        var touched = new HashSet<EntityKey>();
        var fresh = new HashSet<String>();
        index.facts(stretch.after, facts -> {
            if (facts.sequence() <= stretch.to && access.maySee(facts.ref().source())) {
                fresh.add(facts.ref().toString());
                touch(facts, accounts, touched);
            }
            return facts.sequence() < stretch.to;
        });
        if (touched.isEmpty()) {
            return;
        }
        for (var hit : patterns.at(access, pattern.code(), List.copyOf(touched), pattern.parameters())) {
            Map<String, List<String>> byRecord = new LinkedHashMap<>();
            hit.facts()
                    .forEach(fact -> byRecord.computeIfAbsent(
                                    fact.substring(0, fact.lastIndexOf('#')), any -> new ArrayList<>())
                            .add(fact));
            if (byRecord.keySet().stream().anyMatch(fresh::contains)) {
                var matches = new ArrayList<Match>();
                byRecord.forEach((record, facts) -> matches.add(new Match(record, stretch.to, facts, hit.to())));
                raised.add(raised(
                        question,
                        hit.members().stream().sorted().map(EntityKey::toString).collect(Collectors.joining(" ")),
                        hit.members().getFirst().toString(),
                        Message.of("question.pattern", question.title(), hit.why()),
                        matches));
            }
        }
    }

    private static void touch(KeptFacts facts, Set<EntityKey> accounts, Set<EntityKey> touched) {
        facts.facts().forEach(fact -> {
            for (EntityKey key : List.of(fact.from(), fact.to())) {
                if (accounts.contains(key)) {
                    touched.add(key);
                }
            }
        });
    }

    private static Raised raised(
            StandingQuestion question, String matter, String subject, Message why, List<Match> matches) {
        return new Raised(
                question.origin(), matter, subject, why, question.owner().user(), 0, matches, matches.size(), false);
    }
}
