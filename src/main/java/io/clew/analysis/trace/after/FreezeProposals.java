package io.clew.analysis.trace.after;

import io.clew.analysis.trace.Trace;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Statements;
import io.clew.record.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which amounts might be frozen: never an account as such, and never more than lies there or than is surely the victims':
 * the lower end of what may rest there, and nothing of an account of which only the statements of others tell.
 *
 * <p>An account is flagged as a likely good-faith recipient where it had a life of its own: most of what came in is not
 * the victims', or the victims' money came in small parts among much other money; so is the account that the money was
 * paid from, to which some came back. Poison traces give no proposals.
 */
public final class FreezeProposals {

    /** 紧急止付 [P]. */
    public static final Duration STOP_PAYMENT = Duration.ofHours(48);

    /** 冻结 [R: 公安机关办理刑事案件程序规定 art. 239, 243]; one year in a major case with city-level approval. */
    public static final int FREEZE_MONTHS = 6;

    /** Release of what proves unrelated [R: 刑事诉讼法 art. 145]. */
    public static final Duration RELEASE = Duration.ofDays(3);

    /** 返还公告 [R]. */
    public static final Duration RETURN_NOTICE = Duration.ofDays(30);

    /** Share of others' money in what an account received, from which on it may be a good-faith recipient's [D]. */
    static final double OWN_LIFE = 0.8;

    /**
     * @param cap 分: the lesser of what lies in the account and what is the victims' by the chosen method
     * @param balance 分 that lie in the account in all
     * @param goodFaith why the holder may have done nothing; empty where nothing speaks for it
     */
    public record Proposal(long account, int level, long cap, long balance, Optional<Message> goodFaith) {}

    private FreezeProposals() {}

    /** Largest amount first. */
    public static List<Proposal> of(Trace trace) {
        var proposals = new ArrayList<Proposal>();
        if (trace.method() == Method.POISON || trace.backward()) {
            return proposals;
        }
        Set<Long> payers = trace.steps().stream()
                .filter(step -> step.level() == 1)
                .map(Trace.Step::from)
                .collect(Collectors.toSet());
        for (Trace.Account account : trace.accounts()) {
            long cap = Math.min(
                    account.balance(), Math.min(account.rests(), account.range().least()));
            if (account.balance() != Statements.NO_BALANCE && cap > 0) {
                Optional<Message> innocent = payers.contains(account.node())
                        ? Optional.of(Message.of("good-faith.payer"))
                        : goodFaith(account);
                proposals.add(new Proposal(account.node(), account.level(), cap, account.balance(), innocent));
            }
        }
        proposals.sort(Comparator.comparingLong((Proposal p) -> -p.cap).thenComparingLong(Proposal::account));
        return proposals;
    }

    private static Optional<Message> goodFaith(Trace.Account account) {
        if (account.received() <= 0) {
            return Optional.empty();
        }
        double others = (double) (account.received() - account.attributed()) / account.received();
        if (others >= OWN_LIFE) {
            return Optional.of(Message.of("good-faith.own-life", (int) (others * 100)));
        }
        return account.balance() > 2 * account.rests() && account.forwarded() == 0
                ? Optional.of(Message.of("good-faith.untouched"))
                : Optional.empty();
    }
}
