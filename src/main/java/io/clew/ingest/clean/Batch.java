package io.clew.ingest.clean;

import io.clew.ingest.row.Movement;
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
import java.util.function.UnaryOperator;

/** Records on their way into the index, and which of them count as rows of which file. For one thread. */
public final class Batch {

    private final List<Record> records = new ArrayList<>();
    private final List<Movement> movements = new ArrayList<>();
    private final Map<String, Long> sent = new HashMap<>();
    private final Set<RecordRef> extra = new HashSet<>();
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
