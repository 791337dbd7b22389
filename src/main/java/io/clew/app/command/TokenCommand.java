package io.clew.app.command;

import io.clew.access.Accounts;
import io.clew.access.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "token",
        description = "Makes an API token for a local account and shows it once; stop the server first.")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER")
    private String user = "";

    @Option(names = "--name", defaultValue = "命令行", description = "what it is for (default ${DEFAULT-VALUE})")
    private String name = "";

    @Option(names = "--days", defaultValue = "90", description = "how long it lasts (default ${DEFAULT-VALUE})")
    private int days;

    @Option(names = "--scope", description = "read, write, audit, admin; none for all that the user may do")
    private Set<String> scopes = Set.of();

    @Override
    public Integer call() {
        return OneShot.run(() -> {
            var account = OneShot.bean(Accounts.class)
                    .get(user)
                    .orElseThrow(() -> new ClewException(Message.of("account-unknown.local", user)));
            var minted = OneShot.bean(Tokens.class)
                    .create(account.caller(Set.of(), ""), name, scopes, Duration.ofDays(days), 0);
            System.out.println(minted.secret());
            return 0;
        });
    }
}
