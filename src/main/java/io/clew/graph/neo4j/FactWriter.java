package io.clew.graph.neo4j;

import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.RecordRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.Value;

/**
 * Brings the facts of records into a making of the graph.
 *
 * <p>A batch is one transaction that first locks the making and reads how far it is, and last notes how far it is now.
 * A batch that is sent again, because nobody knows whether it was kept, therefore changes nothing.
 */
final class FactWriter {

    private static final int MOST_FACTS = 10_000;
    private static final int MOST_KNOWN = 500_000;

    /** A fact names an entity that was there and is no more. */
    private static final class EntityMissing extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final Bolt bolt;
    private final Statements statements;
    private final Ontology ontology;
    /** Ids of entities that batches before brought, so that most batches have few to look for. */
    private final Set<String> there = ConcurrentHashMap.newKeySet();

    FactWriter(Bolt bolt, Statements statements, Ontology ontology) {
        this.bolt = bolt;
        this.statements = statements;
        this.ontology = ontology;
    }

    /** Applies records in order of sequence, some ten thousand facts in a transaction. */
    void apply(String making, List<Applied> records) {
        int from = 0;
        long facts = 0;
        for (int i = 0; i < records.size(); i++) {
            long here = 1 + records.get(i).facts().size();
            if (facts > 0 && facts + here > MOST_FACTS) {
                batch(making, records.subList(from, i));
                from = i;
                facts = 0;
            }
            facts += here;
        }
        if (from < records.size()) {
            batch(making, records.subList(from, records.size()));
        }
    }

    private void batch(String making, List<Applied> records) {
        if (there.size() > MOST_KNOWN) {
            there.clear();
        }
        try {
            there.addAll(sent(making, records));
        } catch (EntityMissing e) {
            there.clear(); // somebody else removed some; all are asked for again
            there.addAll(sent(making, records));
        }
    }

    /** @return ids of the entities that are surely there now */
    private Set<String> sent(String making, List<Applied> records) {
        return bolt.write(transaction -> {
            Record now = transaction
                    .run(statements.query("lock-making"), Map.of("making", making))
                    .single();
            long sequence = now.get("sequence").asLong();
            var change = new Change(making, now);
            for (Applied applied : records) {
                if (applied.sequence() > sequence) {
                    change.add(applied);
                }
            }
            change.write(transaction);
            return change.entities;
        });
    }

    /** What one batch changes. */
    private final class Change {
        private final String making;
        private final TreeSet<String> sources = new TreeSet<>();
        private final TreeSet<String> links = new TreeSet<>();
        /** The last version of each record in the batch; nobody can see the ones between. */
        private final Map<RecordRef, Applied> records = new LinkedHashMap<>();

        private final TreeSet<String> entities = new TreeSet<>();
        private final Map<String, List<List<@Nullable Object>>> facts = new TreeMap<>();
        private final List<Map<String, Object>> corrected = new ArrayList<>();
        private final List<String> linksBefore;
        private long sequence;
        private long added;
        private long leftOut;

        Change(String making, Record now) {
            this.making = making;
            sources.addAll(now.get("sources").asList(Value::asString));
            linksBefore = now.get("links").asList(Value::asString);
            links.addAll(linksBefore);
        }

        void add(Applied applied) {
            sequence = applied.sequence();
            records.put(applied.ref(), applied);
        }

        void write(SimpleQueryRunner transaction) {
            if (records.isEmpty()) {
                return;
            }
            records.values().forEach(this::collect);
            long ended = corrected.isEmpty() ? 0 : end(transaction);
            long nodes = 0;
            entities.removeAll(there);
            if (!entities.isEmpty()) {
                nodes = transaction
                        .run(statements.query("add-entities"), Map.of("ids", List.copyOf(entities)))
                        .consume()
                        .counters()
                        .nodesCreated();
            }
            facts.forEach((link, rows) -> {
                int created = transaction
                        .run(Statements.of(statements.query("add-facts"), link), Map.of("facts", rows))
                        .consume()
                        .counters()
                        .relationshipsCreated();
                if (created != rows.size()) {
                    throw new EntityMissing();
                }
            });
            transaction
                    .run(
                            statements.query("advance-making"),
                            Map.of(
                                    "making", making,
                                    "sequence", sequence,
                                    "nodes", nodes,
                                    "facts", added - ended,
                                    "leftOut", leftOut,
                                    "sources", List.copyOf(sources),
                                    "links", List.copyOf(links)))
                    .consume();
        }

        private void collect(Applied applied) {
            String record = applied.ref().toString();
            if (applied.version() > 1) {
                corrected.add(Map.of("record", record, "sequence", applied.sequence()));
            }
            List<Fact> all = applied.facts();
            for (int n = 0; n < all.size(); n++) {
                collect(all.get(n), applied, record, n);
            }
        }

        private void collect(Fact fact, Applied applied, String record, int number) {
            if (ontology.ordinal(fact.link()) < 0) {
                leftOut++;
                return;
            }
            added++;
            String source = applied.ref().source();
            sources.add(source);
            links.add(fact.link());
            facts.computeIfAbsent(fact.link(), link -> new ArrayList<>())
                    .add(Arrays.asList(
                            entity(fact.from()),
                            entity(fact.to()),
                            Making.fact(applied.sequence(), number),
                            source,
                            record,
                            fact.at() == null ? null : fact.at().toEpochMilli(),
                            fact.measure() == Fact.NONE ? null : fact.measure(),
                            fact.currency().equals(Fact.YUAN) ? null : fact.currency()));
        }

        private String entity(EntityKey key) {
            String id = making + " " + key;
            entities.add(id);
            return id;
        }

        private long end(SimpleQueryRunner transaction) {
            long ended = 0;
            for (String link : linksBefore) {
                ended += transaction
                        .run(
                                Statements.of(statements.query("end-facts"), link),
                                Map.of("records", corrected, "first", making + " ", "last", making + "!"))
                        .single()
                        .get("ended")
                        .asLong();
            }
            return ended;
        }
    }
}
