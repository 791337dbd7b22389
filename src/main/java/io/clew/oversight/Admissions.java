package io.clew.oversight;

import io.clew.access.Caller;
import io.clew.access.Openings;
import java.util.ArrayList;
import java.util.HashSet;

/** What emergencies open, and what a second person's agreement keeps closed, for one caller and purpose. */
public final class Admissions implements Openings {

    private final Approvals approvals;
    private final Emergencies emergencies;

    public Admissions(Approvals approvals, Emergencies emergencies) {
        this.approvals = approvals;
        this.emergencies = emergencies;
    }

    @Override
    public Opening of(Caller caller, String purpose) {
        Opening agreed = approvals.opening(caller, purpose);
        int grade = -1;
        var sources = new HashSet<String>();
        var under = new ArrayList<String>();
        for (var emergency : emergencies.holding(caller.user(), purpose)) {
            under.add(emergency.named());
            switch (emergency.kind()) {
                case GRADE -> grade = Math.max(grade, Integer.parseInt(emergency.target()));
                case SOURCE -> sources.add(emergency.target());
                case CASE -> {} // the purpose itself is what it opens
            }
        }
        if (!agreed.under().isEmpty()) {
            under.add(agreed.under());
        }
        return new Opening(grade, sources, agreed.sealedFrom(), String.join(" ", under));
    }
}
