package io.clew.api.link;

import io.clew.api.wire.Said;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list that is made anew for each question.
 *
 * @param cursor for the next page; null where this is the last
 */
record Paged<T>(List<T> shown, int total, @Nullable String cursor) {

    private static final int USUAL = 100;
    static final int MOST = 10_000;

    static <T> Paged<T> of(List<T> all, @Nullable Integer size, @Nullable String cursor) {
        int most = size == null ? USUAL : size;
        int from = Math.min(all.size(), Said.number("cursor", cursor, 0, 0, Integer.MAX_VALUE));
        int to = Math.min(all.size(), from + most);
        return new Paged<>(
                List.copyOf(all.subList(from, to)), all.size(), to < all.size() ? Integer.toString(to) : null);
    }
}
