package io.clew.oversight;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What supervision knows beside the audit: who is close to whom, and what belongs to a case. */
public interface Surroundings {

    /** Nobody is close to anybody, and no purpose is a case. */
    Surroundings NONE = new Surroundings() {
        @Override
        public Map<String, Relation> circle(String user) {
            return Map.of();
        }

        @Override
        public Optional<Set<String>> about(String purpose) {
            return Optional.empty();
        }

        @Override
        public boolean near(Set<String> some, String key) {
            return false;
        }
    };

    /** How an identifier is close to a user. */
    enum Relation {
        OWN,
        RELATIVE,
        COLLEAGUE
    }

    /** Entity keys that are close to the user. */
    Map<String, Relation> circle(String user);

    /** Keys of the entities that were put into the case of that id; empty where the purpose is no case. */
    Optional<Set<String>> about(String purpose);

    /** Whether the graph leads from one of these entities to that one within two steps. */
    boolean near(Set<String> some, String key);
}
