package io.clew.world.people;

/**
 * One call; a carrier writes a row for each end that it serves and was asked about.
 *
 * @param at epoch seconds
 * @param seconds how long it lasted; 0 where nobody answered
 */
public final class Call {

    public final Phone from;
    public final Phone to;
    public final long at;
    public final int seconds;
    public String cell = "";
    /** The caller's handset where it is not the usual one; else empty. */
    public String imei = "";

    public String fromRow = "";
    public String toRow = "";

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
