package io.clew.inquiry.holding;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an account stands as far as records print it: bank and state by the newest opening record, the balance by the newest
 * row that prints one.
 *
 * @param bank with its branch, as printed; empty where no record says
 * @param state as printed; empty where no record says
 * @param balance as printed; empty where no row of its own prints one
 * @param balanceAt when that was; null where the row has no time
 */
public record AccountStanding(
        String bank, String state, String balance, @Nullable Instant balanceAt) {

    public static final AccountStanding UNKNOWN = new AccountStanding("", "", "", null);

    private static final int LOOKED_AT = 20;

    /** @param key an account; what is masked for the reader stays so */
    public static AccountStanding of(RecordIndex index, Access access, EntityKey key) {
        String own = Handles.shown(key);
        Optional<Record> opening = newest(
                index,
                access,
                key,
                "account",
                record -> own.equals(record.fields().get("account")));
        Optional<Record> row = newest(
                index,
                access,
                key,
                "transfer",
                record -> own.equals(record.fields().get("own"))
                        && record.fields().containsKey("balance"));
        Optional<Record> printed = row.isPresent() ? row : opening;
        return new AccountStanding(
                field(opening, "bank"),
                field(opening, "state"),
                field(printed, "balance"),
                printed.map(Record::occurredAt).orElse(null));
    }

    private static String field(Optional<Record> record, String name) {
        return record.map(one -> one.fields().getOrDefault(name, "")).orElse("");
    }

    private static Optional<Record> newest(
            RecordIndex index, Access access, EntityKey key, String type, Predicate<Record> fits) {
        RecordQuery naming = RecordQuery.naming(key, LOOKED_AT);
        var query = new RecordQuery(
                naming.text(),
                List.of(type),
                naming.sources(),
                naming.when(),
                naming.entities(),
                Set.of(),
                naming.sort(),
                LOOKED_AT,
                "",
                Set.of(),
                false);
        return index.search(access, query).hits().stream()
                .flatMap(hit -> index.get(access, hit.ref()).stream())
                .flatMap(kept -> Stream.of(kept.record()))
                .filter(fits)
                .findFirst();
    }
}
