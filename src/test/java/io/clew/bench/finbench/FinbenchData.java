package io.clew.bench.finbench;

import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A FinBench snapshot: its edges as facts of a graph, the columns of its vertices beside it.
 *
 * <p>Files are {@code |}-separated with a header line, plain or gzipped. A medium is a {@code device}; loans, sign-ins and
 * the rest are link types of the ontology.
 */
public final class FinbenchData {

    /** @param createTime epoch milliseconds */
    record Account(String id, long createTime, boolean blocked, String type) {}

    /** Amounts in 分. */
    record Loan(String id, long amount, long balance) {}

    record Medium(String id, boolean blocked, String type) {}

    record EdgeFile(String file, String fromType, String link, String toType, boolean money) {}

    static final List<EdgeFile> EDGES = List.of(
            new EdgeFile("PersonOwnAccount", "person", "owns", "account", false),
            new EdgeFile("CompanyOwnAccount", "company", "owns", "account", false),
            new EdgeFile("AccountTransferAccount", "account", "transfer", "account", true),
            new EdgeFile("AccountWithdrawAccount", "account", "withdraw", "account", true),
            new EdgeFile("LoanDepositAccount", "loan", "lend", "account", true),
            new EdgeFile("AccountRepayLoan", "account", "repay", "loan", true),
            new EdgeFile("MediumSignInAccount", "device", "login", "account", false),
            new EdgeFile("PersonApplyLoan", "person", "apply", "loan", false),
            new EdgeFile("CompanyApplyLoan", "company", "apply", "loan", false),
            new EdgeFile("PersonInvestCompany", "person", "invest", "company", false),
            new EdgeFile("CompanyInvestCompany", "company", "invest", "company", false),
            new EdgeFile("PersonGuaranteePerson", "person", "guarantee", "person", false),
            new EdgeFile("CompanyGuaranteeCompany", "company", "guarantee", "company", false));

    private static final int BATCH = 8192;

    private final Map<String, Account> accountsById = new HashMap<>();
    private final Map<String, Loan> loansById = new HashMap<>();
    private final Map<String, Medium> mediaById = new HashMap<>();
    private final LongObjectHashMap<Account> accounts = new LongObjectHashMap<>();
    private final LongObjectHashMap<Loan> loans = new LongObjectHashMap<>();
    private final LongObjectHashMap<Medium> media = new LongObjectHashMap<>();
    private final GraphView view;
    private long sequence;

    /** Reads the folder into the store, which was empty, and looks at it through one view. */
    public FinbenchData(Path folder, GraphStore store) throws IOException {
        for (String[] row : rows(folder, "Account")) {
            accountsById.put(row[0], new Account(row[0], Long.parseLong(row[1]), row[2].equals("true"), row[3]));
        }
        for (String[] row : rows(folder, "Loan")) {
            loansById.put(
                    row[0],
                    new Loan(
                            row[0],
                            Money.parse(row[1]).fen(),
                            Money.parse(row[2]).fen()));
        }
        for (String[] row : rows(folder, "Medium")) {
            mediaById.put(row[0], new Medium(row[0], row[2].equals("true"), row[1]));
        }
        for (EdgeFile edges : EDGES) {
            load(folder, edges, store);
        }
        view = store.everything();
        accountsById.values().forEach(each -> at("account", each.id(), node -> accounts.put(node, each)));
        loansById.values().forEach(each -> at("loan", each.id(), node -> loans.put(node, each)));
        mediaById.values().forEach(each -> at("device", each.id(), node -> media.put(node, each)));
    }

    private void at(String type, String id, java.util.function.LongConsumer then) {
        long node = node(type, id);
        if (node != GraphView.NO_NODE) {
            then.accept(node);
        }
    }

    GraphView view() {
        return view;
    }

    long node(String type, String id) {
        return view.node(new EntityKey(type, id));
    }

    /** The id in the files. */
    String id(long node) {
        return view.key(node).value();
    }

    @Nullable
    Account account(String id) {
        return accountsById.get(id);
    }

    boolean blocked(long account) {
        Account known = accounts.get(account);
        return known != null && known.blocked();
    }

    Loan loan(long node) {
        Loan known = loans.get(node);
        if (known == null) {
            throw new IllegalStateException("no such loan: " + view.key(node));
        }
        return known;
    }

    Medium medium(long node) {
        Medium known = media.get(node);
        if (known == null) {
            throw new IllegalStateException("no such medium: " + view.key(node));
        }
        return known;
    }

    static List<String[]> rows(Path folder, String name) throws IOException {
        var rows = new ArrayList<String[]>();
        try (BufferedReader reader = open(folder, name)) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                rows.add(line.split("\\|", -1));
            }
        }
        return rows;
    }

    static BufferedReader open(Path folder, String name) throws IOException {
        Path packed = folder.resolve(name + ".csv.gz");
        return Files.exists(packed)
                ? new BufferedReader(new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(packed), 1 << 16), StandardCharsets.UTF_8))
                : Files.newBufferedReader(folder.resolve(name + ".csv"));
    }

    private void load(Path folder, EdgeFile edges, GraphStore store) throws IOException {
        var batch = new ArrayList<GraphStore.Applied>(BATCH);
        try (BufferedReader reader = open(folder, edges.file)) {
            List<String> header = List.of(reader.readLine().split("\\|", -1));
            int amount = header.indexOf("amount");
            int time = header.indexOf("createTime");
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] row = line.split("\\|", -1);
                batch.add(new GraphStore.Applied(record(edges, row, amount, time), ++sequence, 1));
                if (batch.size() == BATCH) {
                    store.apply(batch);
                    batch.clear();
                }
            }
        }
        store.apply(batch);
    }

    private Record record(EdgeFile edges, String[] row, int amount, int time) {
        var fact = Fact.of(
                new EntityKey(edges.fromType, row[0]),
                edges.link,
                new EntityKey(edges.toType, row[1]),
                Instant.ofEpochMilli(Long.parseLong(row[time])),
                edges.money ? Money.parse(row[amount]) : null);
        return new Record(
                new RecordRef("finbench", Long.toString(sequence)),
                edges.link,
                "",
                "",
                fact.at(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(fact),
                Map.of(),
                Provenance.NONE);
    }
}
