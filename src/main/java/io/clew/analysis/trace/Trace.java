package io.clew.analysis.trace;

import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where money went, or where it came from. Amounts are 分 in one currency; times are epoch milliseconds.
 *
 * <p>At every account {@code attributed = forwarded + residual + outside}, and over the whole trace the victims' money
 * equals what rests in accounts plus what went outside.
 *
 * @param victims names, at the indexes that {@code byVictim} arrays use
 * @param loss 分 that each victim put in
 * @param accounts by level, then by attributed amount, largest first
 * @param steps in time order
 * @param stays how long victims' money lay where, in accounts whose own statement is there; none for backward traces
 * @param late what moved on only after money had rested longer than it is followed, in time order
 * @param cut empty, or why the trace is not whole: {@code facts} or {@code time}
 * @param otherCurrencies rows in other currencies at these accounts, which were not followed
 * @param undated rows without a time at these accounts, which were not followed
 */
public record Trace(
        boolean backward,
        Method method,
        String currency,
        List<String> victims,
        long[] loss,
        List<Account> accounts,
        List<Step> steps,
        List<Nameless> nameless,
        List<Contradiction> contradictions,
        List<Stay> stays,
        List<Late> late,
        String cut,
        long otherCurrencies,
        long undated) {

    /**
     * One account (or other place where money comes to rest or leaves sight).
     *
     * @param level least hops from any victim; 0 for the victims' own accounts
     * @param levels per victim; -1 where none of that victim's money came here
     * @param received 分 of all money that came in while the account was watched
     * @param attributed 分 of the victims' money that came in (under poison, also what it tainted)
     * @param forwarded 分 of it that were followed on
     * @param residual per victim, 分 of it that still lie here
     * @param outside 分 of it that left in ways that were not followed
     * @param balance 分 that lie here in all at the end; {@link Statements#NO_BALANCE} where the account was not watched
     * @param stop why nothing is followed beyond, null where it is
     * @param first when the first of it came
     * @param last when any of it last moved
     * @param openingUnknown 分 that must have lain here before, although no row brought them and no balance tells them
     * @param unexplained 分 of the victims' that came in and that the known rows of an account merely seen do not explain
     * @param range how much may lie here
     */
    public record Account(
            long node,
            int level,
            int[] levels,
            long received,
            long attributed,
            long forwarded,
            long[] residual,
            long outside,
            long balance,
            @Nullable Stop stop,
            long first,
            long last,
            Knowledge knowledge,
            long openingUnknown,
            long unexplained,
            Range range) {

        /** 分 of all victims that still lie here. */
        public long rests() {
            return Arrays.stream(residual).sum();
        }

        Account range(Range changed) {
            return new Account(
                    node,
                    level,
                    levels,
                    received,
                    attributed,
                    forwarded,
                    residual,
                    outside,
                    balance,
                    stop,
                    first,
                    last,
                    knowledge,
                    openingUnknown,
                    unexplained,
                    changed);
        }
    }

    /**
     * How much may lie in an account by what is known: over the orders that its rows can have had, and over what the rows
     * of an account merely seen leave open. Bounds are included.
     *
     * @param leasts 分 per victim
     * @param mosts 分 per victim
     * @param least 分 in all; not less than the sum of {@code leasts}
     * @param most 分 in all; not more than the sum of {@code mosts}
     */
    public record Range(long[] leasts, long[] mosts, long least, long most) {

        static Range exactly(long[] amounts) {
            long sum = Arrays.stream(amounts).sum();
            return new Range(amounts, amounts, sum, sum);
        }

        static Range upTo(long[] amounts) {
            return new Range(
                    new long[amounts.length], amounts, 0, Arrays.stream(amounts).sum());
        }

        Range or(Range other) {
            long[] low = leasts.clone();
            long[] high = mosts.clone();
            for (int i = 0; i < low.length; i++) {
                low[i] = Math.min(low[i], other.leasts[i]);
                high[i] = Math.max(high[i], other.mosts[i]);
            }
            return new Range(low, high, Math.min(least, other.least), Math.max(most, other.most));
        }

        public boolean exact() {
            return least == most;
        }
    }

    /**
     * One payment that carried victims' money.
     *
     * @param amount 分 of the whole payment
     * @param byVictim 分 of it per victim
     * @param level hops from the victim to the receiver
     * @param delay milliseconds for which the youngest of that money had lain in the paying account
     * @param stop why it is not followed beyond the receiver, null where it is
     */
    public record Step(
            long fact,
            long from,
            long to,
            int link,
            long at,
            long amount,
            long[] byVictim,
            int level,
            long delay,
            @Nullable Stop stop) {

        public long attributed() {
            long sum = 0;
            for (long part : byVictim) {
                sum += part;
            }
            return sum;
        }
    }

    /**
     * A row that took victims' money to somebody whom the statement does not name.
     *
     * @param row as {@link Statements.Nameless#row}
     * @param amount 分 of the whole row
     * @param byVictim 分 of it per victim
     */
    public record Nameless(long node, long row, long at, long amount, long[] byVictim) {

        public long attributed() {
            return Arrays.stream(byVictim).sum();
        }
    }

    /**
     * A row after which a statement prints another balance than its rows add up to.
     *
     * @param computed 分
     * @param printed 分
     * @param attributed 分 of the victims' money that the difference took away; 0 where it brought money
     */
    public record Contradiction(long node, long fact, long at, long computed, long printed, long attributed) {}

    /**
     * A part of what one payment brought, and how long it lay there.
     *
     * @param level hops from the victim to this account
     * @param came epoch milliseconds
     * @param until epoch milliseconds at which it left, or up to which the statement shows that it had not
     * @param amount 分
     */
    public record Stay(long node, int level, long came, long until, long amount, boolean left) {

        public long length() {
            return Math.max(0, until - came);
        }
    }

    /**
     * Victims' money that moved on after it had rested longer than it is followed.
     *
     * @param node that it left
     * @param fact of the payment with which it left
     * @param at epoch milliseconds
     * @param rested milliseconds
     * @param amount 分
     */
    public record Late(long node, long fact, long at, long rested, long amount) {}

    Trace accounts(List<Account> changed) {
        return new Trace(
                backward,
                method,
                currency,
                victims,
                loss,
                changed,
                steps,
                nameless,
                contradictions,
                stays,
                late,
                cut,
                otherCurrencies,
                undated);
    }

    /** 分 that the victims lost in all. */
    public long lost() {
        long sum = 0;
        for (long part : loss) {
            sum += part;
        }
        return sum;
    }
}
