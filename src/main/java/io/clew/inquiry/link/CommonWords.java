package io.clew.inquiry.link;

import io.clew.access.Access;
import io.clew.analysis.linkage.Commonness;
import io.clew.analysis.linkage.Telling;
import io.clew.record.Record;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How common words are among the reports that a reader may see, measured on the index: on up to {@link #MOST} reports.
 *
 * <p>Counted once and kept until the index has grown by a tenth; readers of the same sources share it. Safe for use by many
 * threads.
 */
final class CommonWords {

    /** Reports that are read; more would not change the weights of words noticeably. */
    private static final int MOST = 5_000;

    private static final int READERS = 16;

    private record Reader(Set<String> sources, boolean unmasked, long asOf) {}

    private record Counted(Commonness common, long sequence) {}

    private final RecordIndex index;
    private final Map<Reader, Counted> counted = new ConcurrentHashMap<>();

    CommonWords(RecordIndex index) {
        this.index = index;
    }

    Commonness of(Access access) {
        var reader = new Reader(access.sources(), access.unmasked(), access.asOf());
        long now = index.sequence();
        Counted known = counted.get(reader);
        if (known != null && now - known.sequence <= known.sequence / 10 && known.common.tellings() >= MOST / 50
                || known != null && now == known.sequence) {
            return known.common;
        }
        if (counted.size() >= READERS) {
            counted.clear();
        }
        Commonness common = count(access);
        counted.put(reader, new Counted(common, now));
        return common;
    }

    private Commonness count(Access access) {
        var common = new Commonness();
        index.scan(access, reports(TimeRange.ALWAYS), total -> {}, kept -> {
            common.add(Telling.of(List.of(text(kept.record()))));
            return common.tellings() < MOST;
        });
        return common;
    }

    static RecordQuery reports(TimeRange when) {
        return new RecordQuery(
                "",
                List.of("incident"),
                List.of(),
                when,
                List.of(),
                Set.of(),
                RecordQuery.Sort.OLDEST,
                0,
                "",
                Set.of(),
                false);
    }

    static Telling.Text text(Record record) {
        var spans = new ArrayList<int[]>();
        record.mentions().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        record.amounts().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        record.times().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        return new Telling.Text(record.ref(), record.text(), spans);
    }
}
