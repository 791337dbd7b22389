package io.clew.ingest.read;

import io.clew.record.ClewException;
import io.clew.record.Message;

/**
 * Why a row, a line or a whole file cannot be used.
 *
 * @param column header of the column at fault; empty where it is the row as a whole
 * @param message what is wrong and what to do; its code is a stable word, such as {@code amount} or {@code columns}
 */
public record Rejection(String column, Message message) {

    /** Of the row as a whole. */
    public static Rejection row(Message message) {
        return new Rejection("", message);
    }

    public String code() {
        return message.code();
    }

    /** Carries a rejection out of the code that finds it. */
    public static final class Refused extends ClewException {

        private final Rejection rejection;

        public Refused(Rejection rejection) {
            super(rejection.message());
            this.rejection = rejection;
        }

        public Rejection rejection() {
            return rejection;
        }

        @Override
        public synchronized Throwable fillInStackTrace() {
            return this; // thrown for data, by the thousand
        }
    }

    public static Refused refuse(String column, Message message) {
        return new Refused(new Rejection(column, message));
    }
}
