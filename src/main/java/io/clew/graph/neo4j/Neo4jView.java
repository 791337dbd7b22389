package io.clew.graph.neo4j;

import com.carrotsearch.hppc.IntObjectHashMap;
import com.carrotsearch.hppc.LongObjectHashMap;
import io.clew.graph.Adjacency;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Value;

/**
 * One making of the graph as of one sequence number, as a reader of some sources sees it.
 *
 * <p>Handles are places in the list of entities that this view came across. Facts that were loaded are kept, so a node
 * is asked for once; {@link #prefetch} asks for many in one query. Of a hub the first page is loaded and the others as
 * a cursor reaches them.
 */
final class Neo4jView implements GraphView {

    /** Facts of one node in one direction that a query for this node alone brings. */
    static final int PAGE = 4096;

    private static final int NODES_A_QUERY = 2000;
    private static final int FACTS_A_QUERY = 500_000;
    private static final int LEAST_PAGE = 200;
    private static final int MOST_KEPT = 2_000_000;
    private static final int DEGREES_A_QUERY = 200;
    private static final int HINTED_A_QUERY = 2000;
    private static final long COUNTED = 1000;
    /** Stands for no time where facts are put in order. */
    private static final long BEFORE_ALL = Long.MIN_VALUE + 1;

    private static final int UNSEEN = -1;

    private static final long BYTES_A_FACT = 24;
    private static final long BYTES_A_NODE = 240;

    private final Bolt bolt;
    private final Statements statements;
    private final Ontology ontology;
    private final Making making;
    private final boolean all;
    private final Map<String, Object> reader;
    private final long projection;
    private final long lasting;
    private final Runnable closing;
    private boolean open = true;

    private final List<String> ids = new ArrayList<>();
    private final Map<String, Integer> handles = new HashMap<>();
    private final LongObjectHashMap<String> records = new LongObjectHashMap<>();
    private final IntObjectHashMap<NodeFacts> loaded = new IntObjectHashMap<>();
    private final Map<Integer, Long> degrees = new HashMap<>();
    /** Whose degree will be asked for soon. */
    private final Set<Integer> hinted = new LinkedHashSet<>();

    private long kept;

    /**
     * @param sources that may be read; null for all
     * @param projection bytes that a sweep may take
     * @param closing run once when the view closes
     */
    Neo4jView(
            Bolt bolt,
            Statements statements,
            Ontology ontology,
            Making making,
            @Nullable Set<String> sources,
            long projection,
            Runnable closing) {
        this.bolt = bolt;
        this.statements = statements;
        this.ontology = ontology;
        this.lasting = ontology.lasting();
        this.making = making;
        this.projection = projection;
        this.closing = closing;
        all = sources == null || sources.containsAll(making.sources());
        List<String> readable = all || sources == null
                ? List.of()
                : making.sources().stream().filter(sources::contains).toList();
        reader = Map.of(
                "next",
                Making.fact(making.sequence() + 1, 0),
                "sequence",
                making.sequence(),
                "all",
                all,
                "sources",
                readable);
    }

    /** Whether facts of the link keep seconds in the place of an amount. */
    boolean lasts(int link) {
        return (lasting >>> link & 1) != 0;
    }

    private Map<String, Object> with(Map<String, Object> more) {
        var parameters = new HashMap<>(reader);
        parameters.putAll(more);
        return parameters;
    }

    private <T> List<T> ask(
            String statement, Map<String, Object> parameters, java.util.function.Function<Record, T> row) {
        return bolt.read(statement, parameters, answer -> answer.list(row));
    }

    @Override
    public long node(EntityKey key) {
        String id = making.prefix() + key;
        Integer known = handles.get(id);
        if (known != null) {
            return known;
        }
        boolean held = !ask(statements.query("node"), with(Map.of("id", id)), row -> row)
                .isEmpty();
        if (!held) {
            handles.put(id, UNSEEN);
            return NO_NODE;
        }
        return handle(id);
    }

