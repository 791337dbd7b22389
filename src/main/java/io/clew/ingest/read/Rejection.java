package io.clew.ingest.read;

import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Messages;

/**
 * Why a row, a line or a whole file cannot be used.
 *
 * @param column header of the column at fault; empty where it is the row as a whole
 * @param code stable word, such as {@code amount} or {@code columns}
 * @param zh what is wrong and what to do, in Chinese
 * @param en the same in English
 */
public record Rejection(String column, String code, String zh, String en) {

    /** @param message its code is that of the rejection, such as {@code amount} of {@code amount.two-points} */
    public static Rejection of(String column, Message message) {
        return new Rejection(column, message.code(), Messages.CHINESE.tell(message), Messages.ENGLISH.tell(message));
    }

    /** Of the row as a whole. */
    public static Rejection row(Message message) {
        return of("", message);
    }

    public static Refused refuse(String column, Message message) {
        return new Refused(of(column, message));
    }

    public static Rejection row(String code, String zh, String en) {
        return new Rejection("", code, zh, en);
    }

    /** Carries a rejection out of the code that finds it; the message is the English reason. */
    public static final class Refused extends ClewException {

        private final Rejection rejection;

        public Refused(Rejection rejection) {
            super(rejection.code(), rejection.en());
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

    public static Refused refuse(String column, String code, String zh, String en) {
        return new Refused(new Rejection(column, code, zh, en));
    }
}
