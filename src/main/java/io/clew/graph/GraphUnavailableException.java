package io.clew.graph;

import io.clew.record.ClewException;

/** The engine that keeps the graph gave no answer in time, or is away; asking again later helps. */
public final class GraphUnavailableException extends ClewException {

    public GraphUnavailableException(String message, Throwable cause) {
        super("graph-unavailable", message, cause);
    }
}
