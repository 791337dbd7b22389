package io.clew.ingest.row;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What schemata of FollowTheMoney become, from {@code mappings/ftm-model.yaml}. */
record FtmModel(List<Node> nodes, List<String> documents, List<Edge> edges, List<String> holders) {

    /**
     * @param record type of the record
     * @param identified key type to properties, whose value is the entity itself
     * @param numbers key type to properties, whose value the entity is tied to
     */
    record Node(
            String schema,
            String record,
            @Nullable Map<String, List<String>> identified,
            @Nullable Map<String, List<String>> numbers) {}

    /** @param amount whether the fact carries one */
    record Edge(
            String schema,
            String link,
            List<String> from,
            List<String> to,
            @Nullable List<String> fromNumbers,
            @Nullable List<String> toNumbers,
            boolean amount,
            @Nullable String record) {}

    static FtmModel shipped() {
        try (InputStream in = FtmModel.class.getResourceAsStream("/mappings/ftm-model.yaml")) {
            if (in == null) {
                throw new IllegalStateException("mappings/ftm-model.yaml is missing from the build");
            }
            return new ObjectMapper(new YAMLFactory()).readValue(in, FtmModel.class);
        } catch (IOException e) {
            throw new UncheckedIOException("mappings/ftm-model.yaml cannot be read", e);
        }
    }

    Optional<Node> node(String schema) {
        return nodes.stream().filter(node -> node.schema().equals(schema)).findFirst();
    }

    Optional<Edge> edge(String schema) {
        return edges.stream().filter(edge -> edge.schema().equals(schema)).findFirst();
    }
}
