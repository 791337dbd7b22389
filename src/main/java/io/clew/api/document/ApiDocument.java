package io.clew.api.document;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem.HttpMethod;
import org.eclipse.microprofile.openapi.models.media.MediaType;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/**
 * What holds for every call of the API, added to the document when it is made: pages left out, how to sign in, the purpose of
 * a read, names for generated clients, what may go wrong, where a thing that was made is found.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocument implements OASFilter {

    static final String BASE = "/api/v1";
    static final String PURPOSE = "Clew-Purpose";

    private static final String REFERENCE = "#/components/parameters/Purpose";

    private static final String KEY_REFERENCE = "#/components/parameters/IdempotencyKey";

    /** What the code calls a value of which nothing is said. */
    private static final String ANYTHING = "JsonNode";

    /** Properties of answers that are times wherever they stand. */
    private static final Set<String> TIMES = Set.of("occurredAt", "at", "first", "last", "ended", "changed");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        var paths = document.getPaths();
        if (paths == null) {
            return;
        }
        for (String path : List.copyOf(paths.getPathItems().keySet())) {
            if (!path.startsWith(BASE + "/")) {
                paths.removePathItem(path);
            }
        }
        document.servers(List.of(OASFactory.createServer().url("/").description("this installation")));
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        signIn(document);
        document.getComponents().addParameter("Purpose", purpose());
        document.getComponents().addParameter("IdempotencyKey", key());
        Map<String, Schema> schemas = document.getComponents().getSchemas();
        if (schemas != null) {
            schemas.values().forEach(ApiDocument::describe);
            document.getComponents().removeSchema(ANYTHING);
        }
        ApiProblems.define(document.getComponents());
        paths.getPathItems()
                .forEach((path, item) ->
                        item.getOperations().forEach((method, operation) -> complete(path, method, operation)));
    }

    private static void signIn(OpenAPI document) {
        var components = document.getComponents();
        components.setSecuritySchemes(null);
        components.addSecurityScheme(
                "token",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .description("A token of the account page, of ./clew token USER, or of the sign-in service."));
        components.addSecurityScheme(
                "account",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("An account of this installation; only where it keeps its own."));
        components.addSecurityScheme(
                "session",
                OASFactory.createSecurityScheme()
                        .type(SecurityScheme.Type.APIKEY)
                        .in(SecurityScheme.In.COOKIE)
                        .name("clew-session")
                        .description("The session of somebody who signed in to the pages."));
        document.setSecurity(List.of(
                OASFactory.createSecurityRequirement().addScheme("token"),
                OASFactory.createSecurityRequirement().addScheme("account"),
                OASFactory.createSecurityRequirement().addScheme("session")));
    }

    private static Parameter purpose() {
        return OASFactory.createParameter()
                .name(PURPOSE)
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "Why: the id of a case, or a stated reason, percent-encoded UTF-8. Whatever reads people's data "
                                + "needs it (400 purpose-required), unless the installation lets reads have none.")
                .schema(OASFactory.createSchema().type(List.of(SchemaType.STRING)))
                .example("%E6%A0%B8%E6%9F%A5%E7%BA%BF%E7%B4%A2");
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name("Idempotency-Key")
                .in(Parameter.In.HEADER)
                .required(false)
                .description(
                        "Any text that the caller uses for this call alone, such as a UUID. For a day, the same call with the "
                                + "same key and body is answered as it was, with the header Idempotent-Replayed, and is not done "
                                + "again, after a start of the server too; another body is refused (409 idempotency-reused). "
                                + "Refusals and files are not kept.")
                .schema(OASFactory.createSchema()
                        .type(List.of(SchemaType.STRING))
                        .minLength(1)
                        .maxLength(255))
                .example("8e03978e-40d5-43dd-bc93-6894a57f9324");
    }

    /** Whatever JSON has: no class of a client stands for it. */
    private static void free(Schema schema) {
        if (schema.getRef() != null && schema.getRef().endsWith("/" + ANYTHING)) {
            schema.setRef(null);
        }
    }

    /** A body of which the code says nothing is an object of any kind. */
    private static void anyObject(MediaType content) {
        Schema schema = content.getSchema();
        if (schema != null && schema.getRef() != null && schema.getRef().endsWith("/" + ANYTHING)) {
            content.setSchema(OASFactory.createSchema().type(List.of(SchemaType.OBJECT)));
        }
    }

    /** What a name says of a value wherever it stands. */
    private static void describe(Schema schema) {
        Map<String, Schema> properties = schema.getProperties();
        if (properties == null) {
            return;
        }
        properties.forEach((name, property) -> {
            free(property);
            if (property.getItems() != null) {
                free(property.getItems());
            }
            boolean text = property.getType() != null && property.getType().contains(SchemaType.STRING);
            if (text && TIMES.contains(name) && property.getFormat() == null) {
                property.setFormat("date-time");
            }
        });
    }

    private static void complete(String path, HttpMethod method, Operation operation) {
        operation.setOperationId(name(operation.getOperationId(), path, method));
        boolean keyed = method == HttpMethod.POST || method == HttpMethod.PUT || method == HttpMethod.DELETE;
        List<Parameter> parameters =
                new ArrayList<>(operation.getParameters() == null ? List.of() : operation.getParameters());
        parameters.forEach(ApiDocument::bound);
        if (RouteScopes.readsOrWrites(method.name(), path)) {
            parameters.add(OASFactory.createParameter().ref(REFERENCE));
        }
        if (RouteScopes.keeps(method.name(), path) && !path.endsWith("/previews")) {
            parameters.add(OASFactory.createParameter().ref(KEY_REFERENCE));
        }
        operation.setParameters(parameters);
        boolean body = operation.getRequestBody() != null;
        if (body) {
            operation.getRequestBody().getContent().getMediaTypes().values().forEach(ApiDocument::anyObject);
        }
        if (body && method == HttpMethod.DELETE) {
            operation.getRequestBody().setRequired(false); // many clients cannot send it; the address says the same
        }
        ApiProblems.add(operation, keyed, body);
        located(operation, "201");
        located(operation, "202");
    }

    /** One way for paging. */
    private static void bound(Parameter parameter) {
        Schema schema = parameter.getSchema();
        if (schema == null || parameter.getIn() != Parameter.In.QUERY) {
            return;
        }
        switch (String.valueOf(parameter.getName())) {
            case "size", "skip" -> parameter.setExample(20);
            case "cursor" ->
                parameter.setDescription("where the page before ended, as it said; left out for the first page");
            default -> {}
        }
    }

    /** {@code BoardResource_create} becomes {@code boardCreate}. */
    private static String name(String generated, String path, HttpMethod method) {
        int between = generated == null ? -1 : generated.indexOf('_');
        if (between < 0) {
            return method.name().toLowerCase(Locale.ROOT) + path.replaceAll("[^A-Za-z0-9]+", "_");
        }
        String room = generated.substring(0, between).replaceAll("Resource$", "");
        String act = generated.substring(between + 1);
        return room.substring(0, 1).toLowerCase(Locale.ROOT)
                + room.substring(1)
                + act.substring(0, 1).toUpperCase(Locale.ROOT)
                + act.substring(1);
    }

    private static void located(Operation operation, String status) {
        APIResponse made = operation.getResponses().getAPIResponse(status);
        if (made != null) {
            made.addHeader(
                    "Location",
                    OASFactory.createHeader()
                            .description("where it is found")
                            .schema(OASFactory.createSchema()
                                    .type(List.of(SchemaType.STRING))
                                    .format("uri-reference")));
        }
    }
}
