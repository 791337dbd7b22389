package io.clew.ingest.read;

import io.clew.record.Message;

/**
 * Something worth knowing about a row that was accepted.
 *
 * @param message its code is {@code balance-break}, {@code counterpart-missing}, {@code return-unpaired}, {@code
 *     mixed-encoding} …
 */
public record Finding(String file, int line, Message message) {

    public String code() {
        return message.code();
    }
}
