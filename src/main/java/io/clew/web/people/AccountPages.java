package io.clew.web.people;

import io.clew.access.Caller;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.web.frame.Msg;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.clew.web.people.AccountView.TokenView;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.Set;

/** The signed-in person's own page: password and API tokens. */
@Path("/account")
public class AccountPages {

    private static final Duration YEAR = Duration.ofDays(365);

    private final Pages pages;
    private final Visitor visitor;
    private final Accounts accounts;
    private final Tokens tokens;

    AccountPages(Pages pages, Visitor visitor, Accounts accounts, Tokens tokens) {
        this.pages = pages;
        this.visitor = visitor;
        this.accounts = accounts;
        this.tokens = tokens;
    }

    /** What an act on the page came to. */
    private record Outcome(String newToken, String done) {}

    private interface Act {
        Outcome by(Caller caller, Msg msg);
    }

    @GET
    public Response account() {
        return acting((caller, msg) -> new Outcome("", ""));
    }

    @POST
    @Path("tokens")
    public Response makeToken(@FormParam("name") @DefaultValue("") String name) {
        return acting((caller, msg) ->
                new Outcome(tokens.create(caller, name, Set.of(), YEAR, 0).secret(), ""));
    }

    @POST
    @Path("tokens/revoke")
    public Response revokeToken(@FormParam("id") @DefaultValue("") String id) {
        return acting((caller, msg) -> {
            tokens.revoke(caller, id);
            return new Outcome("", msg.tokenRevoked());
        });
    }

    /** Changing the password ends the account's sessions, so that the person signs in anew. */
    @POST
    @Path("password")
    public Response changePassword(
            @FormParam("current") @DefaultValue("") String current,
            @FormParam("password") @DefaultValue("") String next,
            @FormParam("again") @DefaultValue("") String again) {
        return acting((caller, msg) -> {
            if (!next.equals(again)) {
                throw new ClewException(Message.of("passwords-differ"));
            }
            accounts.changePassword(caller, current, next);
            return new Outcome("", msg.passwordChanged());
        });
    }

    private Response acting(Act act) {
        return pages.show("", frame -> {
            Caller caller = visitor.caller();
            try {
                Outcome outcome = act.by(caller, frame.words().msg());
                return Templates.account(frame, view(caller, outcome.newToken, outcome.done, ""));
            } catch (ClewException refused) {
                String why = frame.words().told(refused);
                return Templates.account(frame, view(caller, "", "", why));
            }
        });
    }

    private AccountView view(Caller caller, String newToken, String done, String fault) {
        var account = accounts.get(caller.user());
        var own = tokens.list(caller.user()).stream()
                .filter(token -> !token.revoked())
                .map(token -> new TokenView(
                        token.id(),
                        token.name(),
                        token.calls(),
                        token.records(),
                        token.created(),
                        token.expires(),
                        token.lastUsed()))
                .toList();
        return new AccountView(
                caller.roles().stream().sorted().map(visitor.words()::access).toList(),
                own,
                newToken,
                account.isPresent(),
                account.map(Account::hasPassword).orElse(false),
                done,
                fault);
    }
}
