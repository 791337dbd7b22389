package io.clew.door;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/**
 * Gives each request a name, which stands in its answer and in every line of the log that is written on the way: the name
 * that a proxy gave it, where it is one that can stand there, else one of its own.
 */
@ApplicationScoped
public class RequestIds {

    /** Header of requests and answers. */
    public static final String HEADER = "X-Request-Id";

    /** Under which the log finds it. */
    private static final String LOGGED = "request";

    private static final int BEFORE_ALL = 2_000;
    private static final Pattern GIVEN = Pattern.compile("[A-Za-z0-9._:-]{8,64}");

    void register(@Observes Filters filters) {
        filters.register(RequestIds::name, BEFORE_ALL);
    }

    private static void name(RoutingContext call) {
        String id = id(call.request().getHeader(HEADER));
        MDC.put(LOGGED, id);
        call.response().putHeader(HEADER, id);
        widen(call);
        call.next();
    }

    /** Whoever takes problems alone, as a generated client does where nothing comes back, takes whatever else there is too. */
    private static void widen(RoutingContext call) {
        String accepted = call.request().getHeader("Accept");
        if (accepted != null && accepted.contains("problem+json")) {
            call.request().headers().set("Accept", accepted + ", */*;q=0.1");
        }
    }

    static String id(@Nullable String given) {
        return given != null && GIVEN.matcher(given).matches()
                ? given
                : UUID.randomUUID().toString();
    }
}
