package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Masking;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.FactColumns;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import io.clew.text.NumberParts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A record index in which victims and minors are masked for readers who need not know them, and go by {@link Handles}.
 *
 * <p>It stands before the engine, so whatever asks the index is masked alike and a new use case cannot forget it. Costs one
 * look-up of the records shown and one count of their entities; nothing for readers who may see all.
 */
public final class VeiledIndex implements RecordIndex {

    private static final int BATCH = 256;

    /** Suggestions that are looked through at most for those that a reader may be offered. */
    private static final int MOST_OFFERED = 4_000;

    /** In place of a number that this reader may not know. */
    private static final long UNNUMBERED = 0;

    private final RecordIndex index;
    private final Veil veil;
    private final VeiledPage pages;
    private final Decoys decoys;
    private final Handles handles;
    private final Parts parts;

    public VeiledIndex(RecordIndex index, Handles handles) {
        this(index, handles, InstantSource.system());
    }

    VeiledIndex(RecordIndex index, Handles handles, InstantSource clock) {
        this.index = index;
        this.handles = handles;
        this.parts = new Parts(clock);
        this.veil = new Veil(index, handles);
        this.pages = new VeiledPage(index, veil);
        this.decoys = new Decoys(index, veil);
    }

    @Override
    public Appended append(List<Record> batch) {
        return index.append(batch);
    }

    @Override
    public List<KeptFacts> remove(Collection<RecordRef> refs) {
        return index.remove(refs);
    }

    @Override
    public long sequence() {
        return index.sequence();
    }

    @Override
    public Optional<Kept> get(Access access, RecordRef ref) {
        return index.get(access, ref)
                .map(kept -> unnumbered(access, masked(access, List.of(kept)).getFirst()));
    }

    @Override
    public Map<RecordRef, Kept> get(Access access, Collection<RecordRef> refs) {
        var found = new LinkedHashMap<>(index.get(access, refs));
        var masked = masked(access, List.copyOf(found.values())).iterator();
        found.replaceAll((ref, kept) -> unnumbered(access, masked.next()));
        return found;
    }

    @Override
    public SearchPage search(Access access, RecordQuery query) {
        Decoys.Asked text = inWords(access, query);
        var page = pages.masked(access, relative(access, index.search(access, asked(access, query, text))));
        String cursor = page.cursor().isEmpty() ? "" : handles.wrap(page.cursor());
        return new SearchPage(page.total(), page.hits(), page.facets(), text.told(page.interpretation()), cursor);
    }

    /** Of a text that others are to be like, groups of digits that may be parts of a number do not count. */
    @Override
    public SearchPage similar(Access access, SimilarQuery query) {
        String text = decoys.of(access, query.text()).text();
        var asked = new SimilarQuery(
                access.unmasked() ? text : NumberParts.without(text),
                query.except(),
                asked(access, query.filter(), inWords(access, query.filter())));
        return pages.masked(access, relative(access, index.similar(access, asked)));
    }

    private Decoys.Asked inWords(Access access, RecordQuery query) {
        Decoys.Asked text = decoys.of(access, query.text());
        if (!access.unmasked()) {
            parts.require(access, query);
        }
        return text;
    }

    /**
     * Tells a reader from whom sources are withheld only how hits compare with the best of their page, to a hundredth: how
     * rare a word is over the whole index would tell of records that they may not see.
     */
    private static SearchPage relative(Access access, SearchPage page) {
        double best =
                page.hits().stream().mapToDouble(SearchPage.Hit::score).max().orElse(0);
        if (access.withheldSources() == 0 || best <= 0) {
            return page;
        }
        var hits = page.hits().stream()
                .map(hit -> new SearchPage.Hit(
                        hit.ref(),
                        hit.type(),
                        hit.title(),
                        hit.occurredAt(),
                        Math.round(100 * hit.score() / best) / 100.0,
                        hit.fragments(),
                        hit.entities()))
                .toList();
        return new SearchPage(page.total(), hits, page.facets(), page.interpretation(), page.cursor());
    }

    @Override
    public void scan(Access access, RecordQuery query, LongConsumer total, RecordSink sink) {
        RecordQuery asked = asked(access, query, inWords(access, query));
        masking(access, sink, masked -> index.scan(access, asked, total, masked));
    }

    @Override
    public void since(Access access, RecordQuery query, long after, long upTo, RecordSink sink) {
        RecordQuery asked = asked(access, query, inWords(access, query));
        masking(access, sink, masked -> index.since(access, asked, after, upTo, masked));
    }

    @Override
    public void naming(Access access, Collection<EntityKey> keys, RecordSink sink) {
        var asked = veil.asked(access, keys);
        masking(access, sink, masked -> index.naming(access, asked, masked));
    }

    /** Gaps between numbers would tell a reader from whom sources are withheld how much came into those. */
    private static Kept unnumbered(Access access, Kept kept) {
        return access.withheldSources() == 0 ? kept : new Kept(kept.record(), UNNUMBERED, kept.version());
    }

    /** Masks what is streamed, some hundred records at a time. */
    private void masking(Access access, RecordSink told, Consumer<RecordSink> stream) {
        RecordSink sink = kept -> told.accept(unnumbered(access, kept));
        if (access.unmasked()) {
            stream.accept(sink);
            return;
        }
        var waiting = new ArrayList<Kept>(BATCH);
        var stopped = new boolean[1];
        stream.accept(kept -> {
            waiting.add(kept);
            if (waiting.size() == BATCH) {
                stopped[0] = !hand(access, waiting, sink);
            }
            return !stopped[0];
        });
        if (!stopped[0]) {
            hand(access, waiting, sink);
        }
    }

