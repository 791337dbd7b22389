package io.clew.alerts.question;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Who looks for patterns of the catalogue; it writes its own entries in the audit. */
@FunctionalInterface
public interface PatternLook {

    /** A hit by keys and names of facts. */
    record Hit(List<EntityKey> members, List<String> facts, Instant to, Message why) {}

    /** @param parameters other than the catalogue's, by name */
    List<Hit> at(Access access, String code, List<EntityKey> accounts, Map<String, Double> parameters);
}
