package io.clew.intake;

import io.clew.access.Masking;
import io.clew.ingest.ImportStatus;
import io.clew.ingest.Imports;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.regex.Pattern;

/**
 * What rows that are no records say, for readers who may not see whom they are about. Nobody knows of such a row who in it is
 * a victim, so every cell is masked.
 */
final class WithheldCells {

    /** In a message, what holds as many digits in a row could be somebody's; headers and mappings hold none. */
    private static final Pattern NUMBER = Pattern.compile("[0-9０-９][0-9０-９ -]{3,}[0-9０-９]");

    /** Codes of what is said of a table's head alone: none of its cells is in it. */
    private static final Pattern HEADERS = Pattern.compile("unit-unknown|mapping-unknown");

    private WithheldCells() {}

    static Imports.Reject of(Imports.Reject reject) {
        return new Imports.Reject(
                reject.file(),
                reject.line(),
                reject.column(),
                reject.code(),
                reject.message()
                        .map(value ->
                                value instanceof String text && text.equals(reject.column()) ? text : masked(value)),
                reject.cells().stream().map(WithheldCells::masked).toList());
    }

    /** Why rows were refused, without the values that were refused; what is said of files, without numbers. */
    static ImportStatus of(ImportStatus status) {
        return status.telling(message -> of(message, status));
    }

    private static Message of(Message message, ImportStatus status) {
        var reason = status.reasons().stream()
                .filter(one -> one.message().equals(message))
                .findFirst();
        return message.map(value -> {
            if (reason.isEmpty() || HEADERS.matcher(message.code()).lookingAt()) {
                return value instanceof String text && !NUMBER.matcher(text).find() ? text : masked(value);
            }
            return reason.get().column().equals(value) ? value : masked(value);
        });
    }

    private static Object masked(Object value) {
        return switch (value) {
            case String text -> masked(text);
            case EntityKey key -> new EntityKey(key.type(), masked(key.value()));
            default -> value;
        };
    }

    private static String masked(String text) {
        return Masking.mask("", text);
    }
}
