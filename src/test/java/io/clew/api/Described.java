package io.clew.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * What the program's own description says that it answers, to hold an answer against. An object may have no field of which the
 * description does not tell.
 */
final class Described {

    private static final String PLACE = "https://clew.test/openapi.json";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SHOWN = 5;

    private record Route(Pattern address, String path, boolean named) {}

    private final JsonNode document;
    private final List<Route> routes = new ArrayList<>();
    private final JsonSchemaFactory schemas;
    private final Map<String, JsonSchema> known = new ConcurrentHashMap<>();

    Described(String document) {
        try {
            this.document = JSON.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
        close(this.document);
        this.document.path("paths").fieldNames().forEachRemaining(path -> {
            String address =
                    path.replace(".", "\\.").replaceAll("\\{key}", "[^?]+").replaceAll("\\{[^}]*}", "[^/]+");
            routes.add(new Route(Pattern.compile(address), path, path.contains("{")));
        });
        routes.sort(java.util.Comparator.comparing(Route::named).thenComparing(route -> -route.path.length()));
        String closed = this.document.toString();
        schemas = JsonSchemaFactory.getInstance(
                SpecVersion.VersionFlag.V202012,
                builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(PLACE, closed))));
    }

    /** An object whose fields are told has no others. */
    private static void close(JsonNode schema) {
        if (schema instanceof ObjectNode object
                && object.has("properties")
                && !object.has("additionalProperties")
                && !object.has("allOf")) {
            object.put("additionalProperties", false);
        }
        schema.forEach(Described::close);
    }

    /**
     * What is not as described; empty where all is, or where the address is none of the API.
     *
     * @param type the media type of the answer; empty for none
     */
    List<String> faults(String method, String address, int status, String type, String body) {
        Optional<Route> route = routes.stream()
                .filter(one -> one.address.matcher(address).matches())
                .filter(one -> operation(one, method).isObject())
                .findFirst();
        if (route.isEmpty() || status == 304) {
            return List.of();
        }
        String at = "/paths/" + part(route.get().path) + "/" + method.toLowerCase(Locale.ROOT) + "/responses/" + status;
        JsonNode response = document.at(at);
        if (response.has("$ref")) {
            at = response.path("$ref").asText().substring(1);
            response = document.at(at);
        }
        if (response.isMissingNode()) {
            return List.of("status " + status + " is not described");
        }
        if (body.isEmpty() && status == 413) {
            return List.of(); // cut off while it came, by the server beneath, which has no words
        }
        if (body.isEmpty()) {
            return response.has("content") ? List.of("no body, and one is described") : List.of();
        }
        String media = type.replaceFirst(";.*", "").strip();
        if (response.path("content").path(media).isMissingNode()) {
            return List.of(media + " is not described for " + status);
        }
        boolean json = media.equals("application/json") || media.endsWith("+json"); // lines of JSON are text
        return json ? faults(at + "/content/" + part(media) + "/schema", body) : List.of();
    }

    private List<String> faults(String at, String body) {
        if (document.at(at).isMissingNode()) {
            return List.of("no schema");
        }
        JsonSchema schema = known.computeIfAbsent(
                at,
                place -> schemas.getSchema(
                        SchemaLocation.of(PLACE + "#" + place),
                        SchemaValidatorsConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        try {
            return schema.validate(JSON.readTree(body)).stream()
                    .limit(SHOWN)
                    .map(Object::toString)
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("not JSON");
        }
    }

    private JsonNode operation(Route route, String method) {
        return document.at("/paths/" + part(route.path) + "/" + method.toLowerCase(Locale.ROOT));
    }

    /** As a part of a JSON pointer. */
    private static String part(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
