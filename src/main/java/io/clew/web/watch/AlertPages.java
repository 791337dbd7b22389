package io.clew.web.watch;

import io.clew.access.Access;
import io.clew.access.entry.Accounts;
import io.clew.alerts.Alert;
import io.clew.alerts.AlertDesk;
import io.clew.record.ClewException;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Names;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Visitor;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import org.jboss.resteasy.reactive.RestStreamElementType;
import org.jspecify.annotations.Nullable;

/** Alerts on records: a list with a filter, each to be decided in place; says by itself when there are more. */
@Path(AlertPages.PATH)
public class AlertPages {

    public static final String PATH = "/alerts";
    static final String ENTRY = "alerts";
    private static final int LONGEST_STREAM = 300;

    private final Pages pages;
    private final Visitor visitor;
    private final AlertDesk alerts;
    private final Accounts accounts;
    private final Clock clock;

    AlertPages(Pages pages, Visitor visitor, AlertDesk alerts, Accounts accounts, Clock clock) {
        this.pages = pages;
        this.visitor = visitor;
        this.alerts = alerts;
        this.accounts = accounts;
        this.clock = clock;
    }

    @GET
    public Response list(
            @QueryParam("state") @DefaultValue("open") String state,
            @QueryParam("kind") @DefaultValue("") String kind,
            @QueryParam("source") @DefaultValue("") String source,
            @QueryParam("mine") @DefaultValue("false") boolean mine,
            @QueryParam("from") @DefaultValue("0") int from) {
        return pages.show(ENTRY, frame -> page(frame, new AlertsView.Ask(state, kind, source, mine, from), ""));
    }

    private TemplateInstance page(Frame frame, AlertsView.Ask ask, String fault) {
        Access access = visitor.admit();
        var page = alerts.list(access, filter(access, ask), Math.max(0, ask.from()), AlertsView.SIZE);
        return Templates.alerts(
                frame, AlertsView.of(ask, page, Names.of(accounts), frame.words(), clock.instant(), fault));
    }

    private static AlertDesk.Filter filter(Access access, AlertsView.Ask ask) {
        return new AlertDesk.Filter(
                state(ask.state()),
                ask.kind().isBlank() ? null : ask.kind(),
                ask.source().isBlank() ? null : ask.source(),
                ask.mine() ? access.user() : null);
    }

    private static Alert.@Nullable State state(String word) {
        return switch (word) {
            case "open" -> Alert.State.OPEN;
            case "true" -> Alert.State.TRUE;
            case "false" -> Alert.State.FALSE;
            default -> null;
        };
    }

    @POST
    @Path("{id}/outcomes")
    public Response decide(
            @PathParam("id") String id,
            @FormParam("outcome") @DefaultValue("") String outcome,
            @FormParam("reason") @DefaultValue("") String reason,
            @FormParam("back") @DefaultValue(PATH) String back) {
        return pages.sent(ENTRY, frame -> {
            Access access = visitor.admit();
            Alert.State found = state(outcome);
            alerts.decide(access, id, found == null ? Alert.State.OPEN : found, reason);
            return Pages.to(back.startsWith(PATH) ? back : PATH);
        });
    }

    /** How many open alerts the visitor may know of, now and whenever it changes; the browser asks again when it ends. */
    @GET
    @Path("events")
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @RestStreamElementType(MediaType.TEXT_PLAIN)
    public Multi<String> events(@QueryParam("seconds") @DefaultValue("60") int seconds) {
        Access access = visitor.admit();
        return Multi.createFrom()
                .<String>emitter(
                        emitter -> {
                            emitter.emit(alerts.latest(access));
                            AutoCloseable heard = alerts.hear(() -> emitter.emit(alerts.latest(access)));
                            emitter.onTermination(() -> stop(heard));
                        },
                        BackPressureStrategy.LATEST)
                .select()
                .first(Duration.ofSeconds(Math.clamp(seconds, 1, LONGEST_STREAM)));
    }

    private static void stop(AutoCloseable heard) {
        try {
            heard.close();
        } catch (Exception e) {
            throw new ClewException(io.clew.record.Message.of("internal"), e);
        }
    }
}
