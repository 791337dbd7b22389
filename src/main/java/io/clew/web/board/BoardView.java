package io.clew.web.board;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.graph.Ontology;
import io.clew.web.frame.Assets;

/**
 * What the board page starts with; the script asks the API for the rest.
 *
 * @param id of a kept board; empty for a new one
 * @param kinds the ontology's node types as JSON
 * @param links the ontology's link types as JSON
 */
public record BoardView(String id, String title, String kinds, String links) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static BoardView of(String id, String title, Ontology ontology) {
        try {
            return new BoardView(
                    id, title, JSON.writeValueAsString(ontology.nodes()), JSON.writeValueAsString(ontology.links()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the ontology cannot be written as JSON", e);
        }
    }

    public String script() {
        return Assets.path("board.js");
    }

    public String layoutWorker() {
        return Assets.path("layout-worker.js");
    }

    public String paintWorker() {
        return Assets.path("paint-worker.js");
    }
}
