package io.clew.inquiry.money;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.access.Access;
import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.FactCursor;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.search.ExactTerms;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
 * {@value #REMEMBERED} accounts the next trace begins anew. For one thread.
 */
public final class RecordStatements implements Statements {

    private static final int REMEMBERED = 50_000;
    private static final Mark NOWHERE = new Mark(0, 0);

    private final RecordIndex index;
    private final Access access;
    private final GraphView view;
    private final StatementReader reader;
    private final StatementMemory memory;
    private final Map<Long, OpenStatement> statements = new HashMap<>();
    private final LongObjectHashMap<String> names = new LongObjectHashMap<>();
    private final List<String> nameless = new ArrayList<>();
    /** Whether the records that are read say their sequence, and are all that marks are made of. */
    private final boolean tellsAll;

    public RecordStatements(RecordIndex index, Access access, GraphView view, Places places) {
        this(index, access, view, places, new StatementMemory(0));
    }

    /** @param memory of what earlier questions read */
    RecordStatements(RecordIndex index, Access access, GraphView view, Places places, StatementMemory memory) {
        this.memory = memory;
        this.index = index;
        this.access = access;
        this.view = view;
        this.reader = new StatementReader(places);
        this.tellsAll = access.unmasked() && access.withheldSources() == 0 && access.asOf() == Access.NOW;
    }

    private OpenStatement of(long account) {
        OpenStatement known = statements.get(account);
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
        var asked = new LinkedHashMap<EntityKey, Long>();
        for (long account : accounts) {
            if (!statements.containsKey(account)) {
                asked.put(view.key(account), account);
            }
        }
        if (asked.isEmpty()) {
            return;
        }
        long sequence = index.sequence();
        asked.entrySet().removeIf(each -> {
            OwnStatement known = memory.recall(access, each.getKey(), sequence);
            if (known != null) {
                statements.put(each.getValue(), open(known));
            }
            return known != null;
        });
        List<EntityKey> marked = toBeMarked(asked.keySet());
        Map<EntityKey, Mark> marks = marked.isEmpty() ? Map.of() : index.marks(access, marked);
        var unread = new LinkedHashMap<EntityKey, OwnStatement>();
        asked.forEach((key, account) -> {
            OwnStatement known = memory.recall(access, key, marks.getOrDefault(key, NOWHERE), sequence);
            if (known == null) {
                unread.put(key, new OwnStatement(key));
            } else {
                statements.put(account, open(known));
            }
        });
        Map<EntityKey, Mark> found = read(unread);
        unread.forEach((key, statement) -> {
            statement.settle();
            statements.put(Objects.requireNonNull(asked.get(key)), open(statement));
            memory.keep(access, key, (tellsAll ? found : marks).getOrDefault(key, NOWHERE), statement, sequence);
        });
    }

    /** Accounts that may be remembered or, where the records read do not tell their marks, are to be. */
    private List<EntityKey> toBeMarked(Collection<EntityKey> accounts) {
        return accounts.stream()
                .filter(account -> memory.keeps() && (!tellsAll || memory.knows(access, account)))
                .toList();
    }

    private OpenStatement open(OwnStatement statement) {
        long first = -2L - nameless.size();
        statement.unnamed.forEach(row -> nameless.add(row.name()));
        return new OpenStatement(statement, first);
    }

    /** Reads the accounts' records and tells what marks these have. */
    private Map<EntityKey, Mark> read(Map<EntityKey, OwnStatement> unread) {
        var marks = new HashMap<EntityKey, Mark>();
        if (unread.isEmpty()) {
            return marks;
        }
        index.naming(access, unread.keySet(), kept -> {
            for (EntityKey key : ExactTerms.keys(kept.record())) {
                OwnStatement statement = unread.get(key);
                if (statement != null) {
                    reader.read(statement, key, kept.record());
                    marks.merge(key, new Mark(1, kept.sequence()), Mark::and);
                }
            }
            return true;
        });
        return marks;
    }

    /** The bank that keeps the account, as most rows name it; empty where none does. */
    String bank(long account) {
        return of(account).own.bank();
    }

    /** The balances that the account's statement prints, oldest first. */
    List<ShowBalance.Point> balances(long account) {
        List<OwnStatement.Row> rows = new ArrayList<>(of(account).own.rows);
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
        return fact < 0 ? of(account).balance(fact) : of(account).balance(name(fact));
    }

    @Override
    public boolean loaded(long account, boolean paysOut) {
        OwnStatement statement = of(account).own;
        return statement.own || !statement.others && paysOut;
    }

    @Override
    public Knowledge knowledge(long account, long fact, long at, boolean paysOut) {
        OpenStatement open = of(account);
        OwnStatement statement = open.own;
        boolean whole = statement.own ? at <= statement.end() || open.has(name(fact)) : !statement.others && paysOut;
        if (whole) {
            return Knowledge.WHOLE;
        }
        return statement.seenPaying ? Knowledge.SEEN : Knowledge.UNSEEN;
    }

    @Override
    public long earliest(long account, long fact, long at) {
        return of(account).own.times.earliest(() -> name(fact), at);
    }

    @Override
    public long latest(long account, long fact, long at) {
        return of(account).own.times.latest(() -> name(fact), at);
    }

    /**
     * Where an account's own statement covers the time, only what it prints counts: a report tells the same again. A print
     * of outflows alone says nothing of inflows. Where only the statements of others tell of an account, what they print
     * counts.
     */
    @Override
    public boolean counts(long account, FactCursor row) {
        OpenStatement open = of(account);
        OwnStatement statement = open.own;
        if (!statement.own) {
            return !statement.others || statement.byOthers.contains(name(row.fact()));
        }
        String name = name(row.fact());
        if (statement.replaced.contains(name)) {
            return false;
        }
        return open.has(name)
                || open.claims(name, row)
                || row.at() < statement.first
                || row.at() > statement.end()
                || !(row.outgoing() ? statement.out : statement.in) && statement.byOthers.contains(name);
    }

    @Override
    public List<Nameless> nameless(long account) {
        return of(account).nameless();
    }

    @Override
    public @Nullable Stop place(long payer, long fact, long payee) {
        OwnStatement statement = of(payer).own;
        return statement.payees.isEmpty() ? null : statement.payees.get(name(fact));
    }

    @Override
    public String name(GraphView asked, long fact) {
        return fact < 0 ? nameless.get((int) (-2L - fact)) : asked.factName(fact);
    }

    /** The name of a fact of this view; the same rows are asked about with every level and method. */
    private String name(long fact) {
        if (fact < 0) {
            return name(view, fact);
        }
        String known = names.get(fact);
        if (known == null) {
            known = view.factName(fact);
            if (names.size() > REMEMBERED) {
                names.clear();
            }
            names.put(fact, known);
        }
        return known;
    }
}
