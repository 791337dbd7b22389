package io.clew.analysis.trace;

import com.carrotsearch.hppc.LongHashSet;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.analysis.trace.lot.Losses;
import io.clew.analysis.trace.lot.Shares;
import io.clew.analysis.trace.statement.Knowledge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Ranges that hold in every order of unordered rows, whatever the method, where there are too many orders to try.
 *
 * <p>In an account whose own rows have several orders at least that much of a victim's money rests by which what came of
 * it exceeds all that went out. Of an account that such an account paid, directly or through others, nothing is sure but
 * that no more rests than the victim lost and than lies there. O(r) for r rows.
 */
final class Bounds {

    private final Losses losses;
    private final LongObjectHashMap<Watched> watched = new LongObjectHashMap<>();
    private final LongHashSet downstream = new LongHashSet();

    Bounds(Losses losses, Iterable<Watched> accounts) {
        this.losses = losses;
        accounts.forEach(account -> watched.put(account.node, account));
        Deque<Watched> paying = new ArrayDeque<>();
        accounts.forEach(account -> {
            if (account.uncertain()) {
                paying.add(account);
            }
        });
        while (!paying.isEmpty()) {
            Watched payer = paying.remove();
            for (int i = payer.start; i < payer.rows.size(); i++) {
                Rows.Row row = payer.rows.at(i);
                if (row.out() && row.named() && downstream.add(row.other()) && watched.containsKey(row.other())) {
                    paying.add(watched.get(row.other()));
                }
            }
        }
    }

    Trace of(Trace trace) {
        List<Trace.Account> accounts = new ArrayList<>();
        for (Trace.Account account : trace.accounts()) {
            Watched here = watched.get(account.node());
            if (downstream.contains(account.node())) {
                accounts.add(account.range(anything(account, here)));
            } else if (here != null && here.uncertain()) {
                accounts.add(account.range(own(trace, account, here)));
            } else {
                accounts.add(account);
            }
        }
        return trace.accounts(accounts);
    }

    private Trace.Range anything(Trace.Account account, @Nullable Watched here) {
        long there = here == null ? Long.MAX_VALUE : here.knowledge == Knowledge.SEEN ? Long.MAX_VALUE : most(here);
        boolean gone = here == null && account.range().most() == 0;
        long[] most = losses.amounts().clone();
        long sum = 0;
        for (int i = 0; i < most.length; i++) {
            most[i] = gone ? 0 : Math.min(most[i], there);
            sum = Shares.plus(sum, most[i]);
        }
        return new Trace.Range(new long[most.length], most, 0, Math.min(sum, there));
    }

    private Trace.Range own(Trace trace, Trace.Account account, Watched here) {
        long[] came = new long[losses.victims().size()];
        for (Trace.Step step : trace.steps()) {
            for (int i = 0; i < came.length && step.to() == here.node && step.stop() == null; i++) {
                came[i] += step.byVictim()[i];
            }
        }
        long out = 0;
        for (int i = here.start; i < here.rows.size(); i++) {
            out = Shares.plus(out, here.rows.at(i).out() ? here.rows.at(i).amount() : 0);
        }
        // rows of the first moment may stand on either side of the first payment
        long lies = most(here);
        boolean whole = here.knowledge == Knowledge.WHOLE;
        long[] least = new long[came.length];
        long[] most = new long[came.length];
        long sum = 0;
        for (int i = 0; i < came.length; i++) {
            least[i] = whole ? Math.min(account.residual()[i], Math.max(0, came[i] - out)) : 0;
            most[i] = whole ? Math.min(came[i], lies) : came[i];
            sum = Shares.plus(sum, came[i]);
        }
        return new Trace.Range(
                least,
                most,
                whole ? Math.min(account.rests(), Math.max(0, sum - out)) : 0,
                whole ? Math.min(sum, lies) : sum);
    }

    /** What can lie in an account at the end: in some orders more must have been there before. */
    private static long most(Watched here) {
        long more = here.opening.printed() ? 0 : Opening.safe(here.rows) - here.opening.unknown();
        return Shares.plus(here.lots.total(), Math.max(0, more));
    }
}
