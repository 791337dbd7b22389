package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** What one batch changes of a graph: facts, nodes and names go to the delta of the state before, the rest is set in {@link #state}. */
final class GraphChange {

    /** What the whole graph knows of words and of which record's facts lie where; changed under the lock of its graph. */
    static final class GraphWords {
        final Ontology ontology;
        final Map<String, Integer> sources = new HashMap<>();
        final Map<String, Integer> currencies = new HashMap<>();
        /** Null until a correction comes; made from the names then. */
        @Nullable
        RecordTable records;

        GraphWords(Ontology ontology, State first) {
            this.ontology = ontology;
            for (int i = 0; i < first.sources().size(); i++) {
                sources.put(first.sources().get(i), i);
            }
            for (int i = 0; i < first.currencies().size(); i++) {
                currencies.put(first.currencies().get(i), i);
            }
        }
    }

    private final GraphWords words;
    private final boolean chained;
    private final State before;
    private final Delta delta;
    private @Nullable RoaringBitmap dead;
    private boolean ownDead;
    private @Nullable RoaringBitmap gone;
    private boolean ownGone;
    private List<String> sources;
    private List<String> currencies;
    private long unknownLinks;
    private long sequence;
    private String lastSource = "";
    private int lastNumber = -1;

    /** @param chained whether readers may look for its facts */
    GraphChange(GraphWords words, State before, boolean chained) {
        this.words = words;
        this.before = before;
        this.chained = chained;
        delta = before.last();
        dead = before.dead();
        gone = before.gone();
        sources = before.sources();
        currencies = before.currencies();
        unknownLinks = before.unknownLinks();
        sequence = before.sequence();
    }

    State state() {
        if (chained) {
            delta.chain();
        }
        return new State(
                before.base(),
                before.deltas(),
                delta.size(),
                delta.endNode(),
                dead == null || dead.isEmpty() ? null : dead,
                gone,
                sources,
                currencies,
                sequence,
                unknownLinks);
    }

    void add(Applied applied) {
        sequence = applied.sequence();
        List<Fact> facts = applied.facts();
        int source = source(applied.ref().source());
        String id = applied.ref().id();
        if (applied.version() > 1) {
            takeBack(source, id);
        }
        if (facts.isEmpty()) {
            return;
        }
        int ordinal = delta.names.add(source, id, facts.size());
        if (words.records != null) {
            words.records.add(source, id, ordinal);
        }
        for (int n = 0; n < facts.size(); n++) {
            add(facts.get(n), ordinal + n);
        }
    }

    private void add(Fact fact, int ordinal) {
        int link = words.ontology.ordinal(fact.link());
        if (link < 0) {
            leaveOut(ordinal);
            return;
        }
        delta.add(
                node(fact.from()),
                node(fact.to()),
                link,
                fact.at() == null ? FactCursor.NO_TIME : fact.at().toEpochMilli(),
                fact.measure(),
                currency(fact.currency()),
                ordinal);
    }

    int node(EntityKey key) {
        byte[] written = Base.written(key);
        return node(written, 0, written.length);
    }

    int node(byte[] key, int from, int length) {
        long hash = Hash.of(key, from, length, 0);
        for (int i = before.deltas().size() - 1; i >= 0; i--) {
            int node = before.deltas().get(i).node(key, from, length, hash);
            if (node >= 0) {
                return node;
            }
        }
        int node = before.base() == null ? -1 : before.base().node(key, from, length, hash);
        return node >= 0 ? node : delta.addNode(key, from, length, hash);
    }

    void leaveOut(int ordinal) {
        unknownLinks++;
        gone().add(ordinal);
    }

    int source(String id) {
        if (lastNumber >= 0 && id.equals(lastSource)) {
            return lastNumber;
        }
        int number = numberOf(id);
        lastSource = id;
        lastNumber = number;
        return number;
    }

    private int numberOf(String id) {
        Integer number = words.sources.get(id);
        if (number == null) {
            number = sources.size();
            if (number > Character.MAX_VALUE) {
                throw new IllegalStateException("more than 65,536 sources");
            }
            words.sources.put(id, number);
            sources = with(sources, id);
        }
        return number;
    }

    int currency(String code) {
        if (code.equals(Fact.YUAN)) {
            return 0;
        }
        Integer number = words.currencies.get(code);
        if (number == null) {
            number = currencies.size();
            if (number > 255) {
                throw new IllegalStateException("more than 256 currencies");
            }
            words.currencies.put(code, number);
            currencies = with(currencies, code.intern());
        }
        return number;
    }

    private static List<String> with(List<String> all, String last) {
        var more = new ArrayList<>(all);
        more.add(last);
        return List.copyOf(more);
    }

    private RoaringBitmap dead() {
        if (dead == null || !ownDead) {
            dead = dead == null ? new RoaringBitmap() : dead.clone();
            ownDead = true;
        }
        return dead;
    }

    private RoaringBitmap gone() {
        if (gone == null || !ownGone) {
            gone = gone == null ? new RoaringBitmap() : gone.clone();
            ownGone = true;
        }
        return gone;
    }

    /** Marks every fact of the record's older versions as dead. */
    void takeBack(int source, String id) {
        State now = state();
        if (words.records == null) {
            words.records = new RecordTable(now);
        }
        for (int first : words.records.find(now, source, id)) {
            takeBack(now, source, id, first);
        }
        if (dead != null && gone != null && ownDead) {
            dead.andNot(gone);
        }
    }

    private void takeBack(State now, int source, String id, int first) {
        RoaringBitmap dead = dead();
        int ordinal = first;
        while (ordinal >>> Names.BITS < delta.endChunk()) {
            Names.Found found = now.name(ordinal);
            if (found.source() != source || !found.id().equals(id) || found.number() != ordinal - first) {
                return;
            }
            dead.add((long) ordinal, (long) ordinal + found.left());
            ordinal += found.left();
            if ((ordinal & Names.CHUNK - 1) != 0) {
                return;
            }
        }
    }

    long sequence() {
        return sequence;
    }

    /** Everything up to the sequence is in it. */
    void reached(long last) {
        sequence = last;
    }

    Delta delta() {
        return delta;
    }

    /** Where a record's facts begin, from now on. */
    int name(int source, byte[] names, int id, int length, int facts) {
        int ordinal = delta.names.add(source, names, id, length, facts);
        if (words.records != null) {
            words.records.add(source, names, id, length, ordinal);
        }
        return ordinal;
    }
}
