package io.clew.ingest.row;

import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.MovementRecords;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One row of a statement: money into or out of the own account. Filled by {@link StatementRows}, put in order and
 * judged by {@link Cleaning}, made a record by {@link MovementRecords}.
 */
public final class Movement {

    /** No balance is printed. */
    public static final long NO_BALANCE = Long.MIN_VALUE;

    /** What a movement is, with the link that its fact has. */
    public enum Kind {
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

        public String link() {
            return link;
        }
    }

    /** What a row is to the money that moved: says whether it has the fact of it. */
    public enum Standing {
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

    public final Origin origin;
    public final String type;
    public final int line;
    public final EntityKey own;
    public final boolean out;
    public final long fen;
    public final String currency;

    /** Epoch ms as printed. */
    public final long stated;

    public Kind kind = Kind.UNKNOWN;

    @Nullable
    public EntityKey other;

    public long balance = NO_BALANCE;
    public String serial = "";
    public String summary = "";
    public String channel = "";
    public String ownName = "";
    public String otherName = "";
    public String ownBank = "";
    String otherBank = "";

    @Nullable
    public EntityKey ownHolder;

    @Nullable
    public EntityKey otherHolder;

    @Nullable
    public EntityKey address;

    @Nullable
    public EntityKey device;

    public boolean returned;
    public boolean failed;
    /** A column says that it was taken back, or takes another back. */
    public boolean marked;

    /** How it came not to happen, such as {@code failed} or {@code pending}; empty where it happened. */
    public String outcome = "";

    /** The row says of no direction whether money came or went, such as a top-up of a purse. */
    public boolean neutral;

    /** A counterpart is printed, whether or not it could be read. */
    public boolean printed;

    /** How exactly its time is known: {@code day}, {@code minute} or {@code second}. */
    public String precision = "second";

    public Map<String, String> fields = Map.of();

    /** Set by cleaning: 0, or the place of the row within its second, by the balance chain. */
    public int place;

    public RecordId id = new RecordId(0, 0);
    private @Nullable RecordRef ref;
    public Standing standing = Standing.HOLDS;

    /** Name of the record that this one mirrors, or that it is paired with; empty for none. */
    public String partner = "";

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
    public RecordRef ref(String source) {
        RecordRef known = ref;
        if (known == null) {
            known = new RecordRef(source, id.toString());
            ref = known;
        }
        return known;
    }

    /** Epoch ms; rows of one second follow each other by a millisecond, in the order of the balance chain. */
    public long at() {
        return stated + place;
    }

    /** Amount with the sign that it has for the own account. */
    public long signed() {
        return out ? -fen : fen;
    }

    public boolean hasBalance() {
        return balance != NO_BALANCE;
    }

    @Nullable
    public EntityKey payer() {
        return out ? own : other;
    }

    @Nullable
    public EntityKey payee() {
        return out ? other : own;
    }

    public boolean known() {
        return other != null && kind != Kind.UNKNOWN;
    }
}