    @Override
    public void seeking(Collection<EntityKey> keys) {
        List<String> unknown = keys.stream()
                .map(key -> making.prefix() + key)
                .filter(id -> !handles.containsKey(id))
                .distinct()
                .toList();
        for (int from = 0; from < unknown.size(); from += NODES_A_QUERY) {
            List<String> some = unknown.subList(from, Math.min(unknown.size(), from + NODES_A_QUERY));
            List<String> held = ask(
                    statements.query("held"),
                    with(Map.of("ids", some)),
                    row -> row.get(0).asString());
            held.forEach(this::handle);
            some.forEach(id -> handles.putIfAbsent(id, UNSEEN));
        }
    }

    private int handle(String id) {
        Integer known = handles.get(id);
        if (known != null) {
            return known;
        }
        int handle = ids.size();
        ids.add(id);
        handles.put(id, handle);
        return handle;
    }

    @Override
    public EntityKey key(long node) {
        return EntityKey.parse(ids.get((int) node).substring(making.prefix().length()));
    }

    @Override
    public FactCursor facts(long node, FactFilter asked) {
        FactFilter filter = asked.payable(lasting);
        int handle = (int) node;
        NodeFacts here = loaded.get(handle);
        if (here == null || !here.serve(filter)) {
            load(List.of(handle), filter);
            here = loaded.get(handle);
        }
        return new Neo4jCursor(this, handle, filter, here);
    }

    /** One query for each two thousand nodes; those that were loaded already are left out. */
    @Override
    public void prefetch(long[] nodes, FactFilter asked) {
        FactFilter filter = asked.payable(lasting);
        var missing = new ArrayList<Integer>();
        for (long node : nodes) {
            NodeFacts here = loaded.get((int) node);
            if (here == null || !here.serve(filter)) {
                missing.add((int) node);
            }
        }
        for (int from = 0; from < missing.size(); from += NODES_A_QUERY) {
            load(missing.subList(from, Math.min(missing.size(), from + NODES_A_QUERY)), filter);
        }
    }

    private void load(List<Integer> nodes, FactFilter filter) {
        if (kept > MOST_KEPT) {
            loaded.clear();
            kept = 0;
        }
        int most = Math.clamp(FACTS_A_QUERY / nodes.size(), LEAST_PAGE, PAGE);
        Map<String, Object> parameters = with(Map.of(
                "ids",
                nodes.stream().map(ids::get).toList(),
                "most",
                most,
                "leaving",
                filter.direction() != Direction.IN,
                "arriving",
                filter.direction() != Direction.OUT));
        FilterParameters.put(parameters, filter);
        List<NodeFacts> pages = bolt.read(statements.query("facts-of-layer", filter.links()), parameters, rows -> {
            var fresh = new ArrayList<NodeFacts>();
            nodes.forEach(node -> fresh.add(new NodeFacts(filter, new FactPage(), new FactPage())));
            while (rows.hasNext()) {
                Record row = rows.next();
                NodeFacts at = fresh.get(row.get(0).asInt());
                add(row.get(1).asBoolean() ? at.leaving() : at.arriving(), row, 2);
            }
            return fresh;
        });
        for (int i = 0; i < pages.size(); i++) {
            NodeFacts page = pages.get(i);
            page.leaving().cutAt(most);
            page.arriving().cutAt(most);
            loaded.put(nodes.get(i), page);
            kept += page.size();
        }
    }

    /** Adds a row of fact, link, at, amount, currency, record, other. */
    private void add(FactPage page, Record row, int column) {
        long fact = row.get(column).asLong();
        long sequence = fact >> Making.FACT_BITS;
        if (!records.containsKey(sequence)) {
            records.put(sequence, row.get(column + 5).asString());
        }
        Value currency = row.get(column + 4);
        page.add(
                fact,
                handle(row.get(column + 6).asString()),
                ontology.ordinal(row.get(column + 1).asString()),
                number(row.get(column + 2), FactCursor.NO_TIME),
                number(row.get(column + 3), FactCursor.NO_AMOUNT),
                currency.isNull() ? Fact.YUAN : currency.asString().intern());
    }

    private static long number(Value value, long otherwise) {
        return value.isNull() ? otherwise : value.asLong();
    }

