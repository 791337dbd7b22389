package io.clew.web.people;

import io.clew.access.Caller;
import io.clew.access.Role;
import io.clew.access.entry.Account;
import io.clew.access.entry.Accounts;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Typed;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.clew.web.people.PeopleView.Choice;
import io.clew.web.people.PeopleView.Person;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The local accounts, for administrators: who has which roles, who may come in. */
@Path(PeoplePages.PATH)
public class PeoplePages {

    public static final String PATH = "/people";

    private final Pages pages;
    private final Visitor visitor;
    private final Accounts accounts;
    private final UriInfo uri;

    PeoplePages(Pages pages, Visitor visitor, Accounts accounts, UriInfo uri) {
        this.pages = pages;
        this.visitor = visitor;
        this.accounts = accounts;
        this.uri = uri;
    }

    /** A one-time link that was just made. */
    private record Link(String user, String secret) {

        static final Link NONE = new Link("", "");
    }

    private interface Act {
        Link by(Caller caller);
    }

    @GET
    public Response list() {
        return acting(caller -> Link.NONE);
    }

    @POST
    public Response create(
            @FormParam("user") @DefaultValue("") String user,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("roles") @Nullable List<String> roles,
            @FormParam("groups") @DefaultValue("") String groups,
            @FormParam("clearance") @DefaultValue("0") int clearance) {
        return acting(caller -> {
            accounts.create(caller, user.strip(), named(name, user), held(roles), split(groups), clearance);
            return link(caller, user.strip());
        });
    }

    @POST
    @Path("{user}")
    public Response change(
            @PathParam("user") String user,
            @FormParam("name") @DefaultValue("") String name,
            @FormParam("roles") @Nullable List<String> roles,
            @FormParam("groups") @DefaultValue("") String groups,
            @FormParam("clearance") @DefaultValue("0") int clearance,
            @FormParam("disabled") @DefaultValue("false") boolean disabled) {
        return acting(caller -> {
            accounts.change(caller, user, named(name, user), held(roles), split(groups), clearance, disabled);
            return Link.NONE;
        });
    }

    @POST
    @Path("{user}/link")
    public Response link(@PathParam("user") String user) {
        return acting(caller -> link(caller, user));
    }

    private Link link(Caller caller, String user) {
        return new Link(user, accounts.letInAnew(caller, user));
    }

    private Response acting(Act act) {
        var made = new Link[] {Link.NONE};
        return pages.acting(
                "people", caller -> made[0] = act.by(caller), (frame, fault) -> page(frame, made[0], fault));
    }

    private TemplateInstance page(Frame frame, Link link, String fault) {
        Caller caller = visitor.caller();
        String self = caller.user();
        Words words = frame.words();
        var people = accounts.all(caller).stream()
                .map(one -> person(one, words, one.user().equals(self)))
                .toList();
        String address = link.secret.isEmpty()
                ? ""
                : uri.getBaseUriBuilder()
                        .path("login")
                        .queryParam("once", link.secret)
                        .build()
                        .toString();
        return Templates.people(frame, new PeopleView(people, choices(Set.of(), words), link.user, address, fault));
    }

    private static Person person(Account account, Words words, boolean self) {
        return new Person(
                account.user(),
                account.name(),
                account.roles().stream().sorted().map(words::access).toList(),
                choices(account.roles(), words),
                String.join("、", new TreeSet<>(account.groups())),
                account.clearance(),
                account.disabled(),
                account.hasPassword(),
                self);
    }

    private static List<Choice> choices(Set<Role> held, Words words) {
        return Arrays.stream(Role.values())
                .map(role -> new Choice(
                        role.word(),
                        words.access(role),
                        words.of(PeopleMsg.class).meaning(role.word()),
                        held.contains(role)))
                .toList();
    }

    private static String named(String name, String user) {
        return name.isBlank() ? user.strip() : name.strip();
    }

    private static Set<Role> held(@Nullable List<String> words) {
        var held = EnumSet.noneOf(Role.class);
        if (words != null) {
            words.forEach(word -> Role.of(word).ifPresent(held::add));
        }
        return held;
    }

    /** The groups that somebody typed into one field. */
    public static Set<String> split(String groups) {
        return Set.copyOf(Typed.words(groups));
    }
}
