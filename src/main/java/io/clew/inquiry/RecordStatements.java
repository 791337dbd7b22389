package io.clew.inquiry;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.analysis.trace.Statements;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Bank statements as the records keep them: for each account the rows of its own statement and the balances they print.
 *
 * <p>An account's records are read once, when it is first asked about. For one thread.
 */
final class RecordStatements implements Statements {

    private final RecordIndex index;
    private final Access access;
    private final GraphView view;
    private final Map<Long, Statement> statements = new HashMap<>();

    RecordStatements(RecordIndex index, Access access, GraphView view) {
        this.index = index;
        this.access = access;
        this.view = view;
    }

    /** The rows of one account's own statement: name of the fact to the balance after it. */
    private static final class Statement {
        final Map<String, Long> balances = new HashMap<>();
        boolean own;
        boolean others;
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;

        void row(@Nullable String fact, @Nullable String balance, @Nullable Instant at) {
            own = true;
            if (fact != null) {
                balances.put(fact, balance == null ? NO_BALANCE : read(balance));
            }
            if (at != null) {
                first = Math.min(first, at.toEpochMilli());
                last = Math.max(last, at.toEpochMilli());
            }
        }

        private static long read(String balance) {
            try {
                return Money.parse(balance).fen();
            } catch (IllegalArgumentException e) {
                return NO_BALANCE;
            }
        }
    }

    private Statement of(long account) {
        return statements.computeIfAbsent(account, node -> {
            var statement = new Statement();
            EntityKey key = view.key(node);
            index.scan(access, RecordQuery.naming(key, 0), total -> {}, kept -> {
                read(statement, key, kept.record());
                return true;
            });
            return statement;
        });
    }

    private static void read(Statement statement, EntityKey key, Record record) {
        boolean stated = false;
        for (int n = 0; n < record.facts().size(); n++) {
            Fact fact = record.facts().get(n);
            String side = fact.more().get("own");
            if (side == null || fact.amount() == null) {
                continue;
            }
            stated = true;
            EntityKey own = side.equals("payer") ? fact.from() : fact.to();
            if (own.equals(key)) {
                statement.row(record.factId(n), fact.more().get("balance"), fact.at());
            }
        }
        if (Handles.shown(key).equals(record.fields().get("own"))) {
            stated = true;
            String mirrored = record.fields().get("mirrorOf");
            String name = mirrored == null
                    ? null
                    : (mirrored.indexOf('/') < 0 ? record.ref().source() + "/" + mirrored : mirrored) + "#0";
            statement.row(name, record.fields().get("balance"), record.occurredAt());
        }
        statement.others |= stated;
    }

    @Override
    public long balanceAfter(long account, long fact) {
        Long balance = of(account).balances.get(view.factName(fact));
        return balance == null ? NO_BALANCE : balance;
    }

    @Override
    public boolean loaded(long account, boolean paysOut) {
        Statement statement = of(account);
        return statement.own || !statement.others && paysOut;
    }

    /** Where an account's own statement covers the time, only what it prints counts: a report tells the same again. */
    @Override
    public boolean counts(long account, long fact, long at) {
        Statement statement = of(account);
        return !statement.own
                || at < statement.first
                || at > statement.last
                || statement.balances.containsKey(view.factName(fact));
    }
}
