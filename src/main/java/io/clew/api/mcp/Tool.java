package io.clew.api.mcp;

import java.util.function.Function;

/**
 * One question that an assistant may ask.
 *
 * @param <A> what it sends, as a body of the API or the parameters of an address
 * @param past whether it takes {@code asOf} besides, which bodies of the API have among their fields
 * @param answer asks the resource that answers the same over the API
 */
record Tool<A>(String name, String description, Class<A> ask, boolean past, Function<A, Object> answer) {

    static <A> Tool<A> of(String name, String description, Class<A> ask, Function<A, Object> answer) {
        return new Tool<>(name, description, ask, false, answer);
    }

    /** The same, of what may be asked as it was known then. */
    static <A> Tool<A> ofAnyTime(String name, String description, Class<A> ask, Function<A, Object> answer) {
        return new Tool<>(name, description, ask, true, answer);
    }
}
