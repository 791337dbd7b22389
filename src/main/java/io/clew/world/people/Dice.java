package io.clew.world.people;

import java.util.List;

/**
 * A small repeatable source of chance: SplitMix64, so that the same seed gives the same draws on every machine and
 * release. Not safe for use by many threads; each town forks its own.
 *
 * <p>Source: Steele, Lea, Flood, <i>Fast Splittable Pseudorandom Number Generators</i>, OOPSLA 2014.
 */
public final class Dice {

    private static final long GAMMA = 0x9E3779B97F4A7C15L;

    private long state;

    public Dice(long seed) {
        this.state = mix(seed + GAMMA);
    }

    /** A stream of its own for one purpose: other purposes may draw more or less without changing it. */
    public Dice fork(long salt) {
        return new Dice(mix(state ^ mix(salt * GAMMA + 1)));
    }

    public static long mix(long z) {
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    long next() {
        state += GAMMA;
        return mix(state);
    }

    /** Uniform in [0, bound). */
    public int below(int bound) {
        return (int) (((next() >>> 33) * bound) >>> 31);
    }

    /** Uniform in [0, bound). */
    public long below(long bound) {
        return Math.floorMod(next() >>> 1, bound);
    }

    /** Uniform in [least, most], both included. */
    public int between(int least, int most) {
        return least + below(most - least + 1);
    }

    /** Uniform in [least, most], both included. */
    public long between(long least, long most) {
        return least + below(most - least + 1);
    }

    double unit() {
        return (next() >>> 11) * 0x1.0p-53;
    }

    public boolean chance(double probability) {
        return unit() < probability;
    }

    @SafeVarargs
    public final <T> T of(T... choices) {
        return choices[below(choices.length)];
    }

    public <T> T of(List<T> choices) {
        return choices.get(below(choices.size()));
    }

    /** Roughly bell-shaped around the middle of [least, most]; the sum of three uniform draws. */
    public long around(long least, long most) {
        long span = (most - least) / 3 + 1;
        return least + below(span) + below(span) + below(span);
    }

    /** Small values often, large ones seldom: {@code least × ratio^u²}, u uniform. */
    public long skewed(long least, double ratio) {
        double u = unit();
        // powers by repeated multiplication of a table would do too; StrictMath is the same everywhere
        return (long) (least * StrictMath.pow(ratio, u * u));
    }

    public void shuffle(List<?> list) {
        for (int i = list.size() - 1; i > 0; i--) {
            java.util.Collections.swap(list, i, below(i + 1));
        }
    }
}
