package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.FactColumns;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    /** Whether readers see the graph; as long as they do not, facts need no chains to be found by. */
    private boolean shown;
    /** What a merge under way works on. */
    private @Nullable State frozen;

    /** @param shown whether readers may see it from the beginning; else {@link #show} is called before they do */
    LiveGraph(Ontology ontology, State first, boolean shown) {
        this.ontology = ontology;
        this.shown = shown;
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

    /**
     * Adds the facts of a page of records, as {@link #apply} does.
     *
     * @param corrections whether a record may be here in an earlier version
     */
    synchronized void take(FactColumns page, boolean corrections) {
        var change = new Change(state);
        new PageIntake(page).addTo(change, corrections);
        if (change.sequence > state.sequence()) {
            state = change.state();
        }
    }

    /** From now on readers may see it; everything is merged. */
    synchronized void show() {
        if (state.recentFacts() > 0) {
            throw new IllegalStateException("facts that are not merged cannot be found");
        }
        shown = true;
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
            if (shown) {
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

        private int node(EntityKey key) {
            byte[] written = Base.written(key);
            return node(written, 0, written.length);
        }

        private int node(byte[] key, int from, int length) {
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

        private void leaveOut(int ordinal) {
            unknownLinks++;
            gone().add(ordinal);
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

    /** Reads one page. */
    private final class PageIntake {
        private final FactColumns page;
        private final FactColumns.Keys keys;
        private final int[] links;
        private final int[] currencies;
        private byte[] source = new byte[0];
        private int number = -1;

        PageIntake(FactColumns page) {
            this.page = page;
            keys = page.keys();
            List<String> words = page.words();
            links = new int[words.size()];
            currencies = new int[words.size()];
            for (int i = 0; i < links.length; i++) {
                links[i] = ontology.ordinal(words.get(i));
                currencies[i] = -1;
            }
        }

        void addTo(Change change, boolean corrections) {
            for (int r = 0; r < page.records(); r++) {
                if (page.sequences[r] <= change.sequence) {
                    continue;
                }
                change.sequence = page.sequences[r];
                int begin = page.nameBegin(r);
                int end = page.nameEnds[r];
                int id = begin + source(change, begin, end) + 1;
                if (corrections && page.versions[r] > 1) {
                    change.takeBack(number, new String(page.names, id, end - id, StandardCharsets.UTF_8));
                }
                int fact = page.factBegin(r);
                int facts = page.factEnds[r] - fact;
                if (facts > 0) {
                    int ordinal = change.delta.names.add(number, page.names, id, end - id, facts);
                    if (records != null) {
                        records.add(number, page.names, id, end - id, ordinal);
                    }
                    for (int n = 0; n < facts; n++) {
                        add(change, fact + n, ordinal + n);
                    }
                }
            }
        }

        /** Sets the number of the source that a name begins with; returns its length. */
        private int source(Change change, int begin, int end) {
            byte[] names = page.names;
            int length = source.length;
            if (number >= 0
                    && begin + length < end
                    && names[begin + length] == '/'
                    && Arrays.equals(source, 0, length, names, begin, begin + length)) {
                return length;
            }
            length = 0;
            while (names[begin + length] != '/') {
                length++;
            }
            source = Arrays.copyOfRange(names, begin, begin + length);
            number = change.source(new String(source, StandardCharsets.UTF_8));
            return length;
        }

        private void add(Change change, int fact, int ordinal) {
            int link = links[page.links[fact]];
            if (link < 0) {
                change.leaveOut(ordinal);
                return;
            }
            change.delta.add(
                    node(change, page.from[fact]),
                    node(change, page.to[fact]),
                    link,
                    page.at[fact],
                    page.amounts[fact],
                    currency(change, page.currencies[fact]),
                    ordinal);
        }

        private int node(Change change, int place) {
            if (place >= keys.known.length) {
                keys.known = Arrays.copyOf(keys.known, Math.max(place + 1024, keys.known.length * 2));
            }
            int known = keys.known[place];
            if (known == 0) {
                int begin = keys.begin(place);
                known = change.node(keys.bytes(), begin, keys.end(place) - begin) + 1;
                keys.known[place] = known;
            }
            return known - 1;
        }

        private int currency(Change change, int word) {
            if (currencies[word] < 0) {
                currencies[word] = change.currency(page.words().get(word));
            }
            return currencies[word];
        }
    }
}
