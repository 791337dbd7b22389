package io.clew.ingest.clean;

import io.clew.ingest.map.Values;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Ledger} knows a row of a statement by, read back from the record that was made of it.
 *
 * @param out whether the own side pays
 * @param parties see {@link LedgerHash#parties}
 * @param at epoch ms
 * @param balance in 分; {@link Movement#NO_BALANCE} where none is printed
 */
record KeptRow(
        Standing standing,
        boolean out,
        long parties,
        long at,
        long fen,
        String currency,
        String bank,
        int flags,
        long balance) {

    /** Empty where the record was not made of a row that carries or carried money. */
    static Optional<KeptRow> of(Record record) {
        Map<String, String> fields = record.fields();
        Fact fact = record.facts().isEmpty() ? null : record.facts().getFirst();
        Map<String, String> ofFact = fact == null ? Map.of() : fact.more();
        boolean holds = fact != null && ofFact.containsKey("own");
        boolean isRow = (holds || !fields.getOrDefault("own", "").isEmpty())
                && record.entities().size() >= 2
                && record.ref().id().length() == 32;
        Standing standing = standing(fields, holds);
        Money amount = fact != null && holds ? fact.amount() : amount(fields);
        if (!isRow || record.occurredAt() == null || amount == null || standing == Standing.FAILED) {
            return Optional.empty();
        }
        boolean out = holds ? "payer".equals(ofFact.get("own")) : "out".equals(fields.get("direction"));
        String currency = fact != null && holds ? fact.currency() : fields.getOrDefault("currency", Fact.YUAN);
        EntityKey first = record.entities().get(0).key();
        EntityKey second = record.entities().get(1).key();
        boolean returned = standing == Standing.REVERSES || ofFact.containsKey("returned");
        boolean day = "day".equals(fields.get("precision")) || "day".equals(ofFact.get("precision"));
        return Optional.of(new KeptRow(
                standing,
                out,
                LedgerHash.parties(out ? first : second, out ? second : first, amount.fen(), currency),
                record.occurredAt().toEpochMilli(),
                amount.fen(),
                currency,
                fields.getOrDefault("ownBank", ""),
                (out ? LedgerFile.OWN_PAYS : 0) | (returned ? LedgerFile.RETURN : 0) | (day ? LedgerFile.DAY : 0),
                balance(holds ? ofFact : fields)));
    }

    private static Standing standing(Map<String, String> fields, boolean holds) {
        if (fields.containsKey("mirrorOf")) {
            return Standing.MIRRORS;
        }
        if (fields.containsKey("reversedBy")) {
            return Standing.REVERSED;
        }
        if (fields.containsKey("reverses")) {
            return Standing.REVERSES;
        }
        return holds ? Standing.HOLDS : Standing.FAILED;
    }

    private static long balance(Map<String, String> printed) {
        String balance = printed.get("balance");
        return balance == null ? Movement.NO_BALANCE : Values.fen(balance).orElse(Movement.NO_BALANCE);
    }

    private static @Nullable Money amount(Map<String, String> fields) {
        String amount = fields.get("amount");
        return amount == null ? null : new Money(Values.fen(amount).orElse(0));
    }
}
