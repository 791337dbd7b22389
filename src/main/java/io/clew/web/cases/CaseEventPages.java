package io.clew.web.cases;

import io.clew.access.Caller;
import io.clew.access.entry.Accounts;
import io.clew.casework.CaseNews;
import io.clew.casework.Cases;
import io.clew.json.Json;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.web.frame.Names;
import io.clew.web.frame.Visitor;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Duration;
import java.util.List;
import org.jboss.resteasy.reactive.RestStreamElementType;

/** Tells an open page of a case that something in it changed, and who else has it open. */
@Path("/cases/{id}/events")
public class CaseEventPages {

    private static final int LONGEST_STREAM = 600;

    /**
     * What a page is told.
     *
     * @param version another one where something has changed
     * @param people names of the members who have it open, without the reader
     */
    public record Told(long version, List<String> people) {}

    private final Visitor visitor;
    private final Cases cases;
    private final CaseNews news;
    private final Accounts accounts;

    CaseEventPages(Visitor visitor, Cases cases, CaseNews news, Accounts accounts) {
        this.visitor = visitor;
        this.cases = cases;
        this.news = news;
        this.accounts = accounts;
    }

    /** @throws ClewException {@code case-unknown}, {@code case-purpose} for who may not use the case */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> events(@PathParam("id") String id, @QueryParam("seconds") @DefaultValue("300") int seconds) {
        Caller caller = visitor.caller();
        cases.show(caller, id);
        if (!cases.mayUse(caller, id)) {
            throw new ClewException(Message.of("case-purpose", id));
        }
        Names names = Names.of(accounts);
        return Multi.createFrom()
                .<String>emitter(
                        emitter -> {
                            AutoCloseable visit =
                                    news.enter(id, caller.user(), () -> emitter.emit(told(id, caller.user(), names)));
                            emitter.onTermination(() -> leave(visit));
                        },
                        BackPressureStrategy.LATEST)
                .select()
                .first(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_STREAM)));
    }

    private String told(String id, String user, Names names) {
        CaseNews.State state = news.state(id);
        return Json.write(new Told(
                state.version(),
                state.people().stream()
                        .filter(each -> !each.equals(user))
                        .map(names::of)
                        .toList()));
    }

    private static void leave(AutoCloseable visit) {
        try {
            visit.close();
        } catch (Exception e) {
            throw new ClewException(Message.of("internal"), e);
        }
    }
}
