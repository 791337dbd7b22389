package io.clew.casework.freeze;

import io.clew.analysis.trace.lot.PariPassu;
import io.clew.analysis.trace.lot.Shares;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Divides what is frozen among those who lost. Shares and what is left always add up to what is frozen, to the 分; nobody
 * gets more than they still lack.
 *
 * <p>By direct tracing and by time stamp each victim claims what is theirs in each account; where the bank froze less than
 * the claims on it, they are cut in proportion. In proportion to losses, all that is frozen is one sum. Money that is paid
 * already lessens what a victim lacks; what is not paid yet is divided anew when another victim appears.
 */
public final class ReturnPlan {

    /**
     * One frozen account.
     *
     * @param frozen 分
     * @param direct 分 of each victim's by every lawful method
     * @param time 分 of each victim's by time stamp
     */
    public record Pot(long frozen, Map<String, Long> direct, Map<String, Long> time) {}

    /** 分 for each victim, in the order in which losses were given, and 分 that nobody gets. */
    public record Division(Map<String, Long> shares, long left) {}

    private ReturnPlan() {}

    /**
     * @param lacking 分 that each victim lost and has not got back; none negative
     * @throws io.clew.record.ClewException {@code amount-overflow}
     */
    public static Division of(ReturnMethod method, List<Pot> pots, Map<String, Long> lacking) {
        long frozen = 0;
        for (Pot pot : pots) {
            frozen = Shares.plus(frozen, pot.frozen());
        }
        Map<String, Long> shares =
                method == ReturnMethod.PRO_RATA ? inProportion(frozen, lacking) : byClaims(method, pots, lacking);
        long given = shares.values().stream().mapToLong(Long::longValue).sum();
        return new Division(shares, frozen - given);
    }

    private static Map<String, Long> inProportion(long frozen, Map<String, Long> lacking) {
        long[] losses = lacking.values().stream().mapToLong(Long::longValue).toArray();
        long[] parts = PariPassu.of(frozen, losses);
        var shares = new LinkedHashMap<String, Long>();
        int n = 0;
        for (String victim : lacking.keySet()) {
            shares.put(victim, parts[n++]);
        }
        return shares;
    }

    private static Map<String, Long> byClaims(ReturnMethod method, List<Pot> pots, Map<String, Long> lacking) {
        var shares = new LinkedHashMap<String, Long>();
        lacking.keySet().forEach(victim -> shares.put(victim, 0L));
        for (Pot pot : pots) {
            Map<String, Long> claimed = method == ReturnMethod.DIRECT ? pot.direct() : pot.time();
            var victims = new ArrayList<String>();
            var claims = new ArrayList<Long>();
            for (String victim : lacking.keySet()) {
                long open = lacking.getOrDefault(victim, 0L) - shares.getOrDefault(victim, 0L);
                victims.add(victim);
                claims.add(Math.min(open, claimed.getOrDefault(victim, 0L)));
            }
            long[] parts = PariPassu.of(
                    pot.frozen(), claims.stream().mapToLong(Long::longValue).toArray());
            for (int n = 0; n < parts.length; n++) {
                shares.merge(victims.get(n), parts[n], Long::sum);
            }
        }
        return shares;
    }
}
