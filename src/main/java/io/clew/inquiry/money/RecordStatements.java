package io.clew.inquiry.money;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.RowTimes;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.FactCursor;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bank statements as the records keep them: for each account the rows of its own statement, the balances they print,
 * the rows that name no counterpart, and what rows call their payees.
 *
 * <p>An account's records are read once, with all that were named in one hint or when it is first asked about; after
 * {@value #REMEMBERED} accounts the next trace begins with an empty memory. For one thread.
 */
public final class RecordStatements implements Statements {

    private static final int REMEMBERED = 50_000;

    private static final List<String> SAYINGS =
            List.of("otherBank", "otherName", "summary", "remark", "channel", "purpose");

    private final RecordIndex index;
    private final Access access;
    private final GraphView view;
    private final Places places;
    private final Places.Heard heard;
    private final Map<Long, OwnStatement> statements = new HashMap<>();
    private final List<String> nameless = new ArrayList<>();

    public RecordStatements(RecordIndex index, Access access, GraphView view, Places places) {
        this.index = index;
        this.access = access;
        this.view = view;
        this.places = places;
        this.heard = places.new Heard();
    }

    private OwnStatement of(long account) {
        OwnStatement known = statements.get(account);
        if (known != null) {
            return known;
        }
        prefetch(new long[] {account});
        return Objects.requireNonNull(statements.get(account));
    }

    @Override
    public void begin() {
        if (statements.size() > REMEMBERED) {
            statements.clear(); // the names of rows without counterpart stay: hits go by them
        }
    }

    @Override
    public void prefetch(long[] accounts) {
        var asked = new LinkedHashMap<EntityKey, OwnStatement>();
        for (long account : accounts) {
            if (!statements.containsKey(account)) {
                EntityKey key = view.key(account);
                var statement = new OwnStatement(key);
                statements.put(account, statement);
                asked.put(key, statement);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        index.naming(access, asked.keySet(), kept -> {
            for (EntityKey key : ExactTerms.keys(kept.record())) {
                OwnStatement statement = asked.get(key);
                if (statement != null) {
                    read(statement, key, kept.record());
                }
            }
            return true;
        });
        asked.values().forEach(OwnStatement::settle);
    }

    private void read(OwnStatement statement, EntityKey key, Record record) {
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
                    nameless(statement, record);
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

    /** The bank that keeps the account, as most rows name it; empty where none does. */
    String bank(long account) {
        return of(account).banks.entrySet().stream()
                .max(Map.Entry.<String, Integer>comparingByValue()
                        .thenComparing(Map.Entry.comparingByKey(Comparator.reverseOrder())))
                .map(Map.Entry::getKey)
                .orElse("");
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

    private void nameless(OwnStatement statement, Record record) {
        Map<String, String> fields = record.fields();
        Instant at = record.occurredAt();
        long amount = OwnStatement.read(fields.get("amount"));
        if (at == null || amount <= 0) {
            return;
        }
        long balance = OwnStatement.read(fields.get("balance"));
        nameless.add(record.ref().toString());
        long row = -1L - nameless.size();
        var own = new Nameless(
                row,
                at.toEpochMilli(),
                "out".equals(fields.get("direction")),
                amount,
                fields.getOrDefault("currency", Fact.YUAN));
        if (balance == NO_BALANCE
                || statement.nameless.stream().noneMatch(each -> statement.same(each, own, balance))) {
            statement.nameless.add(own);
            statement.namelessNames.put(row, record.ref().toString());
            statement.namelessBalances.put(row, balance);
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
        if (at != null && after != NO_BALANCE && currency.equals(Fact.YUAN)) {
            statement.rows.add(new OwnStatement.Row(at.toEpochMilli(), out ? -fen : fen, after));
        }
    }

    /** The balances that the account's statement prints, oldest first. */
    List<ShowBalance.Point> balances(long account) {
        List<OwnStatement.Row> rows = new ArrayList<>(of(account).rows);
        rows.sort(Comparator.comparingLong(OwnStatement.Row::at));
        var points = new ArrayList<ShowBalance.Point>();
        long before = NO_BALANCE;
        for (OwnStatement.Row row : rows) {
            boolean follows = before == NO_BALANCE || before + row.signed() == row.balance();
            points.add(new ShowBalance.Point(Instant.ofEpochMilli(row.at()), row.balance(), follows));
            before = row.balance();
        }
        return points;
    }

    @Override
    public long balanceAfter(long account, long fact) {
        if (fact < 0) {
            return of(account).namelessBalances.getOrDefault(fact, NO_BALANCE);
        }
        Long balance = of(account).balances.get(view.factName(fact));
        return balance == null ? NO_BALANCE : balance;
    }

    @Override
    public boolean loaded(long account, boolean paysOut) {
        OwnStatement statement = of(account);
        return statement.own || !statement.others && paysOut;
    }

    @Override
    public Knowledge knowledge(long account, long fact, long at, boolean paysOut) {
        OwnStatement statement = of(account);
        boolean whole = statement.own
                ? at <= statement.end() || statement.balances.containsKey(view.factName(fact))
                : !statement.others && paysOut;
        if (whole) {
            return Knowledge.WHOLE;
        }
        return statement.seenPaying ? Knowledge.SEEN : Knowledge.UNSEEN;
    }

    @Override
    public long earliest(long account, long fact, long at) {
        return of(account).times.earliest(() -> name(view, fact), at);
    }

    @Override
    public long latest(long account, long fact, long at) {
        return of(account).times.latest(() -> name(view, fact), at);
    }

    /**
     * Where an account's own statement covers the time, only what it prints counts: a report tells the same again. A print
     * of outflows alone says nothing of inflows. Where only the statements of others tell of an account, what they print
     * counts.
     */
    @Override
    public boolean counts(long account, FactCursor row) {
        OwnStatement statement = of(account);
        if (!statement.own) {
            return !statement.others || statement.byOthers.contains(view.factName(row.fact()));
        }
        String name = view.factName(row.fact());
        if (statement.replaced.contains(name)) {
            return false;
        }
        return statement.balances.containsKey(name)
                || !statement.nameless.isEmpty() && statement.claims(name, row)
                || row.at() < statement.first
                || row.at() > statement.end()
                || !(row.outgoing() ? statement.out : statement.in) && statement.byOthers.contains(name);
    }

    @Override
    public List<Nameless> nameless(long account) {
        return List.copyOf(of(account).nameless);
    }

    @Override
    public @Nullable Stop place(long payer, long fact, long payee) {
        OwnStatement statement = of(payer);
        return statement.payees.isEmpty() ? null : statement.payees.get(view.factName(fact));
    }

    @Override
    public String name(GraphView asked, long fact) {
        return fact < 0 ? nameless.get((int) (-2L - fact)) : asked.factName(fact);
    }
}
