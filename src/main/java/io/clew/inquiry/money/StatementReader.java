package io.clew.inquiry.money;

import io.clew.access.Handles;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.RowTimes;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what records say of an account into its statement. For one thread. */
final class StatementReader {

    private static final List<String> SAYINGS =
            List.of("otherBank", "otherName", "summary", "remark", "channel", "purpose");

    private final Places places;
    private final Places.Heard heard;

    StatementReader(Places places) {
        this.places = places;
        this.heard = places.new Heard();
    }

    /** Takes one of the records that name the account; once all are taken, the statement is to be settled. */
    void read(OwnStatement statement, EntityKey key, Record record) {
        String bank = bank(key, record);
        if (!bank.isEmpty()) {
            statement.banks.merge(bank, 1, Integer::sum);
        }
        boolean stated = false;
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            String side = fact.more().get("own");
            if (side == null || fact.amount() == null) {
                continue;
            }
            stated = true;
            boolean pays = side.equals("payer");
            EntityKey own = pays ? fact.from() : fact.to();
            statement.times.note(record.factId(n), own, fact.at(), precision(record, fact));
            if (!own.equals(key)) {
                statement.byOthers.add(record.factId(n));
                statement.seenPaying |= fact.from().equals(key);
                if (isPurse(own)) {
                    statement.byPurse(record.factId(n), fact);
                }
            } else {
                if (statement.row(
                        record.factId(n), record.factId(n), fact.more().get("balance"), fact.at(), pays)) {
                    keep(
                            statement,
                            fact.at(),
                            pays,
                            fact.amount().fen(),
                            fact.currency(),
                            fact.more().get("balance"));
                }
                payee(statement, record, record.factId(n));
                if (isCompany(statement, pays ? fact.to() : fact.from(), record.factId(n))) {
                    statement.withCompany(record.factId(n), fact);
                }
            }
        }
        if (Handles.shown(key).equals(record.fields().get("own"))) {
            stated = true;
            String mirrored = record.fields().get("mirrorOf");
            boolean ofPurse = isOfPurse(record);
            String name = mirrored == null || ofPurse
                    ? null
                    : (mirrored.indexOf('/') < 0 ? record.ref().source() + "/" + mirrored : mirrored) + "#0";
            boolean pays = "out".equals(record.fields().get("direction"));
            if (statement.row(
                    name == null ? record.ref().toString() : name,
                    name,
                    record.fields().get("balance"),
                    record.occurredAt(),
                    pays)) {
                keep(
                        statement,
                        record.occurredAt(),
                        pays,
                        OwnStatement.read(record.fields().get("amount")),
                        record.fields().getOrDefault("currency", Fact.YUAN),
                        record.fields().get("balance"));
            }
            if (name != null) {
                payee(statement, record, name);
            } else {
                String precision = record.fields().get(RowTimes.PRECISION);
                statement.times.note(record.ref().toString(), key, record.occurredAt(), precision);
                if (ofPurse || moved(record)) {
                    unnamed(statement, record);
                }
            }
        }
        statement.others |= stated;
    }

    /** Whether it is a user's account at a payment company. */
    private boolean isPurse(EntityKey own) {
        return own.type().equals("chat") || places.unlessLoaded(own) != null;
    }

    /** Whether a bank's row goes to or comes from a payment company, which keeps the money for some user. */
    private boolean isCompany(OwnStatement statement, EntityKey other, String fact) {
        return statement.payees.get(fact) == Stop.THIRD_PARTY || places.stop(other) == Stop.THIRD_PARTY;
    }

    private static @Nullable String precision(Record record, Fact fact) {
        String said = fact.more().get(RowTimes.PRECISION);
        return said == null ? record.fields().get(RowTimes.PRECISION) : said;
    }

    /** What the record says of the account's bank; empty where it says nothing. */
    private static String bank(EntityKey account, Record record) {
        String own = record.fields().get("own");
        for (Fact fact : record.facts()) {
            if (fact.link().equals("owns") && fact.to().equals(account)) {
                return fact.more().getOrDefault("bank", "");
            }
            String side = fact.more().get("own");
            if (side != null && (fact.from().equals(account) || fact.to().equals(account))) {
                boolean isOwn = fact.from().equals(account) == side.equals("payer");
                return record.fields().getOrDefault(isOwn ? "ownBank" : "otherBank", "");
            }
        }
        return own == null
                ? ""
                : record.fields().getOrDefault(own.equals(Handles.shown(account)) ? "ownBank" : "otherBank", "");
    }

    /**
     * Whether a purse's row carries the payment that this row of a tied card prints: there it goes from the purse, so that of
     * the card's account only this row says that the money left.
     */
    private static boolean isOfPurse(Record record) {
        return record.fields().containsKey("mirrorOf")
                && record.entities().size() > 1
                && record.entities().get(1).key().type().equals("merchant");
    }

    /** Whether the row says that money moved and only not with whom. */
    private static boolean moved(Record record) {
        Map<String, String> fields = record.fields();
        return "missing".equals(fields.get("counterpart"))
                && !"neutral".equals(fields.get("direction"))
                && !fields.containsKey("reversedBy")
                && !fields.containsKey("reverses")
                && !"failed".equals(fields.get("outcome"));
    }

    private static void unnamed(OwnStatement statement, Record record) {
        Map<String, String> fields = record.fields();
        Instant at = record.occurredAt();
        long amount = OwnStatement.read(fields.get("amount"));
        if (at != null && amount > 0) {
            statement.unnamed(new OwnStatement.Unnamed(
                    record.ref().toString(),
                    at.toEpochMilli(),
                    "out".equals(fields.get("direction")),
                    amount,
                    fields.getOrDefault("currency", Fact.YUAN),
                    OwnStatement.read(fields.get("balance"))));
        }
    }

    /** Remembers what the row says of the payee, where that tells a place. */
    private void payee(OwnStatement statement, Record record, String fact) {
        List<String> said = new ArrayList<>();
        for (String field : SAYINGS) {
            said.add(record.fields().getOrDefault(field, ""));
        }
        for (EntityRef each : record.entities()) {
            if (each.role().equals("payee")) {
                said.add(each.name());
            }
        }
        for (Fact each : record.facts()) {
            said.add(each.more().getOrDefault("summary", ""));
        }
        Stop place = heard.said(said);
        if (place != null) {
            statement.payees.put(fact, place);
        }
    }

    /** Keeps a row in yuan that prints a balance. */
    private static void keep(
            OwnStatement statement,
            @Nullable Instant at,
            boolean out,
            long fen,
            String currency,
            @Nullable String balance) {
        long after = OwnStatement.read(balance);
        if (at != null && after != Statements.NO_BALANCE && currency.equals(Fact.YUAN)) {
            statement.rows.add(new OwnStatement.Row(at.toEpochMilli(), out ? -fen : fen, after));
        }
    }
}
