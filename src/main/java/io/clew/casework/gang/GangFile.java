package io.clew.casework.gang;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A gang as it was proposed; keys are those of the graph, never what a reader sees in their place.
 *
 * @param seeds from which it is found again
 * @param sources of all facts that it rested on
 * @param cases that it touched
 * @param decisions oldest first
 */
public record GangFile(
        String id,
        List<String> seeds,
        @Nullable Instant from,
        @Nullable Instant to,
        List<Person> members,
        List<String> sources,
        List<String> cases,
        String purpose,
        String proposedBy,
        Instant proposedAt,
        List<Decision> decisions) {

    /** Of a gang that nobody proposed. */
    public static final GangFile NONE =
            new GangFile("", List.of(), null, null, List.of(), List.of(), List.of(), "", "", Instant.EPOCH, List.of());

    /** A member as proposed, and how many facts would have had to fall. */
    public record Person(List<String> keys, List<String> roles, int cut) {}

    /** What a person decided of a member, by one of the member's keys. */
    public record Decision(String key, Verdict verdict, String by, String reason, Instant at) {}

    /** A member is in, is not, or is to be looked at later. */
    public enum Verdict {
        CONFIRM,
        REFUSE,
        DEFER
    }

    /** The latest decision of somebody with one of these keys. */
    public Optional<Decision> decided(List<String> keys) {
        return decisions.reversed().stream()
                .filter(each -> keys.contains(each.key()))
                .findFirst();
    }

    /** What other people decided otherwise than the latest decision says: the last word of each, latest first. */
    public List<Decision> contrary(List<String> keys) {
        var last = new LinkedHashMap<String, Decision>();
        decisions.reversed().stream()
                .filter(each -> keys.contains(each.key()))
                .forEach(each -> last.putIfAbsent(each.by(), each));
        var latest = decided(keys).orElse(null);
        return last.values().stream()
                .filter(each -> latest != null && each.verdict() != latest.verdict())
                .toList();
    }

    GangFile with(List<Decision> changed) {
        return new GangFile(
                id, seeds, from, to, members, sources, cases, purpose, proposedBy, proposedAt, List.copyOf(changed));
    }

    GangFile resting(List<Person> persons, List<String> on, List<String> touched) {
        return new GangFile(
                id,
                seeds,
                from,
                to,
                List.copyOf(persons),
                List.copyOf(on),
                List.copyOf(touched),
                purpose,
                proposedBy,
                proposedAt,
                decisions);
    }
}