    /** The page behind one that was cut. */
    FactPage after(int node, FactFilter filter, boolean leaving, FactPage before, int most) {
        int last = before.size() - 1;
        Map<String, Object> parameters = with(Map.of(
                "id",
                ids.get(node),
                "afterLink",
                ontology.link(before.link(last)).type(),
                "afterAt",
                Math.max(BEFORE_ALL, before.at(last)),
                "afterFact",
                before.fact(last),
                "most",
                most));
        FilterParameters.put(parameters, filter);
        String name = leaving ? "facts-leaving-after" : "facts-arriving-after";
        return bolt.read(statements.query(name, filter.links()), parameters, rows -> {
            var page = new FactPage();
            while (rows.hasNext()) {
                add(page, rows.next(), 0);
            }
            page.cutAt(most);
            return page;
        });
    }

    @Override
    public void naming(long[] nodes) {
        for (long node : nodes) {
            if (!degrees.containsKey((int) node)) {
                hinted.add((int) node);
            }
        }
    }

    /**
     * Asks for this node and, in the same query, for those of which {@link #naming} told, else for others that the view
     * came across. Exact up to a thousand facts, and
     * always where sources are withheld; above, facts that were taken back or are newer than the view may count too.
     */
    @Override
    public long degree(long node) {
        Long known = degrees.get((int) node);
        if (known != null) {
            return known;
        }
        NodeFacts here = loaded.get((int) node);
        if (here != null && here.whole()) {
            return here.size();
        }
        List<Integer> asked = together((int) node);
        var parameters =
                with(Map.of("ids", asked.stream().map(ids::get).toList(), "counted", all ? COUNTED : Long.MAX_VALUE));
        ask(statements.query("degrees"), parameters, row -> row)
                .forEach(row -> degrees.put(
                        asked.get(row.get("place").asInt()), row.get("degree").asLong()));
        return degrees.getOrDefault((int) node, 0L);
    }

    private List<Integer> together(int node) {
        var asked = new ArrayList<Integer>();
        asked.add(node);
        if (hinted.remove(node)) {
            for (var next = hinted.iterator(); next.hasNext() && asked.size() < HINTED_A_QUERY; next.remove()) {
                asked.add(next.next());
            }
            return asked;
        }
        for (int next = node + 1; next < ids.size() && asked.size() < DEGREES_A_QUERY; next++) {
            if (!degrees.containsKey(next)) {
                asked.add(next);
            }
        }
        return asked;
    }

    @Override
    public String factName(long fact) {
        String record = records.get(fact >> Making.FACT_BITS);
        if (record == null) {
            throw new IllegalArgumentException("this view gave no such fact: " + fact);
        }
        return record + "#" + (fact & (1L << Making.FACT_BITS) - 1);
    }

    @Override
    public NodeCursor nodes() {
        return new NodePages(
                making.first(),
                after -> ask(
                        statements.query("nodes"),
                        with(Map.of("after", after, "last", making.last(), "most", NodePages.SIZE)),
                        row -> row),
                this::handle);
    }

    /**
     * Streams every fact once, if they fit: {@value #BYTES_A_FACT} bytes for each fact in the graph while they come,
     * half of it afterwards, and {@value #BYTES_A_NODE} for each entity.
     *
     * @throws ClewException {@code graph-too-large} before anything is streamed; says how much it would take
     */
    @Override
    public Adjacency adjacency(FactFilter filter) {
        long bytes = making.facts() * BYTES_A_FACT + making.nodes() * BYTES_A_NODE;
        if (bytes > projection) {
            throw new ClewException(
                    Message.of("graph-too-large", making.facts(), making.nodes(), bytes >> 20, projection >> 20));
        }
        NodeCursor named = nodes();
        while (named.next()) {
            continue;
        }
        var ends = new Ends();
        stream(
                filter.payable(lasting),
                row -> ends.add(handle(row.get(0).asString()), handle(row.get(1).asString())));
        return ends.layer(ids.size());
    }

    private void stream(FactFilter filter, Consumer<Record> sink) {
        Map<String, Object> parameters = with(Map.of("first", making.first(), "last", making.last()));
        FilterParameters.put(parameters, filter);
        bolt.sweep(transaction -> {
            Result rows = transaction.run(statements.query("every-fact", filter.links()), parameters);
            while (rows.hasNext()) {
                sink.accept(rows.next());
            }
            return true;
        });
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            closing.run();
        }
    }
}
