package io.clew.api.mcp;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.door.AccessConfig;
import io.clew.door.Asker;
import io.clew.door.Problems;
import io.clew.record.ClewException;
import io.quarkiverse.mcp.server.ToolManager;
import io.quarkiverse.mcp.server.ToolResponse;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Offers every {@link Tool}. Who asks is known by the call, why by its header or the argument {@code purpose}; refusals are
 * problems as the API has them, which the assistant reads.
 */
@ApplicationScoped
public class Tools {

    private static final ToolManager.ToolAnnotations READS =
            new ToolManager.ToolAnnotations(null, true, false, true, false);

    private final List<Tool<?>> all;
    private final Asker asker;
    private final ObjectMapper json;
    private final ObjectMapper arguments;

    Tools(RecordTools records, GraphTools graph, CaseTools cases, Asker asker, ObjectMapper json) {
        this.all = Stream.of(records.all(), graph.all(), cases.all())
                .flatMap(List::stream)
                .toList();
        this.asker = asker;
        this.json = json;
        // Parameters of an address have no setters, and a list of one is often sent as that one
        this.arguments = json.copy()
                .setVisibility(PropertyAccessor.FIELD, JsonAutoDetect.Visibility.ANY)
                .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY);
    }

    void offer(@Observes StartupEvent started, AccessConfig config, ToolManager manager) {
        if (!config.mcp()) {
            return;
        }
        var schemas = new AskSchema();
        for (Tool<?> tool : all) {
            manager.newTool(tool.name())
                    .setDescription(tool.description())
                    .setAnnotations(READS)
                    .setInputSchema(json.convertValue(schemas.of(tool), Map.class))
                    .setHandler(asked -> answer(tool, asked.args()))
                    .register();
        }
    }

    private <A> ToolResponse answer(Tool<A> tool, Map<String, Object> asked) {
        try {
            ObjectNode sent = arguments.valueToTree(asked);
            String purpose = text(sent, AskSchema.PURPOSE);
            asker.stated(purpose, tool.past() ? text(sent, Asker.AS_OF) : "");
            return ToolResponse.success(
                    json.writeValueAsString(tool.answer().apply(arguments.treeToValue(sent, tool.ask()))));
        } catch (JsonProcessingException unreadable) {
            return refusal(Problems.unreadable(unreadable));
        } catch (ConstraintViolationException beyond) {
            return refusal(Problems.violated(beyond));
        } catch (ClewException refusal) {
            return refusal(refusal);
        } catch (RuntimeException failure) {
            return refusal(Problems.failed("the tool " + tool.name(), failure));
        }
    }

    /** Takes a word out that is not of the question itself. */
    private static String text(ObjectNode sent, String name) {
        var said = sent.remove(name);
        return said == null || said.isNull() ? "" : said.asText().strip();
    }

    private ToolResponse refusal(ClewException refusal) {
        try {
            return ToolResponse.error(json.writeValueAsString(Problems.told(refusal, asker.tongue())));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
