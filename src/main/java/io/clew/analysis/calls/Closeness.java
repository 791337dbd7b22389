package io.clew.analysis.calls;

/**
 * What weighs in 亲密度: how often, on how many days, whether both call, how much at night; the four add up to what a tie
 * weighs at most.
 *
 * @param nightFrom first hour of the night, in China
 * @param nightTo first hour after it
 */
public record Closeness(double calls, double days, double balance, double night, int nightFrom, int nightTo) {

    /**
     * What a tie weighs, by part, each already with its weight.
     *
     * @param calls logarithm of its calls over that of the counterpart with most
     * @param days its days over the days on which the number was active
     * @param balance twice the rarer direction over all
     * @param night share of its calls that has a clock and falls at night
     */
    public record Parts(double calls, double days, double balance, double night) {

        public double sum() {
            return calls + days + balance + night;
        }
    }

    public boolean isNight(int hour) {
        return nightFrom <= nightTo ? hour >= nightFrom && hour < nightTo : hour >= nightFrom || hour < nightTo;
    }

    Parts of(Tie tie, int mostCalls, int activeDays) {
        int told = tie.told();
        return new Parts(
                calls * Math.log1p(tie.calls()) / Math.log1p(mostCalls),
                activeDays == 0 ? 0 : days * tie.days() / activeDays,
                balance * 2 * Math.min(tie.out(), tie.in()) / tie.calls(),
                told == 0 ? 0 : night * tie.nights() / told);
    }
}
