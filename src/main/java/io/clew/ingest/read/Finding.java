package io.clew.ingest.read;

import io.clew.record.Message;
import io.clew.record.Messages;

/**
 * Something worth knowing about a row that was accepted.
 *
 * @param code {@code balance-break}, {@code counterpart-missing}, {@code return-unpaired}, {@code mixed-encoding} …
 */
public record Finding(String file, int line, String code, String zh, String en) {

    /** @param message its code is that of the finding */
    public static Finding of(String file, int line, Message message) {
        return new Finding(file, line, message.code(), Messages.CHINESE.tell(message), Messages.ENGLISH.tell(message));
    }
}
