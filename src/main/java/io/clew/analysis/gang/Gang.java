package io.clew.analysis.gang;

import io.clew.record.Message;
import java.util.List;

/**
 * Persons who seem to act together, and what that rests on; all by handles of the view, sorted so that the same facts give
 * the same answer.
 *
 * @param members those with most ties first
 * @param core numbers of the members to whom the others are measured
 * @param cases handles of the cases that name a member, or whose victims a member spoke with
 * @param victims handles of the persons those cases are about
 * @param loss 分, as the reports tell it
 * @param spans when each kind of evidence, the frauds and the opening of accounts began and ended, the earliest first
 * @param beside persons with some tie, too little to be proposed, those nearest first
 */
public record Gang(
        List<Member> members,
        List<Integer> core,
        List<Long> cases,
        List<Long> victims,
        long loss,
        List<Span> spans,
        List<Beside> beside) {

    /**
     * A member.
     *
     * @param number of the person, in this answer alone
     * @param keys handles of what is theirs, the one they go by first
     * @param solid whether two independent kinds of evidence tie them to the others (双重印证)
     * @param cut facts that would have to fall before nothing ties them to the core
     * @param counter what speaks against it
     * @param rank share of the walks from the core that end here
     */
    public record Member(
            int number,
            List<Long> keys,
            List<Role> roles,
            boolean solid,
            List<Long> cut,
            List<Proof> evidence,
            List<Message> counter,
            double rank) {}

    /** A role, with the facts that make it and why. */
    public record Role(String role, String code, List<Long> facts, Message why) {}

    /** All evidence of one kind between two members. */
    public record Proof(String kind, int with, List<Long> facts) {}

    /**
     * From when to when something is told of the gang.
     *
     * @param what a kind of evidence, {@code fraud} or {@code opened}
     * @param from epoch milliseconds
     * @param to epoch milliseconds
     */
    public record Span(String what, long from, long to, int facts) {}

    /** Somebody near, who is no member, and by which kinds of evidence. */
    public record Beside(List<Long> keys, List<String> kinds, List<Long> facts, double rank) {}

    /** Somebody who is tied to several of the gangs, as a dealer in cards is. */
    public record Serving(List<Long> keys, List<Integer> gangs, List<String> kinds, List<Long> facts) {

        Serving among(List<Integer> changed) {
            return new Serving(keys, List.copyOf(changed), kinds, facts);
        }
    }

    public Gang {
        members = List.copyOf(members);
        core = List.copyOf(core);
        cases = List.copyOf(cases);
        victims = List.copyOf(victims);
        spans = List.copyOf(spans);
        beside = List.copyOf(beside);
    }
}
