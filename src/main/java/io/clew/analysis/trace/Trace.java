package io.clew.analysis.trace;

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
            long last) {

        public long rests() {
            long sum = 0;
            for (long part : residual) {
                sum += part;
            }
            return sum;
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

    /** 分 that the victims lost in all. */
    public long lost() {
        long sum = 0;
        for (long part : loss) {
            sum += part;
        }
        return sum;
    }
}
