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

/** One graph as it grows: turns records into facts and publishes states. One thread applies, any number reads. */
final class LiveGraph {

    private final Ontology ontology;
    private final Map<String, Integer> sourceNumbers = new HashMap<>();
    private final Map<String, Integer> currencyNumbers = new HashMap<>();
    private @Nullable RecordTable records;
    private volatile State state;
    /** What a merge under way works on. */
    private @Nullable State frozen;

    LiveGraph(Ontology ontology, State first) {
        this.ontology = ontology;
        this.state = first;
        for (int i = 0; i < first.sources().size(); i++) {
            sourceNumbers.put(first.sources().get(i), i);
        }
        for (int i = 0; i < first.currencies().size(); i++) {
            currencyNumbers.put(first.currencies().get(i), i);
        }
    }

    static State empty() {
        return new State(null, List.of(new Delta(0, 0)), 0, 0, null, null, List.of(), List.of(Fact.YUAN), 0, 0);
    }

    State state() {
        return state;
    }

    /** Adds the facts of records in order; those not above the sequence are passed over. */
    synchronized void apply(List<Applied> batch) {
        State before = state;
        var change = new Change(before);
        for (Applied applied : batch) {
            if (applied.sequence() > change.sequence) {
                change.add(applied);
            }
        }
        if (change.sequence > before.sequence()) {
            state = change.state();
        }
    }

    /** Adds facts that come as bare values, up to the given sequence; readers see them at the end, or as published. */
    synchronized void load(long sequence, java.util.function.Consumer<Loader> facts) {
        var change = new Change(state);
        facts.accept(new Loader() {
            private int ordinal;

            @Override
            public int node(EntityKey key) {
                return change.node(key);
            }

            @Override
            public void record(String source, String id, int count) {
                ordinal = change.delta.names.add(change.source(source), id, count);
            }

            @Override
            public void fact(int from, int to, int link, long at, long amount, String currency) {
                change.delta.add(from, to, link, at, amount, change.currency(currency), ordinal++);
            }

            @Override
            public void publish() {
                state = change.state();
            }
        });
        change.sequence = Math.max(change.sequence, sequence);
        records = null; // made again from the names when a correction comes
        state = change.state();
    }

    /** The state with nothing but a base. */
    static State of(Base base) {
        return new State(
                base,
                List.of(new Delta(base.nodes(), base.chunks())),
                0,
                base.nodes(),
                null,
                base.gone(),
                base.sections.sources(),
                base.sections.currencies(),
                base.sections.sequence(),
                base.sections.unknownLinks());
    }

    /**
     * Lets what comes from now on go to a new delta, so that the present one can be merged.
     *
     * @return the state to merge; null where a merge would change nothing
     */
    synchronized @Nullable State freeze() {
        State now = state;
        if (frozen != null) {
            return frozen; // a merge that failed is tried again
        }
        long merged = now.base() == null ? 0 : now.base().sections.sequence();
        if (now.sequence() == merged) {
            return null;
        }
        frozen = now;
        Delta next = new Delta(now.last().endNode(), now.last().endChunk());
        state = new State(
                now.base(),
                List.of(now.last(), next),
                0,
                now.nodes(),
                now.dead(),
                now.gone(),
                now.sources(),
                now.currencies(),
                now.sequence(),
                now.unknownLinks());
        return now;
    }

    /** Puts the merged base in the place of the old one and the frozen delta. */
    synchronized void merged(Base base) {
        State now = state;
        if (frozen == null) {
            throw new IllegalStateException("nothing was frozen");
        }
        RoaringBitmap dead = now.dead();
        if (dead != null && frozen.dead() != null) {
            dead = RoaringBitmap.andNot(dead, frozen.dead());
        }
        RoaringBitmap gone = now.gone();
        if (frozen.dead() != null) {
            gone = gone == null ? frozen.dead() : RoaringBitmap.or(gone, frozen.dead());
        }
        frozen = null;
        exchange(base, List.of(now.last()), dead == null || dead.isEmpty() ? null : dead, gone);
    }

    /** Puts a base in the place of one that holds the same elsewhere. */
    synchronized void moved(Base base) {
        exchange(base, state.deltas(), state.dead(), state.gone());
    }

    private void exchange(Base base, List<Delta> deltas, @Nullable RoaringBitmap dead, @Nullable RoaringBitmap gone) {
        State now = state;
        state = new State(
                base,
                deltas,
                now.recent(),
                now.nodes(),
                dead,
                gone,
                now.sources(),
                now.currencies(),
                now.sequence(),
                now.unknownLinks());
        release(now);
    }

    /** Lets go of the base; views that are open keep it until they close. */
    synchronized void close() {
        release(state);
    }

    private static void release(State old) {
        if (old.base() != null) {
            old.base().release();
        }
    }

    /** What one batch changes. */
    private final class Change {
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

        Change(State before) {
            this.before = before;
            delta = before.last();
            dead = before.dead();
            gone = before.gone();
            sources = before.sources();
            currencies = before.currencies();
            unknownLinks = before.unknownLinks();
            sequence = before.sequence();
        }

        State state() {
            delta.chain();
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
            if (records != null) {
                records.add(source, id, ordinal);
            }
            for (int n = 0; n < facts.size(); n++) {
                add(facts.get(n), ordinal + n);
            }
        }

        private void add(Fact fact, int ordinal) {
            int link = ontology.ordinal(fact.link());
            if (link < 0) {
                unknownLinks++;
                gone().add(ordinal);
                return;
            }
            delta.add(
                    node(fact.from()),
                    node(fact.to()),
                    link,
                    fact.at() == null ? FactCursor.NO_TIME : fact.at().toEpochMilli(),
                    fact.amount() == null ? FactCursor.NO_AMOUNT : fact.amount().fen(),
                    currency(fact.currency()),
                    ordinal);
        }

        private int node(EntityKey key) {
            for (int i = before.deltas().size() - 1; i >= 0; i--) {
                int node = before.deltas().get(i).node(key);
                if (node >= 0) {
                    return node;
                }
            }
            byte[] written = Base.written(key);
            int node = before.base() == null ? -1 : before.base().node(written);
            return node >= 0 ? node : delta.addNode(key, written);
        }

        private int source(String id) {
            if (lastNumber >= 0 && id.equals(lastSource)) {
                return lastNumber;
            }
            int number = numberOf(id);
            lastSource = id;
            lastNumber = number;
            return number;
        }

        private int numberOf(String id) {
            Integer number = sourceNumbers.get(id);
            if (number == null) {
                number = sources.size();
                if (number > Character.MAX_VALUE) {
                    throw new IllegalStateException("more than 65,536 sources");
                }
                sourceNumbers.put(id, number);
                sources = with(sources, id);
            }
            return number;
        }

        private int currency(String code) {
            if (code.equals(Fact.YUAN)) {
                return 0;
            }
            Integer number = currencyNumbers.get(code);
            if (number == null) {
                number = currencies.size();
                if (number > 255) {
                    throw new IllegalStateException("more than 256 currencies");
                }
                currencyNumbers.put(code, number);
                currencies = with(currencies, code.intern());
            }
            return number;
        }

        private static List<String> with(List<String> all, String one) {
            var more = new ArrayList<>(all);
            more.add(one);
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
        private void takeBack(int source, String id) {
            State now = state();
            if (records == null) {
                records = new RecordTable(now);
            }
            for (int first : records.find(now, source, id)) {
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
    }
}
