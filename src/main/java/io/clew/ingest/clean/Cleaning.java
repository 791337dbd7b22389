package io.clew.ingest.clean;

import io.clew.ingest.read.Finding;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.RecordId;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex.Appended;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the movements of one import in order, and says which of them carry the money and which calls are known already. For
 * one thread.
 */
public final class Cleaning {

    private final String source;
    private final Ledger ledger;
    private final Map<EntityKey, Ends> accounts = new HashMap<>();

    /** Whose accounts are, as far as this import has said. */
    private final Set<String> holders = new HashSet<>();

    /** The earliest and latest row of an account that have been seen. */
    private record Ends(long firstAt, long firstOpening, long lastAt, long lastBalance) {}

    public Cleaning(String source, Ledger ledger) {
        this.source = source;
        this.ledger = ledger;
    }

    /** Adds to the batch the records of its movements. */
    public void clean(Batch batch, Findings findings) {
        try {
            ledger.sent().judge(source, batch);
        } catch (RuntimeException e) {
            ledger.forget();
            throw e;
        }
        if (batch.movements().isEmpty()) {
            return;
        }
        chain(batch.movements(), findings);
        try {
            for (Movement movement : batch.movements()) {
                ledger.judge(source, movement, batch, findings);
                if (movement.other == null) {
                    findings.add(
                            "counterpart-missing",
                            () -> new Finding(
                                    movement.origin.file(), movement.line, Message.of("counterpart-missing")));
                }
            }
        } catch (RuntimeException e) {
            ledger.forget();
            throw e;
        }
        for (Movement movement : batch.movements()) {
            batch.cleaned(MovementRecords.record(source, movement));
            hold(batch, movement, movement.own, movement.ownHolder, movement.ownName);
            hold(batch, movement, movement.other, movement.otherHolder, movement.otherName);
        }
    }

    /** Adds once what a row prints of whose an account is. */
    private void hold(
            Batch batch, Movement movement, @Nullable EntityKey account, @Nullable EntityKey holder, String name) {
        if (account == null || holder == null) {
            return;
        }
        boolean held = account.type().equals("account") || account.type().equals("chat");
        if (held && holders.add(holder + " " + account)) {
            batch.extra(MovementRecords.holder(source, movement, account, holder, name));
        }
    }

    /** The batch is durable. */
    public void kept(Appended appended) {
        ledger.kept(appended);
    }

    /** The batch was not kept. */
    public void lost() {
        ledger.forget();
    }

    private void chain(List<Movement> movements, Findings findings) {
        Map<EntityKey, List<Movement>> byAccount = new LinkedHashMap<>();
        Set<RecordId> once = new HashSet<>(movements.size() * 2);
        for (Movement movement : movements) {
            if (movement.hasBalance() && !movement.failed && once.add(movement.id)) {
                byAccount
                        .computeIfAbsent(movement.own, own -> new ArrayList<>())
                        .add(movement);
            }
        }
        byAccount.forEach((own, rows) -> chain(own, rows, findings));
    }

    private void chain(EntityKey own, List<Movement> rows, Findings findings) {
        boolean newestFirst = rows.size() > 1 && rows.getFirst().stated > rows.getLast().stated;
        if (newestFirst) {
            java.util.Collections.reverse(rows);
        }
        rows.sort(Comparator.comparingLong(row -> row.stated)); // stable: rows of a second keep the file's order
        Ends ends = accounts.get(own);
        long before =
                ends != null && rows.getFirst().stated >= ends.lastAt() ? ends.lastBalance() : Movement.NO_BALANCE;
        long balance = before;
        List<Movement> ordered = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); ) {
            int to = from + 1;
            while (to < rows.size() && rows.get(to).stated == rows.get(from).stated) {
                to++;
            }
            List<Movement> second = BalanceChain.order(rows.subList(from, to), balance);
            for (int i = 0; i < second.size(); i++) {
                second.get(i).place = second.size() > 1 ? Math.min(i, 999) : 0;
            }
            ordered.addAll(second);
            balance = second.getLast().balance;
            from = to;
        }
        long expected = before;
        for (Movement row : ordered) {
            if (expected != Movement.NO_BALANCE && row.balance - row.signed() != expected) {
                long wanted = expected;
                findings.add("balance-break", () -> broken(row, wanted));
            }
            expected = row.balance;
        }
        Movement first = ordered.getFirst();
        Movement last = ordered.getLast();
        boolean goesBefore = ends != null && before == Movement.NO_BALANCE && last.stated <= ends.firstAt();
        if (ends != null && goesBefore && last.balance != ends.firstOpening()) {
            long wanted = ends.firstOpening();
            findings.add("balance-break", () -> broken(last, wanted));
        }
        long opening = first.balance - first.signed();
        accounts.put(
                own,
                ends == null
                        ? new Ends(first.stated, opening, last.stated, last.balance)
                        : new Ends(
                                Math.min(ends.firstAt(), first.stated),
                                first.stated <= ends.firstAt() && before == Movement.NO_BALANCE
                                        ? opening
                                        : ends.firstOpening(),
                                Math.max(ends.lastAt(), last.stated),
                                last.stated >= ends.lastAt() ? last.balance : ends.lastBalance()));
    }

    private static Finding broken(Movement row, long expected) {
        String found = new Money(row.balance - row.signed()).toString();
        String wanted = new Money(expected).toString();
        return new Finding(row.origin.file(), row.line, Message.of("balance-break", row.own.value(), wanted, found));
    }
}
