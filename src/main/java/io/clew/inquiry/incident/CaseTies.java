package io.clew.inquiry.incident;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import java.util.LinkedHashSet;
import java.util.Set;

/** Which case a record belongs to, and which it only names. */
public final class CaseTies {

    static final String CASE = "case";

    /** Roles of the one who suffered it or told it. */
    static final Set<String> OWN_ROLES = Set.of("victim", "reporter", "caller", "witness");

    private CaseTies() {}

    /**
     * The cases that a record belongs to: whose number it carries as a whole or in a fact; else the one case that its text
     * names, where that is the only one.
     */
    public static Set<EntityKey> of(Record record) {
        var cases = new LinkedHashSet<EntityKey>();
        for (EntityRef entity : record.entities()) {
            if (entity.key().type().equals(CASE)) {
                cases.add(entity.key());
            }
        }
        for (Fact fact : record.facts()) {
            boolean row = !fact.link().equals("mentioned-with");
            if (row && fact.to().type().equals(CASE)) {
                cases.add(fact.to());
            }
        }
        if (cases.isEmpty()) {
            for (Mention mention : record.mentions()) {
                if (mention.key().type().equals(CASE)) {
                    cases.add(mention.key());
                }
            }
            if (cases.size() > 1) {
                cases.clear();
            }
        }
        return cases;
    }
}
