package io.clew.inquiry.gang;

import io.clew.casework.gang.GangFile;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A gang as one reader may see it: keys as they go by for that reader, facts by their names.
 *
 * @param loss 分, as reports tell it
 * @param changes how it differs from what was proposed; empty where that may not be told
 */
public record FoundGang(
        String id,
        List<Member> members,
        List<EntityKey> core,
        List<EntityKey> cases,
        List<EntityKey> victims,
        long loss,
        List<Beside> beside,
        List<Span> timeline,
        String proposedBy,
        Instant proposedAt,
        List<Change> changes) {

    /** @param keys of the person, {@code key} among them */
    public record Member(
            EntityKey key,
            List<EntityKey> keys,
            List<String> names,
            List<Role> roles,
            boolean core,
            boolean solid,
            List<String> cut,
            List<Proof> evidence,
            List<Message> counter,
            Message innocent,
            Optional<GangFile.Decision> decision,
            List<GangFile.Decision> contrary) {}

    /** A role, with the facts that make it. */
    public record Role(String role, List<String> facts, Message why) {}

    /** All evidence of one kind with one other member. */
    public record Proof(String kind, EntityKey with, List<String> facts) {}

    /** Somebody near, whose ties are too little. */
    public record Beside(
            EntityKey key, List<EntityKey> keys, List<String> names, List<String> kinds, List<String> facts) {}

    /** Somebody tied to several gangs, by their ids. */
    public record Serving(
            EntityKey key,
            List<EntityKey> keys,
            List<String> names,
            List<String> gangs,
            List<String> kinds,
            List<String> facts) {}

    /** From when to when something is told of the gang: a kind of evidence, {@code fraud} or {@code opened}. */
    public record Span(String what, Instant from, Instant to, int facts) {}

    /** @param member whether they belonged */
    public record Standing(boolean member, List<String> roles, boolean solid, int cut) {
        static final Standing OUT = new Standing(false, List.of(), false, 0);
    }

    /** Who stands otherwise, and how; never the same. */
    public record Change(EntityKey key, Standing was, Standing is) {}

    /** The member with this key, if there is one. */
    public @Nullable Member member(EntityKey key) {
        return members.stream()
                .filter(each -> each.keys().contains(key))
                .findFirst()
                .orElse(null);
    }
}
