package io.clew.web.people;

import java.util.List;

/**
 * Everybody who has a local account.
 *
 * @param linked whose one-time link was made just now; empty at every other time
 * @param link address that lets them in once, shown this once
 * @param choices every role, none held, for somebody new
 */
public record PeopleView(List<Person> people, List<Choice> choices, String linked, String link, String fault) {

    /**
     * @param self whether this is the visitor
     * @param roles names of the roles that the account has
     */
    public record Person(
            String user,
            String name,
            List<String> roles,
            List<Choice> choices,
            String groups,
            int clearance,
            boolean disabled,
            boolean hasPassword,
            boolean self) {}

    /** @param meaning what the role lets its holder do, in one sentence */
    public record Choice(String word, String name, String meaning, boolean held) {}
}
