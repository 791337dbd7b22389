package io.clew.graph;

import io.clew.record.EntityKey;
import io.clew.record.Fact;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small graph drawn as text, for tests: the slow, obvious {@link GraphView}.
 *
 * <p>Facts are separated by white space and written {@code from-time->to}, followed, where it matters, by {@code
 * :amount} (分, of a call seconds; else 100), {@code /link} (else transfer) and {@code @currency} (else CNY): {@code
 * a-100->b:5000/withdraw@USD}. A bare name is an account; {@code device.d1} is {@code device:d1}. The n-th fact is
 * named {@code test/n#0}.
 */
public final class TestGraph implements GraphView {

    private static final Pattern FACT =
            Pattern.compile("([\\w.]+)-(\\d+)->([\\w.]+)(?::(\\d+))?(?:/([a-z-]+))?(?:@([A-Z]{3}))?");

    /** @param id place in the text, from 0 */
    public record Drawn(long from, long at, long to, long amount, int link, String currency, long id) {}

    private final Map<EntityKey, Long> handles = new LinkedHashMap<>();
    private final List<EntityKey> keys = new ArrayList<>();
    private final List<Drawn> facts = new ArrayList<>();

    private static final Ontology ONTOLOGY = Ontology.shipped();

    private TestGraph() {}

    public static TestGraph of(String text) {
        var graph = new TestGraph();
        for (String word : text.strip().split("\\s+")) {
            Matcher m = FACT.matcher(word);
            if (!m.matches()) {
                throw new IllegalArgumentException("not a fact: '" + word + "'");
            }
            String link = m.group(5) == null ? "transfer" : m.group(5);
            graph.facts.add(new Drawn(
                    graph.named(m.group(1)),
                    Long.parseLong(m.group(2)),
                    graph.named(m.group(3)),
                    m.group(4) == null ? 100 : Long.parseLong(m.group(4)),
                    ONTOLOGY.ordinal(link),
                    (m.group(6) == null ? "CNY" : m.group(6)).intern(),
                    graph.facts.size()));
        }
        return graph;
    }

    /** Transfers between accounts 0 … nodes-1 at times 1 … facts, so that ties, self-transfers and parallels occur. */
    public static TestGraph random(Random random, int nodes, int facts) {
        var text = new StringBuilder();
        for (int i = 0; i < facts; i++) {
            text.append(random.nextInt(nodes))
                    .append('-')
                    .append(1 + random.nextInt(facts))
                    .append("->")
                    .append(random.nextInt(nodes))
                    .append(':')
                    .append(1 + random.nextInt(100))
                    .append(' ');
        }
        return of(text.toString());
    }

    private long named(String name) {
        return handles.computeIfAbsent(key(name), k -> {
            keys.add(k);
            return (long) keys.size() - 1;
        });
    }

    /** Handle of the account of that name; fails where the text has none. */
    public long at(String name) {
        return Objects.requireNonNull(handles.get(key(name)), name);
    }

    private static EntityKey key(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? new EntityKey("account", name)
                : new EntityKey(name.substring(0, dot), name.substring(dot + 1));
    }

    public List<Drawn> facts() {
        return facts;
    }

    public int size() {
        return keys.size();
    }

    @Override
    public long node(EntityKey key) {
        return handles.getOrDefault(key, NO_NODE);
    }

    @Override
    public EntityKey key(long node) {
        return keys.get((int) node);
    }

    private record Seen(Drawn fact, boolean outgoing) {}

    @Override
    public FactCursor facts(long node, FactFilter filter) {
        var seen = new ArrayList<Seen>();
        for (Drawn fact : facts) {
            boolean wanted = filter.wants(fact.link)
                    && fact.at >= filter.from()
                    && fact.at < filter.to()
                    && filter.payable(ONTOLOGY.lasting()).wants(fact.link)
                    && fact.amount >= filter.minAmount();
            if (wanted && fact.from == node && filter.direction() != FactFilter.Direction.IN) {
                seen.add(new Seen(fact, true));
            }
            if (wanted && fact.to == node && filter.direction() != FactFilter.Direction.OUT) {
                seen.add(new Seen(fact, false));
            }
        }
        seen.sort(Comparator.comparing(Seen::outgoing)
                .reversed()
                .thenComparing(s -> s.fact.link)
                .thenComparing(s -> s.fact.at)
                .thenComparing(s -> s.fact.id));
        return new Cursor(seen);
    }

    @Override
    public long degree(long node) {
        return facts.stream().filter(f -> f.from == node || f.to == node).count();
    }

    @Override
    public String factName(long fact) {
        return "test/" + fact + "#0";
    }

    @Override
    public NodeCursor nodes() {
        return new NodeCursor() {
            private int here = -1;

            @Override
            public boolean next() {
                return ++here < keys.size();
            }

            @Override
            public long node() {
                return here;
            }
        };
    }

    @Override
    public void close() {}

    private static final class Cursor implements FactCursor {

        private final List<Seen> seen;
        private int here = -1;

        Cursor(List<Seen> seen) {
            this.seen = seen;
        }

        @Override
        public boolean next() {
            return ++here < seen.size();
        }

        private Drawn drawn() {
            return seen.get(here).fact;
        }

        @Override
        public long other() {
            return outgoing() ? drawn().to : drawn().from;
        }

        @Override
        public long at() {
            return drawn().at;
        }

        @Override
        public long amount() {
            return lasts() ? NO_AMOUNT : drawn().amount;
        }

        @Override
        public long seconds() {
            return lasts() ? drawn().amount : NO_SECONDS;
        }

        private boolean lasts() {
            return Fact.lasts(ONTOLOGY.link(drawn().link).type());
        }

        @Override
        public int link() {
            return drawn().link;
        }

        @Override
        public boolean outgoing() {
            return seen.get(here).outgoing;
        }

        @Override
        public String currency() {
            return drawn().currency;
        }

        @Override
        public long fact() {
            return drawn().id;
        }
    }
}
