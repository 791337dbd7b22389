package io.clew.search.lucene;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.search.RecordQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param pinned the state of the index that the first page was read from, as {@code SearcherLifetimeManager} names it
 * @param bound the highest sequence number of that state: used when it is no longer kept
 * @param query hash of what was asked; a cursor is only good for the question it was given for
 * @param place score bits or time of the last hit
 * @param last name of the last hit
 */
record Cursor(long pinned, long bound, int query, long place, RecordRef last) {

    String text() {
        String plain = String.join(
                "\n", "1", hex(pinned), hex(bound), Integer.toHexString(query), hex(place), last.toString());
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(long number) {
        return Long.toHexString(number);
    }

    /** @throws ClewException {@code cursor} if the text is not a cursor of this question */
    static Cursor parse(String text, RecordQuery query) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 6);
            var cursor = new Cursor(
                    Long.parseUnsignedLong(parts[1], 16),
                    Long.parseUnsignedLong(parts[2], 16),
                    Integer.parseUnsignedInt(parts[3], 16),
                    Long.parseUnsignedLong(parts[4], 16),
                    RecordRef.parse(parts[5]));
            if (parts[0].equals("1") && cursor.query == query.question()) {
                return cursor;
            }
        } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            throw unreadable(e);
        }
        throw unreadable(null);
    }

    private static ClewException unreadable(@Nullable Exception cause) {
        return new ClewException(Message.of("cursor.other"), cause);
    }
}
