package io.clew.world;

/**
 * One call; a carrier writes a row for each end that it serves and was asked about.
 *
 * @param at epoch seconds
 * @param seconds how long it lasted; 0 where nobody answered
 */
final class Call {

    final Phone from;
    final Phone to;
    final long at;
    final int seconds;
    String cell = "";
    /** The caller's handset where it is not the usual one; else empty. */
    String imei = "";

    String fromRow = "";
    String toRow = "";

    Call(Phone from, Phone to, long at, int seconds) {
        this.from = from;
        this.to = to;
        this.at = at;
        this.seconds = seconds;
    }

    String row() {
        return fromRow.isEmpty() ? toRow : fromRow;
    }
}
