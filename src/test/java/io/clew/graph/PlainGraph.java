package io.clew.graph;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.graph.GraphStore.Applied;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The obvious graph: a list of facts that every question reads from end to end. What the engines must agree with. */
public final class PlainGraph {

    /** One fact as the oracle knows it. */
    public record Row(
            EntityKey from,
            EntityKey to,
            String link,
            long at,
            long amount,
            long seconds,
            String currency,
            String name) {}

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final List<String> SOURCES = List.of("bank", "calls", "secret");
    private static final List<String> LINKS = List.of("transfer", "call", "owns", "login");

    private final Map<RecordRef, Record> current = new LinkedHashMap<>();
    private final Map<RecordRef, Integer> versions = new HashMap<>();
    private final Map<RecordRef, Long> sequences = new HashMap<>();
    private long sequence;

    public static Access reader(String... sources) {
        return new Access("chen", Set.of(Role.ANALYST), Set.of(), 3, "test", Set.of(sources), 0, true);
    }

    public static Access everyone() {
        return reader("bank", "calls", "secret", "s");
    }

    public static EntityKey account(int number) {
        return new EntityKey("account", "62220000" + number);
    }

    /** A record that says the same to a graph. */
    public static Record record(Applied applied) {
        return record(
                applied.ref().source(), applied.ref().id(), applied.facts().toArray(Fact[]::new));
    }

    public static Record record(String source, String id, Fact... facts) {
        return new Record(
                new RecordRef(source, id),
                "transfer",
                "",
                "",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(facts),
                Map.of(),
                Provenance.NONE);
    }

    /** A transfer of so many 分 at so many milliseconds; negative times stand for none. */
    public static Fact transfer(int from, int to, long at, long fen) {
        return Fact.of(
                account(from), "transfer", account(to), at < 0 ? null : Instant.ofEpochMilli(at), new Money(fen));
    }

    /** Keeps a record as an index would and says how it is to be applied. */
    public Applied add(Record record) {
        int version = versions.merge(record.ref(), 1, Integer::sum);
        current.remove(record.ref());
        current.put(record.ref(), record);
        sequences.put(record.ref(), ++sequence);
        return new Applied(record, sequence, version);
    }

    /** A batch of random records over a few nodes; some replace records that were there. */
    public List<Applied> random(Random random, int nodes, int records) {
        var batch = new ArrayList<Applied>();
        for (int i = 0; i < records; i++) {
            String source = SOURCES.get(random.nextInt(SOURCES.size()));
            int facts = random.nextInt(20) == 0 ? 100 : random.nextInt(4);
            var list = new Fact[facts];
            for (int f = 0; f < facts; f++) {
                list[f] = fact(random, nodes);
            }
            String id = "r" + random.nextInt(40 + current.size());
            batch.add(add(record(source, id, list)));
        }
        return batch;
    }

    private static Fact fact(Random random, int nodes) {
        long at = random.nextInt(10) == 0
                ? 1_600_000_000_000L + random.nextInt(5_000)
                : 1_600_000_000_000L + random.nextInt(50) * 1000L;
        Instant when = random.nextInt(6) == 0 ? null : Instant.ofEpochMilli(at);
        if (random.nextInt(50) == 0) {
            when = Instant.parse(random.nextBoolean() ? "1949-10-01T00:00:00Z" : "9999-12-31T00:00:00Z");
        }
        long fen = random.nextInt(30) == 0 ? 7_000_000_000L + random.nextInt(9) : random.nextInt(1000);
        Money amount = random.nextInt(4) == 0 ? null : new Money(random.nextInt(40) == 0 ? -fen : fen);
        String currency = random.nextInt(15) == 0 ? "USD" : "CNY";
        String link = LINKS.get(random.nextInt(LINKS.size()));
        boolean lasts = Fact.lasts(link);
        Map<String, String> more =
                lasts && amount != null ? Map.of("seconds", Long.toString(Math.abs(fen) % 5_000)) : Map.of();
        return new Fact(
                account(random.nextInt(nodes)),
                link,
                account(random.nextInt(nodes)),
                when,
                lasts ? null : amount,
                currency,
                -1,
                -1,
                more);
    }

    /** The current records in order of sequence, as an index replays them. */
    public List<Applied> all() {
        var all = new ArrayList<Applied>();
        for (Record record : current.values()) {
            all.add(new Applied(
                    record, sequences.getOrDefault(record.ref(), 0L), versions.getOrDefault(record.ref(), 1)));
        }
        return all;
    }

    /** The current records as an index gives them that keeps columns: in pages of a few, some with keys of their own. */
    public GraphStore.Records inColumns() {
        return new GraphStore.Records() {
            @Override
            public void after(long after, Predicate<Applied> sink) {
                throw new IllegalStateException("columns were offered");
            }

            @Override
            public boolean columns(long after, FactColumns.Sink sink) {
                fill(all().stream().filter(one -> one.sequence() > after).toList(), sink);
                return true;
            }
        };
    }

