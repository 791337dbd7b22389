package io.clew.world.people;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happened to one victim: what was paid to whom and when, and by what the victim was reached. */
public final class Case {

    public final String number;
    public final FraudKind kind;
    /** Null where the offender was a stranger to all gangs. */
    public final @Nullable Gang gang;

    public final Person victim;
    public final Account from;
    public final List<Move> payments = new ArrayList<>();
    public final List<Move> refunds = new ArrayList<>();
    /** Numbers that called the victim. */
    public final List<Phone> callers = new ArrayList<>();
    /** The first contact, epoch seconds. */
    public long begins;

    /** Keys of domains, chat accounts and wallets that the report tells of. */
    public final java.util.Set<String> shown = new java.util.LinkedHashSet<>();

    public long reportedAt;
    /** Whether the victim went to the police; the others are only suspected victims. */
    public boolean reported = true;
    /** The same matter told a second time, at another station. */
    public boolean twice;
    /** Whether a 笔录 was taken besides the report. */
    public boolean statement;

    public Case(String number, FraudKind kind, @Nullable Gang gang, Person victim) {
        this.number = number;
        this.kind = kind;
        this.gang = gang;
        this.victim = victim;
        this.from = victim.account();
    }

    public long lost() {
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
