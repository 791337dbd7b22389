package io.clew.api.document;

import io.clew.record.FailureKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.Components;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.headers.Header;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;

/** What may go wrong in any call: one response for each status, with the codes that {@link FailureKind} gives it. */
final class ApiProblems {

    private static final String MEDIA_TYPE = "application/problem+json";

    private record Trouble(String name, FailureKind kind, String says) {}

    private static final Map<Integer, Trouble> ALL = all();

    private ApiProblems() {}

    private static Map<Integer, Trouble> all() {
        var all = new LinkedHashMap<Integer, Trouble>();
        all.put(
                400,
                new Trouble(
                        "BadInput",
                        FailureKind.INPUT,
                        "What was sent cannot be used; errors says where. Among the codes: purpose-required, invalid, "
                                + "malformed-json, query-syntax, reason-required"));
        all.put(401, new Trouble("NotSignedIn", FailureKind.UNAUTHENTICATED, "Nobody is signed in"));
        all.put(
                403,
                new Trouble(
                        "Forbidden",
                        FailureKind.FORBIDDEN,
                        "Role, scope, purpose or a second person do not allow it. Among the codes: purpose-refused, "
                                + "approval-required, approval-refused"));
        all.put(
                404,
                new Trouble(
                        "Unknown",
                        FailureKind.ABSENT,
                        "What the call names does not exist, or the caller may not know that it does; codes end with -unknown"));
        all.put(
                409,
                new Trouble(
                        "Conflict",
                        FailureKind.CONFLICT,
                        "Somebody else was first, or the state of it does not allow this; also codes that end with -exists"));
        all.put(413, new Trouble("TooLarge", FailureKind.TOO_LARGE, "The body is too large"));
        all.put(415, new Trouble("MediaType", FailureKind.MEDIA_TYPE, "The body is of a type that is not taken here"));
        all.put(429, new Trouble("TooMany", FailureKind.BUSY, "Too many calls; Retry-After says when to come again"));
        all.put(500, new Trouble("Fault", FailureKind.INTERNAL, "A fault of the program; detail names its log entry"));
        all.put(
                503,
                new Trouble(
                        "Away",
                        FailureKind.AWAY,
                        "Something that Clew needs gives no answer; asking again later helps; codes end with -unavailable"));
        return all;
    }

    static void define(Components components) {
        ALL.forEach((status, trouble) -> components.addResponse(trouble.name(), response(status, trouble)));
    }

    private static APIResponse response(int status, Trouble trouble) {
        var codes = trouble.kind().codes();
        var response = OASFactory.createAPIResponse()
                .description(
                        codes.isEmpty() ? trouble.says() + "." : trouble.says() + ": " + String.join(", ", codes) + ".")
                .content(OASFactory.createContent()
                        .addMediaType(
                                MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        if (status == 429) {
            response.addHeader("Retry-After", number("seconds to wait"));
            response.addHeader("RateLimit-Limit", number("calls of a minute"));
            response.addHeader("RateLimit-Remaining", number("calls that may be made at once"));
        }
        return response;
    }

    private static Header number(String says) {
        return OASFactory.createHeader()
                .description(says)
                .schema(OASFactory.createSchema().type(List.of(SchemaType.INTEGER)));
    }

    /**
     * Adds what may go wrong in a call.
     *
     * @param changes whether it may meet another's change
     */
    static void add(Operation operation, boolean changes, boolean body) {
        ALL.forEach((status, trouble) -> {
            boolean fits = switch (status) {
                case 409 -> changes;
                case 413, 415 -> body;
                default -> true;
            };
            String key = Integer.toString(status);
            APIResponse told = operation.getResponses().getAPIResponse(key);
            if (fits && (told == null || told.getContent() == null && told.getRef() == null)) {
                operation
                        .getResponses()
                        .addAPIResponse(
                                key, OASFactory.createAPIResponse().ref("#/components/responses/" + trouble.name()));
            }
        });
    }
}
