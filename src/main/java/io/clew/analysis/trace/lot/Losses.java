package io.clew.analysis.trace.lot;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The victims' payments that a trace starts from, all in one currency. */
public final class Losses {

    private final List<Seed> seeds;
    private final List<String> victims;
    private final long[] amounts;
    private final LongObjectHashMap<Seed> byFact = new LongObjectHashMap<>();

    /** @param victims all that the answer names, also those without a payment among these */
    Losses(List<String> victims, List<Seed> seeds) {
        this.victims = victims;
        this.seeds = seeds.stream()
                .sorted(Comparator.comparingLong(Seed::at).thenComparingLong(Seed::fact))
                .toList();
        this.amounts = new long[victims.size()];
        for (Seed seed : seeds) {
            int victim = victim(seed);
            amounts[victim] = Shares.plus(amounts[victim], seed.amount());
            byFact.put(seed.fact(), seed);
        }
    }

    /** @throws ClewException {@code trace-empty} where there are none; {@code trace-currency} where they have several */
    public static Losses of(List<Seed> seeds) {
        if (seeds.isEmpty()) {
            throw new ClewException(Message.of("trace-empty"));
        }
        String currency = seeds.getFirst().currency();
        for (Seed seed : seeds) {
            if (!seed.currency().equals(currency)) {
                throw new ClewException(Message.of("trace-currency.two", currency, seed.currency()));
            }
        }
        return new Losses(seeds.stream().map(Seed::victim).distinct().sorted().toList(), seeds);
    }

    /** The same victims with the payments of one of them. */
    public Losses only(String victim) {
        return new Losses(
                victims,
                seeds.stream().filter(seed -> seed.victim().equals(victim)).toList());
    }

    public String currency() {
        return seeds.getFirst().currency();
    }

    public List<String> victims() {
        return victims;
    }

    public int victim(Seed seed) {
        return victims.indexOf(seed.victim());
    }

    /** In time order. */
    public List<Seed> seeds() {
        return seeds;
    }

    /** 分 that each victim lost. */
    public long[] amounts() {
        return amounts;
    }

    public @Nullable Seed paidBy(long fact) {
        return byFact.get(fact);
    }
}
