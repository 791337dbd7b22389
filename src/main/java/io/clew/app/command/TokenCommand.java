package io.clew.app.command;

import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.clew.app.Console;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "token")
final class TokenCommand implements Callable<Integer> {

    @Parameters(paramLabel = "USER", descriptionKey = "token.USER")
    private String user = "";

    @Option(names = "--name", paramLabel = "TEXT")
    private String name = Console.WORDS.tell(Message.of("command.token-name"));

    @Option(names = "--days", paramLabel = "N", defaultValue = "90")
    private int days;

    @Option(names = "--scope", paramLabel = "SCOPE")
    private Set<String> scopes = Set.of();

    @Override
    public Integer call() {
        var folder = DataFolder.find();
        folder.server().ifPresent(server -> {
            throw new ClewException(
                    Message.of("data-in-use.token", folder.path().toString(), server.address()));
        });
        return OneShot.run(() -> {
            var account = OneShot.bean(Accounts.class)
                    .get(user)
                    .orElseThrow(() -> new ClewException(Message.of("account-unknown.local", user)));
            var minted = OneShot.bean(Tokens.class)
                    .create(account.caller(Set.of(), ""), name, scopes, Duration.ofDays(days), 0);
            System.out.println(minted.secret());
            return ExitCode.DONE;
        });
    }
}
