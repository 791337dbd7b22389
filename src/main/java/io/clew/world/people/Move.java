package io.clew.world.people;

import org.jspecify.annotations.Nullable;

/** Money that moves once, and how the two statements print it. */
public final class Move {

    /** What a move of money is, in the word that statements print. */
    public enum Kind {
        TRANSFER("转账"),
        PAY("消费"),
        WITHDRAW("取现"),
        DEPOSIT("存现"),
        REVERSAL("冲正");

        final String zh;

        Kind(String zh) {
            this.zh = zh;
        }
    }

    public final Account from;
    public final Account to;
    /** Epoch seconds. */
    public final long at;
    /** 分, above zero. */
    public final long fen;

    public final Kind kind;
    public final String memo;
    /** Empty where the bank does not say. */
    public String ip = "";

    public String mac = "";
    public String channel = "手机银行";
    /** Order among moves of the same second. */
    public int order;
    /** Row names in the two statements, source/id; empty where that statement was not sent. */
    public String fromRow = "";

    public String toRow = "";
    public String fromSerial = "";
    public String toSerial = "";
    /** 分, after the row. */
    public long fromBalance;

    public long toBalance;
    /** The payer's statement leaves the counterparty blank. */
    public boolean blind;

    public @Nullable Move reverses;
    /** The payee's bank books it this much later, seconds. */
    public int lag;

    Move(Account from, Account to, long at, long fen, Kind kind, String memo) {
        if (fen <= 0) {
            throw new IllegalArgumentException("an amount must be above zero: " + fen);
        }
        this.from = from;
        this.to = to;
        this.at = at;
        this.fen = fen;
        this.kind = kind;
        this.memo = memo;
    }

    public boolean written() {
        return from.loaded || to.loaded;
    }

    /** The row that stands for it: the payer's where there is one. */
    public String row() {
        return fromRow.isEmpty() ? toRow : fromRow;
    }
}
