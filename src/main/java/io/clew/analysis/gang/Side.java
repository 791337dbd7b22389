package io.clew.analysis.gang;

import io.clew.analysis.gang.net.FactCut;
import java.util.ArrayList;
import java.util.List;

/** The facts of one person at a thing that is shared: which, and from when to when. */
final class Side {

    final List<Long> facts = new ArrayList<>();
    final List<Long> times = new ArrayList<>();
    long first = Long.MAX_VALUE;
    long last = Long.MIN_VALUE;

    void add(long fact, long at) {
        facts.add(fact);
        times.add(at);
        first = Math.min(first, at);
        last = Math.max(last, at);
    }

    /** Whether some use of this one and some use of the other lie no further apart. */
    boolean near(Side other, long apart) {
        for (long mine : times) {
            for (long theirs : other.times) {
                if (Math.abs(mine - theirs) <= apart) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Links of all facts from one end to another. */
    List<Evidence.Link> links(FactCut.End from, FactCut.End to) {
        return facts.stream().map(fact -> new Evidence.Link(from, to, fact)).toList();
    }

    /** The tie of two persons by a thing, whichever is the lower number. */
    static Evidence tie(
            GangRules.Kind kind, int p, Side ofP, int q, Side ofQ, long thing, double strength, boolean carries) {
        var end = new FactCut.End(false, thing);
        List<Evidence.Link> links = new ArrayList<>();
        links.addAll((p < q ? ofP : ofQ).links(new FactCut.End(true, Math.min(p, q)), end));
        links.addAll((p < q ? ofQ : ofP).links(new FactCut.End(true, Math.max(p, q)), end));
        return new Evidence(
                kind,
                Math.min(p, q),
                Math.max(p, q),
                thing,
                links,
                Math.min(ofP.first, ofQ.first),
                Math.max(ofP.last, ofQ.last),
                strength,
                carries);
    }

    /** The tie of two persons by facts that lead from one to the other, either way. */
    static Evidence direct(GangRules.Kind kind, int p, int q, Side out, Side in, double strength) {
        var links = new ArrayList<>(out.links(new FactCut.End(true, p), new FactCut.End(true, q)));
        links.addAll(in.links(new FactCut.End(true, q), new FactCut.End(true, p)));
        return new Evidence(
                kind,
                Math.min(p, q),
                Math.max(p, q),
                Evidence.DIRECT,
                links,
                Math.min(out.first, in.first),
                Math.max(out.last, in.last),
                strength,
                false);
    }
}
