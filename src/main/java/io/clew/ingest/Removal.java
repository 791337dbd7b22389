package io.clew.ingest;

import io.clew.access.Access;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Ledger;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * Takes records out again: of the ledger, the index and the graph, in this order. What a removed row carried of a payment or
 * call that others tell too is carried by one of those before it goes, so that a program that ends between the two counts
 * money twice rather than not at all, and removing again mends it. Safe for use by many threads.
 */
public final class Removal {

    private static final int AT_ONCE = 5_000;

    private final Intake intake;
    private final RecordIndex index;
    private final Ledger ledger;

    Removal(Intake intake, RecordIndex index, Ledger ledger) {
        this.intake = intake;
        this.index = index;
        this.ledger = ledger;
    }

    /** Returns when index and graph have forgotten them; how many there were. */
    public int remove(Collection<RecordRef> refs) {
        return remove(refs, () -> {});
    }

    /** @param before is done where there is something to remove, before it goes */
    public int remove(Collection<RecordRef> refs, Runnable before) {
        synchronized (intake) { // as imports hold it: the ledger is for one at a time
            var sources = refs.stream().map(RecordRef::source).collect(java.util.stream.Collectors.toSet());
            List<Record> there = index.get(inside(sources), refs).values().stream()
                    .map(Kept::record)
                    .toList();
            if (there.isEmpty()) {
                return 0;
            }
            before.run();
            var cleaning = new Cleaning("", ledger);
            try {
                cleaning.kept(intake.add(ledger.without(there)));
            } catch (RuntimeException | Error e) {
                cleaning.lost();
                throw e;
            }
            return intake.remove(there.stream().map(Record::ref).toList());
        }
    }

    /** As {@link #remove}, of every record of a source. */
    public long removeAll(String source) {
        long removed = 0;
        for (int now = -1; now != 0; removed += now) { // until nothing is found, whatever came in meanwhile
            now = 0;
            var batch = new ArrayList<RecordRef>();
            var every = every(source);
            int[] count = {0};
            index.scan(inside(Set.of(source)), every, total -> {}, kept -> {
                batch.add(kept.record().ref());
                if (batch.size() == AT_ONCE) {
                    count[0] += remove(batch);
                    batch.clear();
                }
                return true;
            });
            count[0] += remove(batch);
            now = count[0];
        }
        return removed;
    }

    private static RecordQuery every(String source) {
        return new RecordQuery(
                "",
                List.of(),
                List.of(source),
                TimeRange.ALWAYS,
                List.of(),
                Set.of(),
                RecordQuery.Sort.OLDEST,
                0,
                "",
                Set.of(),
                false);
    }

    private static Access inside(Set<String> sources) {
        return new Access("", Set.of(), Set.of(), 3, "", sources, 0, true);
    }
}
