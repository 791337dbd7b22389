package io.clew.ingest.clean;

import io.clew.ingest.read.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Findings of one batch: all are counted, only the first are put in words. For one thread. */
public final class Findings {

    /** How many are listed at most; a file whose balances never fit would otherwise fill the memory. */
    public static final int LISTED = 1_000;

    private final Map<String, Long> counts = new HashMap<>();
    private final List<Finding> first = new ArrayList<>();

    public void add(String code, Supplier<Finding> finding) {
        counts.merge(code, 1L, Long::sum);
        if (first.size() < LISTED) {
            first.add(finding.get());
        }
    }

    public void add(Finding finding) {
        add(finding.code(), () -> finding);
    }

    /** How many there are of each code. */
    public Map<String, Long> counts() {
        return counts;
    }

    public List<Finding> first() {
        return first;
    }
}
