package io.clew.world;

import org.jspecify.annotations.Nullable;

/** Money that moves once, and how the two statements print it. */
final class Move {

    enum Kind {
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

    final Account from;
    final Account to;
    /** Epoch seconds. */
    final long at;
    /** 分, above zero. */
    final long fen;

    final Kind kind;
    final String memo;
    /** Empty where the bank does not say. */
    String ip = "";

    String mac = "";
    String channel = "手机银行";
    /** Order among moves of the same second. */
    int order;
    /** Row names in the two statements, source/id; empty where that statement was not sent. */
    String fromRow = "";

    String toRow = "";
    String fromSerial = "";
    String toSerial = "";
    /** 分, after the row. */
    long fromBalance;

    long toBalance;
    /** The payer's statement leaves the counterparty blank. */
    boolean blind;

    @Nullable
    Move reverses;
    /** The payee's bank books it this much later, seconds. */
    int lag;

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

    boolean written() {
        return from.loaded || to.loaded;
    }

    /** The row that stands for it: the payer's where there is one. */
    String row() {
        return fromRow.isEmpty() ? toRow : fromRow;
    }
}
