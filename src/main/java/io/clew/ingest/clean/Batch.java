package io.clew.ingest.clean;

import io.clew.ingest.row.Movement;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.Appended;
import io.clew.search.RecordIndex.Kept;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Records on their way into the index, and which of them count as rows of which file. For one thread. */
public final class Batch {

    private final List<Record> records = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, Long> sent = new HashMap<>();
    private final Set<RecordRef> extra = new HashSet<>();
    private final List<Refused> refused = new ArrayList<>();
    private long characters;

    public void add(Record record) {
        records.add(record);
        characters += record.text().length();
        sent.merge(record.provenance().file(), 1L, Long::sum);
    }

    public void add(Movement movement) {
        movements.add(movement);
        sent.merge(movement.origin.file(), 1L, Long::sum);
    }

    /** Exchanges records that were {@link #add(Record) added}. */
    void replace(UnaryOperator<Record> change) {
        records.replaceAll(change);
    }

    /** Exchanges records that were {@link #add(Record) added}; those that become none are left out. */
    void judge(Function<Record, @Nullable Record> change) {
        Set<Integer> none = new HashSet<>();
        int added = records.size(); // what judging adds stands behind
        for (int i = 0; i < added; i++) {
            Record becomes = change.apply(records.get(i));
            if (becomes == null) {
                none.add(i);
            } else {
                records.set(i, becomes);
            }
        }
        if (!none.isEmpty()) {
            List<Record> left = new ArrayList<>(records.size());
            for (int i = 0; i < records.size(); i++) {
                if (!none.contains(i)) {
                    left.add(records.get(i));
                }
            }
            records.clear();
            records.addAll(left);
        }
    }

    /** A record that cannot be taken, and why. */
    public record Refused(Record record, Message why) {}

    void refuse(Record record, Message why) {
        refused.add(new Refused(record, why));
        sent.merge(record.provenance().file(), -1L, Long::sum);
    }

    public List<Refused> refused() {
        return refused;
    }

    List<Movement> movements() {
        return movements;
    }

    /** A record made of a movement that was {@link #add(Movement) added}. */
    void cleaned(Record record) {
        records.add(record);
    }

    /** A record that is no row of its own, such as a new version of one that came before. */
    void extra(Record record) {
        if (extra.add(record.ref())) {
            records.add(record);
        }
    }

    public List<Record> records() {
        return records;
    }

    public int rows() {
        return records.size() + movements.size();
    }

    public long characters() {
        return characters;
    }

    /** How many rows of each file were accepted; the rest of those sent were duplicates. */
    public Map<String, Long> accepted(Appended appended) {
        Map<String, Long> accepted = new HashMap<>();
        for (Kept kept : appended.accepted()) {
            if (!extra.contains(kept.record().ref())) {
                accepted.merge(kept.record().provenance().file(), 1L, Long::sum);
            }
        }
        return accepted;
    }

    public Map<String, Long> sent() {
        return sent;
    }
}
