package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.analysis.path.EdgeFacts;
import io.clew.record.EntityKey;
import java.util.List;
import java.util.Map;

/** Opens an edge to the facts behind it, and each fact to its place in its record. */
public final class OpenEdge {

    private final Walk walk;

    public OpenEdge(Walk walk) {
        this.walk = walk;
    }

    /** @param places by the fact's name */
    public record Opened(EdgeFacts.Page page, Map<String, Walk.Place> places) {}

    /** @throws io.clew.record.ClewException {@code limit}, {@code cursor}, {@code link-invalid} */
    public Opened open(Access access, EntityKey from, EntityKey to, Walk.Scope scope, String cursor, int size) {
        return walk.ask(access, AuditAct.FACTS, from + " " + to, view -> {
            var page = new EdgeFacts(view, walk.ontology(), walk.filter(scope), Walk.budget())
                    .between(from, to, cursor, size);
            var opened = new Opened(page, walk.places(access, page.facts()));
            return new Walk.Answered<>(opened, page.facts().size(), List.of(from, to));
        });
    }
}
