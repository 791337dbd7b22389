package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The transfers that statements print of an account. */
final class PrintedPayments {

    /** Rows of one account that a report is compared with. */
    private static final int MOST = 5_000;

    private final RecordIndex index;
    private final Access access;

    PrintedPayments(RecordIndex index, Access access) {
        this.index = index;
        this.access = access;
    }

    List<ReportMatches.Payment> of(EntityKey account) {
        var printed = new ArrayList<ReportMatches.Payment>();
        index.naming(access, List.of(account), kept -> {
            Record record = kept.record();
            for (int n = 0; n < record.facts().size(); n++) {
                Fact fact = record.facts().get(n);
                Money amount = fact.amount();
                Instant at = fact.at();
                boolean own = fact.from().equals(account) || fact.to().equals(account);
                if (own && record.type().equals("transfer") && amount != null && at != null) {
                    printed.add(new ReportMatches.Payment(
                            record.factId(n), fact.from(), fact.to(), at, amount.fen(), payee(record)));
                }
            }
            return printed.size() < MOST;
        });
        return printed;
    }

    /** What a row calls the payee; empty where it does not. */
    static String payee(Record record) {
        return record.entities().stream()
                .filter(entity -> entity.role().equals("payee"))
                .map(EntityRef::name)
                .findFirst()
                .orElse("");
    }
}
