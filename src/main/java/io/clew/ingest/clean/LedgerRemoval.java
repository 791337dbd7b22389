package io.clew.ingest.clean;

import com.carrotsearch.hppc.IntHashSet;
import com.carrotsearch.hppc.LongHashSet;
import io.clew.access.Access;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What becomes of the other rows of a movement when some are removed: reads every entry of the {@link Ledger} once.
 *
 * <p>Of several mirrors of a row that goes the first to have come inherits what it carried, whether that is the fact or that
 * the money came back; the others become mirrors of that one.
 */
final class LedgerRemoval {

    private final Ledger ledger;
    private final LedgerFile entries;
    private final RecordIndex index;
    private final Map<RecordRef, Integer> pendingIds;
    private final IntHashSet gone = new IntHashSet();

    /** New versions by entry. */
    private final Map<Integer, Record> changed = new TreeMap<>();

    LedgerRemoval(Ledger ledger, LedgerFile entries, RecordIndex index, Map<RecordRef, Integer> pendingIds) {
        this.ledger = ledger;
        this.entries = entries;
        this.index = index;
        this.pendingIds = pendingIds;
    }

    List<Record> of(Collection<Record> removed) {
        Map<String, Record> byName = removed.stream()
                .collect(Collectors.toMap(record -> record.ref().toString(), record -> record, (a, b) -> a));
        find(byName);
        if (gone.isEmpty()) {
            return List.of();
        }
        Map<Integer, Integer> heirs = new HashMap<>();
        for (int entry = 0; entry < entries.count(); entry++) {
            if (ledger.live(entries, entry) && !gone.contains(entry)) {
                inherit(entry, heirs, byName);
                release(entry, heirs);
            }
        }
        gone.forEach((com.carrotsearch.hppc.procedures.IntProcedure) this::forget);
        changed.forEach((entry, record) -> pendingIds.put(record.ref(), entry));
        return List.copyOf(changed.values());
    }

    private void find(Map<String, Record> byName) {
        var ids = new LongHashSet();
        for (Record record : byName.values()) {
            ids.add(RecordId.of(record.ref().toString()).high()); // of a name that its sender chose
            if (SentMirrors.isNumbered(record)) {
                ids.add(RecordId.parse(record.ref().id()).high());
            }
        }
        for (int entry = 0; !ids.isEmpty() && entry < entries.count(); entry++) {
            if (ids.contains(entries.idHigh(entry)) && byName.containsKey(ledger.name(entries, entry))) {
                gone.add(entry);
            }
        }
    }

    private void inherit(int entry, Map<Integer, Integer> heirs, Map<String, Record> byName) {
        int holder = entries.mirror(entry);
        if (holder < 0 || !gone.contains(holder)) {
            return;
        }
        entries.mirror(entry, -1);
        if (entries.standing(entry) != Standing.MIRRORS) {
            return;
        }
        Integer heir = heirs.putIfAbsent(holder, entry);
        if (heir != null) {
            entries.mirror(entry, heir);
            entries.hold(heir);
            change(entry, record -> MovementRecords.told(record, "mirrorOf", ledger.name(entries, heir)));
            return;
        }
        int back = entries.returned(holder);
        if (entries.standing(holder) == Standing.REVERSED && back >= 0 && !gone.contains(back)) {
            entries.stand(entry, Standing.REVERSED);
            entries.returned(entry, back);
            entries.returned(back, entry);
            change(entry, record -> MovementRecords.told(record, "reversedBy", ledger.name(entries, back)));
            change(back, record -> MovementRecords.told(record, "reverses", ledger.name(entries, entry)));
            return;
        }
        entries.stand(entry, Standing.HOLDS);
        Record carrier = byName.get(ledger.name(entries, holder));
        String link = carrier == null || carrier.facts().isEmpty()
                ? ""
                : carrier.facts().getFirst().link();
        change(entry, record -> holding(entry, record, link));
    }

    private Record holding(int entry, Record record, String link) {
        if (CallMirrors.isMirror(record)) {
            return CallMirrors.holding(record);
        }
        return entries.is(entry, LedgerFile.SENT) ? SentRow.holding(record) : MovementRecords.holding(record, link);
    }

    /** Holds again what had been paired with something that goes, where no heir of that was found for it. */
    private void release(int entry, Map<Integer, Integer> heirs) {
        int other = entries.returned(entry);
        Standing standing = entries.standing(entry);
        if (other < 0 || !gone.contains(other)) {
            return;
        }
        boolean inherited = standing == Standing.REVERSES && hasHeir(other);
        if (inherited || heirs.containsKey(other)) {
            return;
        }
        entries.returned(entry, -1);
        if (standing == Standing.REVERSED || standing == Standing.REVERSES) {
            entries.stand(entry, Standing.HOLDS);
            change(entry, record -> holding(entry, record, ""));
        }
    }

    /** Whether a mirror that stays will stand for the original that goes. */
    private boolean hasHeir(int original) {
        for (int entry = 0; entry < entries.count(); entry++) {
            if (entries.mirror(entry) == original
                    && ledger.live(entries, entry)
                    && !gone.contains(entry)
                    && entries.standing(entry) == Standing.MIRRORS) {
                return true;
            }
        }
        return false;
    }

    private void change(int entry, java.util.function.UnaryOperator<Record> how) {
        Record present = changed.get(entry);
        if (present == null) {
            RecordRef ref = RecordRef.parse(ledger.name(entries, entry));
            var kept = index.get(inside(Set.of(ref.source())), ref);
            if (kept.isEmpty()) {
                return;
            }
            present = kept.get().record();
        }
        changed.put(entry, how.apply(present));
    }

    private void forget(int entry) {
        entries.sequence(entry, 0);
        entries.mirror(entry, -1);
        entries.returned(entry, -1);
    }

    /** Nobody's look: what comes back goes nowhere but into the index again. */
    static Access inside(Set<String> sources) {
        return new Access("", Set.of(), Set.of(), 3, "", sources, 0, true);
    }
}
