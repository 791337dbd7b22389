package io.clew.analysis.trace.lot;

/**
 * Returns what is left to all who lost, in proportion to what they lost (按比例返还).
 *
 * <p>Source: 电信网络新型违法犯罪案件冻结资金返还若干规定 (2016), art. 8(3): after a notice of 30 days; a new victim starts it
 * again.
 */
public final class PariPassu {

    private PariPassu() {}

    /**
     * @param left 分 that are frozen
     * @param losses 分 that each victim lost
     * @return 分 for each; they add up to what is left, or to the losses where those are less
     */
    public static long[] of(long left, long[] losses) {
        long lost = 0;
        for (long loss : losses) {
            lost = Shares.plus(lost, loss);
        }
        return Shares.split(Math.min(left, lost), losses);
    }
}
