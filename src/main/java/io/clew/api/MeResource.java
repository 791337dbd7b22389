package io.clew.api;

import io.clew.access.Caller;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Sessions;
import io.clew.access.entry.Tokens;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The caller's own account and tokens. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "me", description = "本人账户与令牌")
public class MeResource {

    private static final int DAYS = 90;
    private static final int MOST_DAYS = 366;

    /** Who the caller is to Clew. */
    public record Me(String user, Set<String> roles, Set<String> groups, int clearance, Set<String> scopes) {}

    /** A token to be made. */
    public record TokenAsk(
            @Nullable @Schema(examples = "夜间导入") String name,

            @Nullable @Schema(description = "read, write, audit, admin; empty for all that the user may do")
            Set<String> scopes,

            @Nullable @Schema(description = "1 to 366; 90 if not said") @Min(1) @Max(MOST_DAYS)
            Integer days,

            @Nullable @Schema(description = "calls a day (UTC) at most; 0 for no limit") @Min(0)
            Integer quota) {}

    /** A token, without its secret. */
    public record TokenShape(
            String id,
            String name,
            Set<String> scopes,
            @Nullable String created,
            @Nullable String expires,
            boolean revoked,
            String quota,
            String calls,
            String records,
            @Nullable String lastUsed) {

        static TokenShape of(Tokens.Token token) {
            return new TokenShape(
                    token.id(),
                    token.name(),
                    token.scopes(),
                    Said.time(token.created()),
                    Said.time(token.expires()),
                    token.revoked(),
                    Long.toString(token.quota()),
                    Long.toString(token.calls()),
                    Long.toString(token.records()),
                    Said.time(token.lastUsed()));
        }
    }

    /** A token just made; the secret is shown this once. */
    public record Minted(TokenShape token, String secret) {}

    /** A change of one's own password. */
    public record PasswordAsk(
            @Nullable String current, @Nullable String next) {}

    private final Accounts accounts;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Asker asker;

    MeResource(Accounts accounts, Sessions sessions, Tokens tokens, Asker asker) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.tokens = tokens;
        this.asker = asker;
    }

    @GET
    @Path("/me")
    @Operation(summary = "Who the caller is")
    public Me me() {
        Caller caller = asker.caller();
        var roles = new TreeSet<String>();
        caller.roles().forEach(role -> roles.add(role.word()));
        return new Me(
                caller.user(),
                roles,
                new TreeSet<>(caller.groups()),
                caller.clearance(),
                new TreeSet<>(caller.scopes()));
    }

    @POST
    @APIResponse(responseCode = "204", description = "changed; every session has ended but the one that comes with it")
    @Path("/me/password")
    @Operation(
            summary = "Changes the caller's password",
            description = "Ends every session of the account but the new one.")
    public Response password(@Nullable PasswordAsk asked, RoutingContext call) {
        PasswordAsk ask = Said.required("next", asked);
        Account account = accounts.changePassword(
                asker.caller(), ask.current == null ? "" : ask.current, Said.required("next", ask.next));
        return Response.noContent()
                .cookie(SessionResource.cookie(sessions.begin(account)))
                .build();
    }

    @GET
    @Path("/tokens")
    @Operation(summary = "The caller's tokens, with counters of their use")
    public List<TokenShape> tokens() {
        return tokens.list(asker.caller().user()).stream().map(TokenShape::of).toList();
    }

    @POST
    @Path("/tokens")
    @Operation(summary = "Makes a token", description = "The answer holds the secret, which is shown this once.")
    public Minted create(@Valid @Nullable TokenAsk asked) {
        TokenAsk ask = Said.required("name", asked);
        Tokens.Minted minted = tokens.create(
                asker.caller(),
                Said.required("name", ask.name),
                ask.scopes == null ? Set.of() : ask.scopes,
                Duration.ofDays(ask.days == null ? DAYS : ask.days),
                ask.quota == null ? 0 : ask.quota);
        return new Minted(TokenShape.of(minted.token()), minted.secret());
    }

    @DELETE
    @Path("/tokens/{id}")
    @Operation(summary = "Revokes a token")
    public void revoke(@RestPath String id) {
        tokens.revoke(asker.caller(), id);
    }
}
