package io.clew.alerts.question;

import io.clew.alerts.Alert;
import io.clew.alerts.Mandate;
import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.search.RecordQuery;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question that is asked of what is new, until a day, for a reason. Exactly one of search and pattern is there.
 *
 * @param owner in whose name it is asked, with their eyes
 * @param endedAt null unless somebody ended it before its day
 */
public record StandingQuestion(
        String id,
        String title,
        String reason,
        Mandate owner,
        Instant madeAt,
        Instant expires,
        @Nullable Search search,
        @Nullable PatternAt pattern,
        @Nullable Instant endedAt) {

    /** A search in the query language. */
    public record Search(String q, List<String> types, List<String> sources) {
        public Search {
            types = List.copyOf(types);
            sources = List.copyOf(sources);
        }

        RecordQuery query() {
            return new RecordQuery(
                    q,
                    types,
                    sources,
                    TimeRange.ALWAYS,
                    List.of(),
                    Set.of(),
                    RecordQuery.Sort.NEWEST,
                    0,
                    "",
                    Set.of(),
                    false);
        }
    }

    /** A pattern of the catalogue at some accounts. */
    public record PatternAt(String code, List<String> accounts, Map<String, Double> parameters) {
        public PatternAt {
            accounts = List.copyOf(accounts);
            parameters = Map.copyOf(parameters);
        }

        List<EntityKey> keys() {
            return accounts.stream().map(EntityKey::parse).toList();
        }
    }

    /** Whether it is still asked. */
    public boolean holds(Instant now) {
        return endedAt == null && now.isBefore(expires);
    }

    Alert.Origin origin() {
        return new Alert.Origin(search == null ? "pattern" : "search", id, title, 1);
    }

    StandingQuestion ended(Instant at) {
        return new StandingQuestion(id, title, reason, owner, madeAt, expires, search, pattern, at);
    }
}
