package io.clew.search.elastic;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.search.RecordQuery;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Where a page ended.
 *
 * @param pit the state of the index that the first page was read from
 * @param bound the highest sequence number of that state: used when it is no longer kept
 * @param query what was asked, as {@link RecordQuery#question()}
 * @param place score or time of the last hit, as a number in text
 * @param last name of the last hit
 */
record Cursor(String pit, long bound, int query, String place, String last) {

    String text() {
        String plain = String.join("\n", "e1", pit, Long.toHexString(bound), Integer.toHexString(query), place, last);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** @throws ClewException {@code cursor} if the text is not a cursor of this question */
    static Cursor parse(String text, RecordQuery query) {
        try {
            String[] parts = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split("\n", 6);
            var cursor = new Cursor(
                    parts[1],
                    Long.parseUnsignedLong(parts[2], 16),
                    Integer.parseUnsignedInt(parts[3], 16),
                    parts[4],
                    parts[5]);
            Double.parseDouble(cursor.place);
            if (parts[0].equals("e1") && cursor.query == query.question()) {
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
