package io.clew.web.frame;

import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import java.util.Map;
import java.util.stream.Collectors;

/** The names by which colleagues know each other; who has none goes by the user. */
public record Names(Map<String, String> byUser) {

    public static Names of(Accounts accounts) {
        return new Names(accounts.list().stream()
                .filter(one -> !one.name().isBlank())
                .collect(Collectors.toMap(Account::user, Account::name)));
    }

    /** A dash where nobody is meant. */
    public String of(String user) {
        return user.isEmpty() ? "—" : byUser.getOrDefault(user, user);
    }
}
