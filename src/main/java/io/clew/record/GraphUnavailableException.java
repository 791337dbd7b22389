package io.clew.record;

/** The engine that keeps the graph gave no answer in time, or is away; asking again later helps. */
public final class GraphUnavailableException extends ClewException {

    public GraphUnavailableException(Message message, Throwable cause) {
        super(message, cause);
    }
}