    private static void fill(List<Applied> records, FactColumns.Sink sink) {
        var page = new FactColumns();
        var keys = new FactColumns.Keys();
        var words = new ArrayList<>(List.of("CNY"));
        page.clear(keys, List.of());
        for (Applied applied : records) {
            byte[] name = applied.ref().toString().getBytes(StandardCharsets.UTF_8);
            page.record(applied.sequence(), applied.version(), name, 0, name.length);
            for (Fact fact : applied.facts()) {
                page.fact(
                        keys.add(fact.from()),
                        word(words, fact.link()),
                        keys.add(fact.to()),
                        fact.at() == null ? FactColumns.NONE : fact.at().toEpochMilli(),
                        fact.measure(),
                        word(words, fact.currency()));
            }
            if (page.records() == 1 + applied.sequence() % 4) {
                page.say(List.copyOf(words));
                page = Objects.requireNonNull(sink.take(page));
                keys = applied.sequence() % 3 == 0 ? new FactColumns.Keys() : keys;
                page.clear(keys, List.of());
            }
        }
        page.say(List.copyOf(words));
        sink.take(page);
    }

    private static int word(List<String> words, String word) {
        if (!words.contains(word)) {
            words.add(word);
        }
        return words.indexOf(word);
    }

    /** Every fact that the access may see. */
    public List<Row> rows(Access access) {
        var rows = new ArrayList<Row>();
        for (Record record : current.values()) {
            if (!access.maySee(record.ref().source()) || !access.knows(sequences.getOrDefault(record.ref(), 0L))) {
                continue;
            }
            for (int n = 0; n < record.facts().size(); n++) {
                Fact fact = record.facts().get(n);
                rows.add(new Row(
                        fact.from(),
                        fact.to(),
                        fact.link(),
                        fact.at() == null ? FactCursor.NO_TIME : fact.at().toEpochMilli(),
                        fact.amount() == null
                                ? FactCursor.NO_AMOUNT
                                : fact.amount().fen(),
                        Fact.lasts(fact.link()) && fact.measure() != Fact.NONE ? fact.measure() : FactCursor.NO_SECONDS,
                        fact.currency(),
                        record.factId(n)));
            }
        }
        return rows;
    }

    public static boolean passes(Row row, FactFilter filter) {
        boolean inTime =
                filter.timeless() || row.at != FactCursor.NO_TIME && row.at >= filter.from() && row.at < filter.to();
        return inTime && filter.wants(ONTOLOGY.ordinal(row.link)) && row.amount >= filter.minAmount();
    }

    /** The facts at a node as a cursor gives them, as lines of text, sorted. */
    public List<String> facts(Access access, EntityKey key, FactFilter filter) {
        var lines = new ArrayList<String>();
        for (Row row : rows(access)) {
            if (passes(row, filter)) {
                if (row.from.equals(key) && filter.direction() != FactFilter.Direction.IN) {
                    lines.add(line(true, row.to, row.link, row.at, row.amount, row.seconds, row.currency, row.name));
                }
                if (row.to.equals(key) && filter.direction() != FactFilter.Direction.OUT) {
                    lines.add(line(false, row.from, row.link, row.at, row.amount, row.seconds, row.currency, row.name));
                }
            }
        }
        lines.sort(null);
        return lines;
    }

    public Set<EntityKey> nodes(Access access) {
        var nodes = new TreeSet<EntityKey>();
        for (Row row : rows(access)) {
            nodes.add(row.from);
            nodes.add(row.to);
        }
        return nodes;
    }

    private static String line(
            boolean out,
            EntityKey other,
            String link,
            long at,
            long amount,
            long seconds,
            String currency,
            String name) {
        return (out ? "> " : "< ") + other + " " + link + " " + at + " " + amount + " " + seconds + " " + currency + " "
                + name;
    }

    /** What a cursor of the view gives at a node, as the same lines. */
    public static List<String> facts(GraphView view, EntityKey key, FactFilter filter) {
        var lines = new ArrayList<String>();
        long node = view.node(key);
        if (node == GraphView.NO_NODE) {
            return lines;
        }
        FactCursor facts = view.facts(node, filter);
        while (facts.next()) {
            lines.add(line(
                    facts.outgoing(),
                    view.key(facts.other()),
                    ONTOLOGY.link(facts.link()).type(),
                    facts.at(),
                    facts.amount(),
                    facts.seconds(),
                    facts.currency(),
                    view.factName(facts.fact())));
        }
        return lines;
    }

    public static FactFilter filter(Random random) {
        FactFilter filter = FactFilter.ANY.direction(FactFilter.Direction.values()[random.nextInt(3)]);
        if (random.nextBoolean()) {
            filter = filter.links(ONTOLOGY.bits(List.of(LINKS.get(random.nextInt(4)), LINKS.get(random.nextInt(4)))));
        }
        if (random.nextBoolean()) {
            long from = 1_600_000_000_000L + random.nextInt(40_000);
            filter = filter.between(
                    random.nextInt(4) == 0 ? Long.MIN_VALUE : from,
                    random.nextInt(4) == 0 ? Long.MAX_VALUE : from + random.nextInt(30_000));
        }
        return random.nextInt(3) == 0 ? filter.atLeast(random.nextInt(800)) : filter;
    }
}
