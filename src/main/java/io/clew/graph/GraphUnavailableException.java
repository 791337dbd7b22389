package io.clew.graph;

import io.clew.record.ClewException;
import io.clew.record.Message;

/** The engine that keeps the graph gave no answer in time, or is away; asking again later helps. */
public final class GraphUnavailableException extends ClewException {

    public GraphUnavailableException(Message message, Throwable cause) {
        super(message, cause);
    }
}
