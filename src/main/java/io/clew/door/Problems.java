package io.clew.door;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Wordless;
import io.micrometer.core.instrument.Metrics;
import io.vertx.ext.web.RoutingContext;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Turns failures into problem documents; the one place that knows status codes.
 *
 * <p>The failure is left in the request under {@link #FAILURE}, so that a page can say the same in its own way.
 */
public final class Problems {

    /** Name of the request property that holds the {@link ClewException}. */
    static final String FAILURE = "clew.failure";

    /** Frames above the one that says what it was about. */
    private static final int NEAR = 5;

    private static final Logger LOG = Logger.getLogger(Problems.class);

    private static final Map<Integer, String> TITLES = Map.ofEntries(
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(409, "Conflict"),
            Map.entry(411, "Length Required"),
            Map.entry(413, "Content Too Large"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    static final String CHALLENGE = "Bearer realm=\"clew\"";

    /** The problem in words; counted among what was refused. */
    public static Problem told(ClewException failure, Tongue tongue) {
        Metrics.counter("clew.refusals", "code", failure.code()).increment();
        int status = failure.kind().status();
        return Problem.of(
                status,
                TITLES.getOrDefault(status, "Problem"),
                failure.code(),
                tongue.say(failure.message()),
                failure.faults().stream()
                        .map(fault -> Problem.Fault.of(fault, tongue))
                        .toList());
    }

    private static Response answer(ContainerRequestContext request, ClewException failure) {
        request.setProperty(FAILURE, failure);
        Problem problem = told(failure, Tongue.of(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        var response =
                Response.status(problem.status()).type(Problem.MEDIA_TYPE).entity(problem);
        if (problem.status() == 401) {
            response.header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE);
        }
        if (problem.status() == 429) {
            response.header(
                    HttpHeaders.RETRY_AFTER,
                    failure.retryAfter().map(java.time.Duration::toSeconds).orElse(3600L));
        }
        return response.build();
    }

    @ServerExceptionMapper
    Response known(ContainerRequestContext request, ClewException failure) {
        return answer(request, failure);
    }

    @ServerExceptionMapper
    Response invalid(ContainerRequestContext request, ConstraintViolationException failure) {
        return answer(request, violated(failure));
    }

    @ServerExceptionMapper
    Response mismatched(ContainerRequestContext request, MismatchedInputException failure) {
        return answer(request, unreadable(failure));
    }

    @ServerExceptionMapper
    Response malformed(ContainerRequestContext request, JsonProcessingException failure) {
        return answer(request, unreadable(failure));
    }

    @ServerExceptionMapper
    Response refused(ContainerRequestContext request, RoutingContext call, WebApplicationException failure) {
        int status = failure.getResponse().getStatus();
        if (status < 400) {
            return failure.getResponse();
        }
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof JsonProcessingException json) {
                return answer(request, unreadable(json));
            }
            if (cause instanceof ClewException said) {
                return answer(request, said);
            }
        }
        boolean api = request.getUriInfo().getPath().startsWith("/api/");
        var known = switch (status) {
            case 404 -> new ClewException(absent(api, failure));
            case 401 -> new ClewException(Message.of("unauthenticated.sign-in"));
            case 403 -> new ClewException(Message.of("forbidden.here"));
            case 405 -> new ClewException(Message.of("method-not-allowed", request.getMethod()));
            case 406 -> new ClewException(Message.of("not-acceptable"));
            case 413 -> new ClewException(Message.of("too-large.body"));
            case 415 -> new ClewException(Message.of("media-type"));
            case 503 -> new ClewException(Message.of("server-unavailable"));
            default -> status < 500 ? new ClewException(Message.of("invalid.request")) : null;
        };
        return known == null ? unexpected(request, call, failure) : answer(request, known);
    }

    /** JAX-RS answers 404 to a parameter of the wrong kind too; there something was thrown before. */
    private static Message absent(boolean api, WebApplicationException failure) {
        if (failure.getCause() != null) {
            return Message.of("invalid.parameter");
        }
        return api ? Message.of("not-found.route") : Message.of("not-found.page");
    }

    @ServerExceptionMapper
    Response unexpected(ContainerRequestContext request, RoutingContext call, Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ClewException known) {
                return answer(request, known);
            }
        }
        if (call.response().closed() || call.response().ended()) {
            LOG.infof("%s %s was broken off", request.getMethod(), route(request));
            return Response.noContent().build(); // nobody reads it
        }
        if (isUndecodable(failure)) {
            return answer(request, new ClewException(Message.of("invalid.request")));
        }
        return answer(request, failed(request.getMethod() + " " + route(request), failure));
    }

    /** What is told of a failure that nobody foresaw: its number, under which the log has classes and places of it. */
    public static ClewException failed(String where, Throwable failure) {
        String id = UUID.randomUUID().toString();
        LOG.errorf("failure %s at %s%n%s", id, where, Wordless.trace(failure));
        return new ClewException(Message.of("internal", id));
    }

    /** What the server itself could not take apart, such as a form with a stray percent sign; it throws nothing better. */
    private static boolean isUndecodable(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            StackTraceElement[] at = cause.getStackTrace();
            for (int i = 0; i < Math.min(at.length, NEAR); i++) {
                String thrower = at[i].getClassName();
                if (thrower.startsWith("org.jboss.resteasy.reactive.server.core.multipart.")
                        || thrower.equals("org.jboss.resteasy.reactive.common.util.URLUtils")) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The first two parts of the path: what follows may name people. */
    private static String route(ContainerRequestContext request) {
        String[] parts = request.getUriInfo().getPath().split("/");
        return java.util.Arrays.stream(parts).limit(4).collect(Collectors.joining("/"));
    }

    private static ClewException unknown(UnrecognizedPropertyException failure) {
        String name = failure.getPropertyName();
        List<String> known =
                failure.getKnownPropertyIds().stream().map(String::valueOf).toList();
        Message message = Spelling.nearest(name, known)
                .map(near -> Message.of("invalid.field-near", name, near))
                .orElseGet(() -> Message.of("invalid.field-unknown", name));
        return new ClewException(message, List.of(new ClewException.Fault("field:" + name, message)));
    }

    /** What is told of values beyond their bounds: each by its field, with the code that stands at the bound where one does. */
    public static ClewException violated(ConstraintViolationException failure) {
        List<ClewException.Fault> faults = failure.getConstraintViolations().stream()
                .map(one -> {
                    String path = one.getPropertyPath().toString();
                    return new ClewException.Fault("field:" + path.substring(path.lastIndexOf('.') + 1), bound(one));
                })
                .sorted(Comparator.comparing(ClewException.Fault::where))
                .toList();
        return new ClewException(faults.getFirst().message(), faults);
    }

    private static Message bound(ConstraintViolation<?> violation) {
        String code = violation.getMessageTemplate();
        Object sent = violation.getInvalidValue();
        if (!code.startsWith("{")) {
            return Message.of(code, sent);
        }
        return switch (violation.getConstraintDescriptor().getAnnotation()) {
            case Min least -> Message.of("invalid.least", least.value(), sent);
            case Max most -> Message.of("invalid.most", most.value(), sent);
            default -> Message.of("invalid.content");
        };
    }

    /** What is told of JSON that cannot be read: the field or the place, with the nearest name where it is misspelt. */
    public static ClewException unreadable(JsonProcessingException failure) {
        if (failure instanceof UnrecognizedPropertyException unknown) {
            return unknown(unknown);
        }
        String field = failure instanceof JsonMappingException mapping
                ? mapping.getPath().stream()
                        .map(one -> one.getFieldName() == null ? "[" + one.getIndex() + "]" : one.getFieldName())
                        .collect(Collectors.joining("."))
                        .replace(".[", "[")
                : "";
        if (!field.isEmpty()) {
            Message message = Message.of("invalid.field", field);
            return new ClewException(message, List.of(new ClewException.Fault("field:" + field, message)));
        }
        long offset = failure.getLocation() == null ? -1 : failure.getLocation().getCharOffset();
        Message message = Message.of("malformed-json");
        return new ClewException(
                message, offset < 0 ? List.of() : List.of(new ClewException.Fault("offset:" + offset, message)));
    }
}
