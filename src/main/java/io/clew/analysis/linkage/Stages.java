package io.clew.analysis.linkage;

/**
 * How much of the beginning, the course and the end of one telling another one has too, each 0 to 1.
 *
 * <p>A report tells first how the victim was reached, then how they were brought to pay, last how it came out; the first two
 * say whose script it is, the last hardly does. Thirds are of the weight of rare words, in the order of the first report.
 */
record Stages(double beginning, double course, double end) {

    private static final int PARTS = 3;

    static Stages of(Telling a, Telling b, Commonness common) {
        double[] ab = shares(a, b, common);
        double[] ba = shares(b, a, common);
        return new Stages((ab[0] + ba[0]) / 2, (ab[1] + ba[1]) / 2, (ab[2] + ba[2]) / 2);
    }

    private static double[] shares(Telling one, Telling other, Commonness common) {
        double sum = 0;
        for (int at : one.order()) {
            sum += common.weight(one.term(at));
        }
        double[] both = new double[PARTS];
        double[] all = new double[PARTS];
        double run = 0;
        for (int at : one.order()) {
            double weight = common.weight(one.term(at));
            int part = sum == 0 ? 0 : Math.min(PARTS - 1, (int) (PARTS * run / sum));
            all[part] += weight;
            both[part] += other.has(one.term(at)) ? weight : 0;
            run += weight;
        }
        for (int part = 0; part < PARTS; part++) {
            both[part] = all[part] == 0 ? 0 : both[part] / all[part];
        }
        return both;
    }
}
