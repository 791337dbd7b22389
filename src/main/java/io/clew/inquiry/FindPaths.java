package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.analysis.path.CommonNeighbours;
import io.clew.analysis.path.Paths;
import io.clew.record.EntityKey;
import java.util.List;
import java.util.Map;

/** Finds how entities hang together: the best paths between them, and whom they all touch. */
public final class FindPaths {

    private final Walk walk;

    public FindPaths(Walk walk) {
        this.walk = walk;
    }

    /**
     * @param places where the evidence of each step is said, by the fact's name
     * @param labels a name for each entity on a path
     */
    public record Found(Paths.Answer answer, Map<String, Walk.Place> places, Map<EntityKey, String> labels) {}

    /**
     * Paths between two entities, or among several.
     *
     * @throws io.clew.record.ClewException {@code max-length}, {@code limit}, {@code too-many-nodes}, {@code link-invalid};
     *     {@code question-too-large} and {@code question-busy} as {@link QuestionMemory#take}
     */
    public Found paths(Access access, List<EntityKey> ends, Walk.Scope scope, Paths.Rules rules) {
        return walk.ask(access, AuditAct.PATHS, ends.toString(), Paths.bytes(ends.size(), rules), view -> {
            var paths = new Paths(view, walk.ontology(), walk.filter(scope), rules, Walk.budget());
            var answer = ends.size() == 2 ? paths.between(ends.get(0), ends.get(1)) : paths.among(ends);
            var keys = answer.paths().stream()
                    .flatMap(path -> path.nodes().stream())
                    .distinct()
                    .toList();
            var evidence = answer.paths().stream()
                    .flatMap(path -> path.steps().stream())
                    .flatMap(step -> step.evidence().stream())
                    .toList();
            var found = new Found(answer, walk.places(access, evidence), walk.labels(access, keys));
            return new Walk.Answered<>(found, answer.paths().size(), keys);
        });
    }

    /** Entities that touch at least so many of the given ones, those that touch most first. */
    public ExpandGraph.Labelled<CommonNeighbours.Answer> common(
            Access access, List<EntityKey> nodes, Walk.Scope scope, int atLeast, int limit) {
        return walk.ask(access, AuditAct.COMMON, nodes.toString(), view -> {
            var answer = new CommonNeighbours(view, walk.filter(scope), Walk.budget()).of(nodes, atLeast, limit);
            var keys =
                    answer.common().stream().map(CommonNeighbours.Common::key).toList();
            return new Walk.Answered<>(
                    new ExpandGraph.Labelled<>(answer, walk.labels(access, keys)), keys.size(), keys);
        });
    }
}
