package io.clew.ingest.read;

import io.clew.record.Message;

/** Refusals of files that would take more than any honest file does. */
final class Bounds {

    private Bounds() {}

    static Rejection.Refused tooMuch(String key, Object... args) {
        return Rejection.refuse("", Message.of(key, args));
    }

    static Rejection.Refused damaged(String key, Exception why) {
        String told = why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
        return Rejection.refuse("", Message.of(key, told.length() > 200 ? told.substring(0, 200) : told));
    }
}
