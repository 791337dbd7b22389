package io.clew.api;

import io.clew.access.Role;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.api.wire.Said;
import io.clew.door.Asker;
import io.clew.record.Message;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/** The local accounts; for administrators. */
@Path("/api/v1/accounts")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@Tag(name = "accounts", description = "账户管理")
public class AccountsResource {

    /** An account as it is sent and answered; passwords are never either. */
    @Schema(name = "Account")
    public record Shape(
            @Nullable @Schema(examples = "zhang.wei") String user,
            @Nullable String name,

            @Nullable @Schema(description = "investigator, analyst, supervisor, auditor, administrator, service")
            Set<String> roles,

            @Nullable Set<String> groups,

            @Nullable @Schema(description = "highest grade that may be read, 0–3")
            Integer clearance,

            @Nullable Boolean disabled) {

        static Shape of(Account account) {
            return new Shape(
                    account.user(),
                    account.name(),
                    account.roleWords(),
                    new TreeSet<>(account.groups()),
                    account.clearance(),
                    account.disabled());
        }

        Set<Role> held() {
            var held = EnumSet.noneOf(Role.class);
            for (String word : roles == null ? Set.<String>of() : roles) {
                held.add(Role.of(word).orElseThrow(() -> Said.wrong("roles", Message.of("invalid.role", word))));
            }
            return held;
        }
    }

    /** A secret that signs its user in once: {@code /login?once=…}. */
    public record Link(String secret) {}

    private final Accounts accounts;
    private final Asker asker;

    AccountsResource(Accounts accounts, Asker asker) {
        this.accounts = accounts;
        this.asker = asker;
    }

    @GET
    @Operation(summary = "Every account")
    public List<Shape> list() {
        return accounts.all(asker.caller()).stream().map(Shape::of).toList();
    }

    @POST
    @Operation(summary = "Adds an account", description = "It has no password; make a one-time link for its holder.")
    public Shape create(@Nullable Shape asked) {
        Shape ask = Said.required("user", asked);
        String user = Said.required("user", ask.user);
        return Shape.of(accounts.create(
                asker.caller(),
                user,
                ask.name == null ? user : ask.name,
                ask.held(),
                ask.groups == null ? Set.of() : ask.groups,
                ask.clearance == null ? 0 : ask.clearance));
    }

    @PUT
    @Path("/{user}")
    @Operation(summary = "Gives an account other rights, disables or enables it", description = "Its sessions end.")
    public Shape change(@RestPath String user, @Nullable Shape asked) {
        Shape ask = Said.required("roles", asked);
        return Shape.of(accounts.change(
                asker.caller(),
                user,
                ask.name == null ? user : ask.name,
                ask.held(),
                ask.groups == null ? Set.of() : ask.groups,
                ask.clearance == null ? 0 : ask.clearance,
                Boolean.TRUE.equals(ask.disabled)));
    }

    @POST
    @Path("/{user}/link")
    @Consumes(MediaType.WILDCARD)
    @Operation(
            summary = "Makes a one-time sign-in link, good for a day",
            description = "Earlier links and the password of the account are void, and its sessions end.")
    public Link link(@RestPath String user) {
        return new Link(accounts.letInAnew(asker.caller(), user));
    }
}