    private boolean hand(Access access, List<Kept> waiting, RecordSink sink) {
        List<Kept> ready = masked(access, waiting);
        waiting.clear();
        return ready.stream().allMatch(sink::accept);
    }

    /**
     * Nobody hidden is offered, and others come in their place: where among numbers in order a hidden one stands would tell
     * what it is. A name alone is only offered beside somebody who may be seen to have it, because it might be a victim's.
     */
    @Override
    public List<Suggestion> suggest(Access access, String typed, int limit) {
        List<Suggestion> offered = index.suggest(access, typed, limit);
        if (access.unmasked()) {
            return offered;
        }
        List<Suggestion> open = open(access, offered);
        for (int more = 4 * limit;
                open.size() < limit && offered.size() >= more / 4 && more <= MOST_OFFERED;
                more *= 4) {
            offered = index.suggest(access, typed, more);
            open = open(access, offered);
        }
        return open.stream().limit(limit).toList();
    }

    private List<Suggestion> open(Access access, List<Suggestion> offered) {
        var hidden = veil.hidden(
                access,
                offered.stream()
                        .filter(one -> !one.key().isEmpty())
                        .map(one -> EntityKey.parse(one.key()))
                        .toList());
        var seen = offered.stream()
                .filter(one -> !one.key().isEmpty() && !hidden.contains(EntityKey.parse(one.key())))
                .toList();
        Set<String> names = seen.stream()
                .filter(one -> one.kind().equals("name"))
                .map(Suggestion::text)
                .collect(Collectors.toSet());
        return offered.stream()
                .filter(one -> one.key().isEmpty() ? names.contains(one.text()) : seen.contains(one))
                .toList();
    }

    @Override
    public List<KeyCount> count(Access access, List<EntityKey> keys) {
        var counts = index.count(access, veil.asked(access, keys));
        var named = new ArrayList<KeyCount>(counts.size());
        for (int i = 0; i < keys.size(); i++) {
            named.add(new KeyCount(
                    keys.get(i), counts.get(i).records(), counts.get(i).sources()));
        }
        return named;
    }

    /** Marks are for telling whether what was read stands; no reader is told them. */
    @Override
    public Map<EntityKey, Mark> marks(Access access, Collection<EntityKey> keys) {
        var real = veil.asked(access, keys).iterator();
        var opened = new LinkedHashMap<EntityKey, EntityKey>();
        keys.forEach(key -> opened.put(key, real.next()));
        var marks = index.marks(access, opened.values());
        var told = new HashMap<EntityKey, Mark>();
        opened.forEach((asked, key) -> {
            Mark mark = marks.get(key);
            if (mark != null) {
                told.put(asked, mark);
            }
        });
        return told;
    }

    @Override
    public Map<EntityKey, List<NameCount>> names(Access access, Collection<EntityKey> keys) {
        var opened = new LinkedHashMap<EntityKey, EntityKey>();
        var real = veil.asked(access, keys).iterator();
        keys.forEach(key -> opened.put(key, real.next()));
        var names = index.names(access, opened.values());
        var hidden = veil.hidden(access, names.keySet());
        var told = new HashMap<EntityKey, List<NameCount>>();
        opened.forEach((asked, key) -> {
            var given = names.get(key);
            if (given != null) {
                told.put(asked, hidden.contains(key) ? masked(given) : given);
            }
        });
        return told;
    }

    private static List<NameCount> masked(List<NameCount> names) {
        return names.stream()
                .map(one -> new NameCount(Masking.mask("name", one.name()), one.records()))
                .toList();
    }

    private RecordQuery asked(Access access, RecordQuery query, Decoys.Asked text) {
        return new RecordQuery(
                text.text(),
                query.types(),
                query.sources(),
                query.when(),
                veil.asked(access, query.entities()),
                query.refused().stream().map(text::also).collect(Collectors.toSet()),
                query.sort(),
                query.size(),
                cursor(query),
                query.facets(),
                query.pinyin());
    }

    /** Engines name states of theirs in it, which tell how much comes in. */
    private String cursor(RecordQuery query) {
        return query.cursor().isEmpty()
                ? ""
                : handles.unwrap(query.cursor()).orElseThrow(() -> new ClewException(Message.of("cursor.other")));
    }

    private List<Kept> masked(Access access, List<Kept> records) {
        if (access.unmasked()) {
            return List.copyOf(records);
        }
        var maskings = veil.maskings(access, records.stream().map(Kept::record).toList());
        return records.stream()
                .map(kept -> new Kept(masked(kept.record(), maskings), kept.sequence(), kept.version()))
                .toList();
    }

    private static Record masked(Record record, Map<RecordRef, Masking> maskings) {
        return Objects.requireNonNull(maskings.get(record.ref())).record(record);
    }

    @Override
    public Map<EntityKey, EntityKey> told(Access access, Collection<EntityKey> keys) {
        Set<EntityKey> hidden = veil.hidden(access, keys);
        var told = new HashMap<EntityKey, EntityKey>();
        keys.forEach(key -> told.put(key, hidden.contains(key) ? veil.seal(key) : key));
        return told;
    }

    @Override
    public String told(Access access, String text) {
        return veil.text(access, text);
    }

    @Override
    public void replay(long after, RecordSink sink) {
        index.replay(after, sink);
    }

    @Override
    public void facts(long after, Predicate<KeptFacts> sink) {
        index.facts(after, sink);
    }

    @Override
    public boolean columns(long after, FactColumns.Sink sink) {
        return index.columns(after, sink);
    }

    @Override
    public Map<String, Long> totals() {
        return index.totals();
    }

    @Override
    public void close() {
        index.close();
    }
}
