package io.clew.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * What stands before everything else: refuses calls that another site made a browser send, and bodies that are too large,
 * do not come to an end or, where no files are sent, do not say how large they are; and an address with a stray percent sign,
 * which the server itself would refuse without a word.
 *
 * <p>A browser says by {@code Sec-Fetch-Site}, older ones by {@code Origin}, where a call comes from; a call that brings its
 * own {@code Authorization} cannot be forged that way. Pages set their cookies {@code SameSite=Lax} besides.
 */
@ApplicationScoped
public class Guards {

    private static final int FIRST = 1_000;
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private static final String METRICS = "/q/metrics";
    private static final Pattern EVIDENCE = Pattern.compile("(/api/v1)?/cases/[^/]+/evidence");
    private static final Pattern STRAY_PERCENT = Pattern.compile("%(?![0-9a-fA-F]{2})");

    private final Unfinished unfinished = new Unfinished();
    private final Set<HttpConnection> finished =
            Collections.synchronizedSet(Collections.newSetFromMap(new WeakHashMap<>()));

    private final Site site;
    private final Connections connections;
    private final ObjectMapper json;
    private final long largestUpload;
    private final long largestOther;

    Guards(
            Site site,
            Connections connections,
            ObjectMapper json,
            @ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize largestUpload,
            @ConfigProperty(name = "clew.api.largest-body", defaultValue = "16M") MemorySize largestOther) {
        this.site = site;
        this.connections = connections;
        this.json = json;
        this.largestUpload = largestUpload.asLongValue();
        this.largestOther = largestOther.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(this::guard, FIRST);
    }

    private void guard(RoutingContext call) {
        HttpServerRequest request = call.request();
        if (finished.contains(request.connection())) {
            request.connection().close(); // what follows may be of somebody else's making
            return;
        }
        connections.begun(request.connection());
        call.addEndHandler(ended -> connections.ended(request.connection()));
        if (STRAY_PERCENT.matcher(String.valueOf(request.uri())).find()) {
            refuse(call, new ClewException(Message.of("invalid.encoding")));
            return;
        }
        if (String.valueOf(request.path()).startsWith(METRICS) && !site.mayScrape(request)) {
            refuse(call, new ClewException(Message.of("forbidden.metrics")));
            return;
        }
        site.rename(request);
        if (!SAFE.contains(request.method().name()) && request.getHeader("Authorization") == null && foreign(request)) {
            refuse(call, new ClewException(Message.of("cross-site")));
            return;
        }
        long limit = takesFiles(String.valueOf(request.path())) ? largestUpload : largestOther;
        if (length(request) > limit) {
            last(request);
            refuse(call, new ClewException(Message.of("too-large.limit", (limit >> 20))));
            return;
        }
        if (request.getHeader("Transfer-Encoding") != null) {
            last(request);
            if (limit == largestOther) {
                refuse(call, new ClewException(Message.of("length-required")));
                return;
            }
        }
        if (hasBody(request) && !unfinished.admit(call, site.from(request), limit == largestUpload)) {
            last(request);
            refuse(call, new ClewException(Message.of("too-many-unfinished")));
            return;
        }
        call.next();
    }

    /** Nothing behind it on its connection is answered: where such a request ends, a proxy may see otherwise. */
    private void last(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        finished.add(request.connection());
    }

    private static boolean hasBody(HttpServerRequest request) {
        return length(request) > 0 || request.getHeader("Transfer-Encoding") != null;
    }

    private static boolean takesFiles(String path) {
        return path.startsWith("/api/v1/imports")
                || path.startsWith("/api/v1/records")
                || path.startsWith("/imports")
                || path.equals("/watchlists")
                || path.equals("/mappings/try")
                || EVIDENCE.matcher(path).matches();
    }

    private static long length(HttpServerRequest request) {
        String said = request.getHeader("Content-Length");
        try {
            return said == null ? 0 : Long.parseLong(said);
        } catch (NumberFormatException e) {
            return 0; // the server refuses it by itself
        }
    }

    private boolean foreign(HttpServerRequest request) {
        String sent = request.getHeader("Sec-Fetch-Site");
        if (sent != null) {
            return !sent.equals("same-origin") && !sent.equals("none");
        }
        String origin = request.getHeader("Origin");
        if (origin == null) {
            return false;
        }
        try {
            String authority = URI.create(origin).getAuthority();
            return authority == null || !authority.equalsIgnoreCase(site.authority(request));
        } catch (IllegalArgumentException e) {
            return true;
        }
    }

    /** Answers with the problem, as {@link Problems} does for what lies behind. */
    public void refuse(RoutingContext call, ClewException refusal) {
        Problem problem = Problems.told(refusal, Tongue.of(call.request().getHeader("Accept-Language")));
        if (problem.status() == 401) {
            call.response().putHeader("WWW-Authenticate", Problems.CHALLENGE);
        }
        refusal.retryAfter()
                .ifPresent(wait -> call.response().putHeader("Retry-After", Long.toString(wait.toSeconds())));
        try {
            call.response()
                    .setStatusCode(problem.status())
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(problem));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
