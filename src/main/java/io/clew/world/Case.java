package io.clew.world;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to one victim: what was paid to whom and when, and by what the victim was reached. */
final class Case {

    final String number;
    final FraudKind kind;
    /** Null where the offender was a stranger to all gangs. */
    final @Nullable Gang gang;

    final Person victim;
    final Account from;
    final List<Move> payments = new ArrayList<>();
    final List<Move> refunds = new ArrayList<>();
    /** Numbers that called the victim. */
    final List<Phone> callers = new ArrayList<>();
    /** The first contact, epoch seconds. */
    long begins;

    /** Keys of domains, chat accounts and wallets that the report tells of. */
    final java.util.Set<String> shown = new java.util.LinkedHashSet<>();

    long reportedAt;
    /** Whether the victim went to the police; the others are only suspected victims. */
    boolean reported = true;
    /** The same matter told a second time, at another station. */
    boolean twice;
    /** Whether a 笔录 was taken besides the report. */
    boolean statement;

    Case(String number, FraudKind kind, @Nullable Gang gang, Person victim) {
        this.number = number;
        this.kind = kind;
        this.gang = gang;
        this.victim = victim;
        this.from = victim.account();
    }

    long lost() {
        long sum = 0;
        for (Move payment : payments) {
            sum += payment.fen;
        }
        for (Move refund : refunds) {
            sum -= refund.fen;
        }
        return sum;
    }
}
