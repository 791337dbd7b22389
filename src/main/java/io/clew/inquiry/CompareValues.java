package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.search.RecordIndex;
import io.clew.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks thousands of values up at once: which of them do the records know, and where. */
public final class CompareValues {

    /** Most values that one comparison takes. */
    public static final int MOST = 100_000;

    private static final int SAMPLE = 10;

    private final RecordIndex index;
    private final Normalizer normalizer;
    private final AuditLog audit;
    private final SecondPerson second;

    public CompareValues(RecordIndex index, Normalizer normalizer, AuditLog audit, SecondPerson second) {
        this.index = index;
        this.normalizer = normalizer;
        this.audit = audit;
        this.second = second;
    }

    /** One value that is known, under the key that most records name; {@code value} as it was given. */
    public record Known(String value, EntityKey key, long records, List<String> sources) {}

    /** @param missing values that no readable record names, in the given order, word for word */
    public record Comparison(List<Known> values, List<String> missing) {}

    /**
     * @param values one a line as typed; blank ones and repetitions are passed over
     * @throws ClewException {@code too-many-values}; {@code approval-required} as {@link SecondPerson} says
     */
    public Comparison compare(Access access, List<String> values) {
        var asked = new LinkedHashSet<String>();
        values.stream().map(String::strip).filter(value -> !value.isEmpty()).forEach(asked::add);
        if (asked.size() > MOST) {
            throw new ClewException(Message.of("too-many-values", MOST, asked.size()));
        }
        var act = new SecondPerson.Act("compare", sample(asked), asked::size, List.copyOf(asked));
        Access allowed = second.allow(access, act);
        try (Look look = audit.open(allowed, AuditAct.COMPARE, asked.size() + " values")) {
            var comparison = look(access, List.copyOf(asked));
            look.returned(
                    comparison.values().size(),
                    comparison.values().stream().map(Known::key).toList());
            look.compared(asked.stream().map(this::bare).toList());
            return comparison;
        }
    }

    private EntityKey bare(String value) {
        return normalizer.readings(value).stream().findFirst().orElseGet(() -> new EntityKey("text", value));
    }

    private static String sample(Set<String> asked) {
        return asked.stream().limit(SAMPLE).collect(Collectors.joining("、")) + (asked.size() > SAMPLE ? "…" : "");
    }

    private Comparison look(Access access, List<String> asked) {
        var keys = new ArrayList<EntityKey>();
        var ends = new int[asked.size()];
        for (int i = 0; i < ends.length; i++) {
            keys.addAll(normalizer.readings(asked.get(i)));
            ends[i] = keys.size();
        }
        var counts = index.count(access, keys);
        var known = new ArrayList<Known>();
        var missing = new ArrayList<String>();
        int from = 0;
        for (int i = 0; i < ends.length; i++) {
            RecordIndex.KeyCount best = null;
            for (var count : counts.subList(from, ends[i])) {
                if (count.records() > (best == null ? 0 : best.records())) {
                    best = count;
                }
            }
            if (best == null) {
                missing.add(asked.get(i));
            } else {
                known.add(new Known(asked.get(i), best.key(), best.records(), best.sources()));
            }
            from = ends[i];
        }
        return new Comparison(known, missing);
    }
}
