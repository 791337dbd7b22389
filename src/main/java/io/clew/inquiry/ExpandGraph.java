package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.analysis.path.Between;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.LinkCounts;
import io.clew.record.EntityKey;
import java.util.List;
import java.util.Map;

/** Shows whom entities touch: first how much there is, then the edges, then the edges among those on a board. */
public final class ExpandGraph {

    private final Walk walk;
    private final SecondPerson second;

    public ExpandGraph(Walk walk, SecondPerson second) {
        this.walk = walk;
        this.second = second;
    }

    /** Entities by the hundred are a comparison, whatever is asked about them. */
    private Access compared(Access access, List<EntityKey> nodes) {
        List<String> keys = nodes.stream().map(EntityKey::toString).sorted().toList();
        String asked = keys.stream().limit(5).toList() + (keys.size() > 5 ? " … " + keys.size() : "");
        return second.allow(access, new SecondPerson.Act("compare", asked, keys::size, keys.size(), keys));
    }

    /** @param labels a name for each entity in the answer */
    public record Labelled<T>(T answer, Map<EntityKey, String> labels) {}

    /**
     * What an expansion would bring, before it is made: whether each of many entities is known at all.
     *
     * @throws io.clew.record.ClewException {@code approval-required} as {@link SecondPerson} says
     */
    public LinkCounts.Counts counts(Access reader, List<EntityKey> nodes, Walk.Scope scope) {
        Access access = compared(reader, nodes);
        return walk.ask(access, AuditAct.LINKS, nodes.toString(), view -> {
            var counts = new LinkCounts(view, walk.ontology(), walk.filter(scope), Walk.budget()).at(nodes);
            return new Walk.Answered<>(counts, counts.counts().size(), nodes);
        });
    }

    /** @throws io.clew.record.ClewException {@code limit}, {@code no-nodes}, {@code too-many-nodes}, {@code link-invalid} */
    public Labelled<Expand.Expansion> expand(
            Access access, List<EntityKey> nodes, Walk.Scope scope, Expand.Order order, int limit) {
        return walk.ask(access, AuditAct.EXPAND, nodes.toString(), view -> {
            var expansion =
                    new Expand(view, walk.ontology(), walk.filter(scope), Walk.budget()).of(nodes, order, limit);
            var keys = expansion.nodes().stream().map(Expand.Node::key).toList();
            return new Walk.Answered<>(new Labelled<>(expansion, walk.labels(access, keys)), expansion.shown(), keys);
        });
    }

    /** The edges among entities, with what they carry on each day. */
    public Labelled<Between.Answer> between(Access reader, List<EntityKey> nodes, Walk.Scope scope) {
        Access access = compared(reader, nodes);
        return walk.ask(access, AuditAct.BETWEEN, nodes.size() + " nodes", view -> {
            var answer = new Between(view, walk.ontology(), walk.filter(scope), Walk.budget()).of(nodes);
            var keys = answer.nodes().stream().map(Expand.Node::key).toList();
            return new Walk.Answered<>(
                    new Labelled<>(answer, walk.labels(access, keys)),
                    answer.edges().size(),
                    keys);
        });
    }
}
