package io.clew.api.mcp;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.victools.jsonschema.generator.FieldScope;
import com.github.victools.jsonschema.generator.OptionPreset;
import com.github.victools.jsonschema.generator.SchemaGenerator;
import com.github.victools.jsonschema.generator.SchemaGeneratorConfigBuilder;
import com.github.victools.jsonschema.generator.SchemaVersion;
import io.clew.door.Asker;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/** Says what may be sent with a question, by the annotations that describe the same for the API. */
final class AskSchema {

    /** Name of the argument that says why. */
    static final String PURPOSE = "purpose";

    private final SchemaGenerator generator;

    AskSchema() {
        var config = new SchemaGeneratorConfigBuilder(SchemaVersion.DRAFT_2020_12, OptionPreset.PLAIN_JSON);
        config.forFields()
                .withDescriptionResolver(AskSchema::description)
                .withPropertyNameOverrideResolver(AskSchema::name)
                .withEnumResolver(AskSchema::words)
                .withRequiredCheck(AskSchema::isNeeded);
        config.forTypesInGeneral()
                .withCustomDefinitionProvider((type, context) -> type.isInstanceOf(JsonNode.class)
                        ? new com.github.victools.jsonschema.generator.CustomDefinition(
                                context.getGeneratorConfig().createObjectNode())
                        : null);
        generator = new SchemaGenerator(config.build());
    }

    ObjectNode of(Tool<?> tool) {
        ObjectNode schema = generator.generateSchema(tool.ask());
        schema.put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.withObject("properties");
        properties
                .putObject(PURPOSE)
                .put("type", "string")
                .put("description", "why this is asked: id of a case, or a reason; or the header " + Asker.PURPOSE);
        if (tool.past()) {
            properties
                    .putObject(Asker.AS_OF)
                    .put("description", "a sequence number, day or time: as it was known then");
        }
        return schema;
    }

    private static @Nullable String description(FieldScope field) {
        Schema schema = field.getAnnotation(Schema.class);
        if (schema != null && !schema.description().isEmpty()) {
            return schema.description();
        }
        Parameter parameter = field.getAnnotation(Parameter.class);
        return parameter == null || parameter.description().isEmpty() ? null : parameter.description();
    }

    private static @Nullable String name(FieldScope field) {
        JsonProperty named = field.getAnnotation(JsonProperty.class);
        return named == null || named.value().isEmpty() ? null : named.value();
    }

    private static @Nullable List<?> words(FieldScope field) {
        Schema schema = field.getAnnotation(Schema.class);
        Parameter parameter = field.getAnnotation(Parameter.class);
        String[] words = schema != null
                ? schema.enumeration()
                : parameter != null ? parameter.schema().enumeration() : new String[0];
        return words.length == 0 ? null : List.of(words);
    }

    private static boolean isNeeded(FieldScope field) {
        Schema schema = field.getAnnotation(Schema.class);
        return schema != null && schema.required();
    }
}
