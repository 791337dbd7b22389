package io.clew.ingest;

import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a statement: money into or out of the own account. Filled by {@link StatementRows}, put in order and
 * judged by {@link Cleaning}, made a record by {@link MovementRecords}.
 */
final class Movement {

    /** No balance is printed. */
    static final long NO_BALANCE = Long.MIN_VALUE;

    enum Kind {
        TRANSFER("transfer"),
        WITHDRAW("withdraw"),
        DEPOSIT("deposit"),
        PAY("pay"),
        /** The row does not say to or from whom: material for break points. */
        UNKNOWN("");

        private final String link;

        Kind(String link) {
            this.link = link;
        }

        String link() {
            return link;
        }
    }

    /** What a row is to the money that moved: says whether it has the fact of it. */
    enum Standing {
        /** It carries the fact. */
        HOLDS,
        /** The other side's row, or the same row in another source, carries the fact. */
        MIRRORS,
        /** The money came back: neither this row nor that of its return has a fact. */
        REVERSED,
        /** This row is the return of money that had moved. */
        REVERSES,
        /** The bank says that it did not happen. */
        FAILED
    }

    final Origin origin;
    final String type;
    final int line;
    final EntityKey own;
    final boolean out;
    final long fen;
    final String currency;

    /** Epoch ms as printed. */
    final long stated;

    Kind kind = Kind.UNKNOWN;

    @Nullable
    EntityKey other;

    long balance = NO_BALANCE;
    String serial = "";
    String summary = "";
    String channel = "";
    String ownName = "";
    String otherName = "";
    String ownBank = "";
    String otherBank = "";

    @Nullable
    EntityKey ownHolder;

    @Nullable
    EntityKey otherHolder;

    @Nullable
    EntityKey address;

    @Nullable
    EntityKey device;

    boolean returned;
    boolean failed;
    Map<String, String> fields = Map.of();

    /** Set by cleaning: 0, or the place of the row within its second, by the balance chain. */
    int place;

    RecordId id = new RecordId(0, 0);
    private @Nullable RecordRef ref;
    Standing standing = Standing.HOLDS;

    /** Name of the record that this one mirrors, or that it is paired with; empty for none. */
    String partner = "";

    Movement(Origin origin, String type, int line, EntityKey own, boolean out, long fen, String currency, long stated) {
        this.origin = origin;
        this.type = type;
        this.line = line;
        this.own = own;
        this.out = out;
        this.fen = fen;
        this.currency = currency;
        this.stated = stated;
    }

    /** The name of its record; asked for once its {@link #id} is known. */
    RecordRef ref(String source) {
        RecordRef known = ref;
        if (known == null) {
            known = new RecordRef(source, id.toString());
            ref = known;
        }
        return known;
    }

    /** Epoch ms; rows of one second follow each other by a millisecond, in the order of the balance chain. */
    long at() {
        return stated + place;
    }

    /** Amount with the sign that it has for the own account. */
    long signed() {
        return out ? -fen : fen;
    }

    boolean hasBalance() {
        return balance != NO_BALANCE;
    }

    @Nullable
    EntityKey payer() {
        return out ? own : other;
    }

    @Nullable
    EntityKey payee() {
        return out ? other : own;
    }

    boolean known() {
        return other != null && kind != Kind.UNKNOWN;
    }
}
