package io.clew.search.lucene.codec;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeMention;
import io.clew.search.RecordIndex.KeptFacts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.jspecify.annotations.Nullable;

/**
 * Records as bytes, a transfer row in about 200.
 *
 * <pre>
 * format 1 byte | content length | content: source id type title text at
 *   | keys (type value)* | entities (key role name)* | mentions (start length key role)* | amounts | times
 *   | facts (from link to at amount currency start end more)* | fields (name value)*
 * | provenance
 * </pre>
 *
 * <p>Keys stand once in a table and are named by their place. Everything before the provenance is the content, whose
 * hash tells a duplicate: the same row sent in another file is the same row. Not for use by two threads at a time.
 */
public final class RecordCodec {

    private static final byte FORMAT = 1;

    /** Before the currency of an amount that is approximate; an exact one is kept as it always was. */
    private static final String ABOUT = "~";

    /** Fewer keys are compared one by one. */
    private static final int FEW = 8;

    private final ByteSink out = new ByteSink();
    private final ByteSink content = new ByteSink();
    private final Map<EntityKey, Integer> places = new java.util.HashMap<>(); // once there are many keys
    private final List<EntityKey> keys = new ArrayList<>();
    private long hash;

    /** Bytes of the record, valid until the next call. {@link #hash()} is then the hash of its content. */
    public BytesRef encode(Record record) {
        content.clear();
        writeContent(record);
        BytesRef written = content.bytes();
        long[] both = StringHelper.murmurhash3_x64_128(written);
        hash = both[0] ^ Long.rotateLeft(both[1], 32);
        out.clear();
        out.octet(FORMAT);
        out.count(written.length);
        out.raw(written);
        Provenance from = record.provenance();
        out.text(from.importId());
        out.text(from.file());
        out.text(from.sha256());
        out.count(from.place());
        return out.bytes();
    }

    /** 64 bits over the content of the record last encoded; provenance does not count. */
    public long hash() {
        return hash;
    }

    private void writeContent(Record record) {
        gatherKeys(record);
        content.text(record.ref().source());
        content.text(record.ref().id());
        content.word(record.type());
        content.text(record.title());
        content.text(record.text());
        writeAt(record.occurredAt());
        content.count(keys.size());
        for (EntityKey key : keys) {
            content.word(key.type());
            content.text(key.value());
        }
        content.count(record.entities().size());
        for (EntityRef entity : record.entities()) {
            content.count(place(entity.key()));
            content.word(entity.role());
            content.text(entity.name());
        }
        writePlacesInText(record);
        content.count(record.facts().size());
        for (Fact fact : record.facts()) {
            writeFact(fact);
        }
        writeMap(record.fields());
    }

    private void writePlacesInText(Record record) {
        content.count(record.mentions().size());
        for (Mention mention : record.mentions()) {
            content.count(mention.start());
            content.count(mention.end() - mention.start());
            content.count(place(mention.key()));
            content.word(mention.role());
        }
        content.count(record.amounts().size());
        for (AmountMention amount : record.amounts()) {
            content.count(amount.start());
            content.count(amount.end() - amount.start());
            content.number(amount.amount().fen());
            content.word(amount.approximate() ? ABOUT + amount.currency() : amount.currency());
        }
        content.count(record.times().size());
        for (TimeMention time : record.times()) {
            content.count(time.start());
            content.count(time.end() - time.start());
            writeAt(time.from());
            writeAt(time.to());
        }
    }

    private void writeFact(Fact fact) {
        content.count(place(fact.from()));
        content.word(fact.link());
        content.count(place(fact.to()));
        writeAt(fact.at());
        Money amount = fact.amount();
        content.octet(amount == null ? 0 : 1);
        if (amount != null) {
            content.number(amount.fen());
        }
        content.word(fact.currency());
        content.count(fact.start() + 1);
        content.count(fact.end() + 1);
        writeInOrder(fact.more());
    }

    /** Milliseconds, and nanoseconds only where there are any. */
    private void writeAt(@Nullable Instant at) {
        if (at == null) {
            content.octet(0);
            return;
        }
        int beyondMillis = at.getNano() % 1_000_000;
        content.octet(beyondMillis == 0 ? 1 : 2);
        content.number(at.toEpochMilli());
        if (beyondMillis != 0) {
            content.count(beyondMillis);
        }
    }

    /** By name: the map has no order of its own. */
    private void writeInOrder(Map<String, String> map) {
        String[] names = map.keySet().toArray(String[]::new);
        Arrays.sort(names);
        content.count(names.length);
        for (String name : names) {
            content.word(name);
            content.text(map.getOrDefault(name, ""));
        }
    }

    private void writeMap(Map<String, String> map) {
        content.count(map.size());
        map.forEach((name, value) -> {
            content.word(name);
            content.text(value);
        });
    }

    private void gatherKeys(Record record) {
        places.clear();
        keys.clear();
        for (EntityRef entity : record.entities()) {
            gather(entity.key());
        }
        for (Mention mention : record.mentions()) {
            gather(mention.key());
        }
        for (Fact fact : record.facts()) {
            gather(fact.from());
            gather(fact.to());
        }
    }

    private void gather(EntityKey key) {
        if (find(key) >= 0) {
            return;
        }
        keys.add(key);
        if (keys.size() == FEW) {
            for (int i = 0; i < FEW; i++) {
                places.put(keys.get(i), i);
            }
        } else if (keys.size() > FEW) {
            places.put(key, keys.size() - 1);
        }
    }

    private int find(EntityKey key) {
        return keys.size() < FEW ? keys.indexOf(key) : places.getOrDefault(key, -1);
    }

    /** Place in {@link #keys()} of a key of the record last encoded. */
    int place(EntityKey key) {
        int place = find(key);
        if (place < 0) {
            throw new IllegalStateException("a key was not gathered");
        }
        return place;
    }

    /** Every key of the record last encoded, once, in order of first appearance. */
    public List<EntityKey> keys() {
        return keys;
    }

    static Record decode(BytesRef bytes) {
        var in = new ByteSource(bytes);
        begin(in);
        var ref = new RecordRef(in.text(), in.text());
        String type = in.word();
        String title = in.text();
        String text = in.text();
        Instant at = readAt(in);
        EntityKey[] keys = readKeys(in);
        var entities = new ArrayList<EntityRef>();
        for (int left = in.count(); left > 0; left--) {
            entities.add(new EntityRef(keys[in.count()], in.word(), in.text()));
        }
        var mentions = new ArrayList<Mention>();
        for (int left = in.count(); left > 0; left--) {
            int start = in.count();
            mentions.add(new Mention(start, start + in.count(), keys[in.count()], in.word()));
        }
        var amounts = new ArrayList<AmountMention>();
        for (int left = in.count(); left > 0; left--) {
            int start = in.count();
            amounts.add(amount(start, start + in.count(), new Money(in.number()), in.word()));
        }
        var times = new ArrayList<TimeMention>();
        for (int left = in.count(); left > 0; left--) {
            int start = in.count();
            times.add(new TimeMention(start, start + in.count(), known(readAt(in)), known(readAt(in))));
        }
        List<Fact> facts = readFacts(in, keys);
        Map<String, String> fields = readMap(in);
        var provenance = new Provenance(in.text(), in.text(), in.text(), in.count());
        return new Record(ref, type, title, text, at, entities, mentions, amounts, times, facts, fields, provenance);
    }

    private static AmountMention amount(int start, int end, Money amount, String currency) {
        boolean about = currency.startsWith(ABOUT);
        return new AmountMention(start, end, amount, about ? currency.substring(ABOUT.length()) : currency, about);
    }

    /** The facts alone, about half the work of {@link #decode}. */
    static KeptFacts decodeFacts(BytesRef bytes, long sequence, int version) {
        var in = new ByteSource(bytes);
        begin(in);
        var ref = new RecordRef(in.text(), in.text());
        in.skipWord();
        in.skipText();
        in.skipText();
        skipAt(in);
        EntityKey[] keys = readKeys(in);
        for (int left = in.count(); left > 0; left--) {
            in.count();
            in.skipWord();
            in.skipText();
        }
        for (int left = in.count(); left > 0; left--) {
            in.count();
            in.count();
            in.count();
            in.skipWord();
        }
        for (int left = in.count(); left > 0; left--) {
            in.count();
            in.count();
            in.number();
            in.skipWord();
        }
        for (int left = in.count(); left > 0; left--) {
            in.count();
            in.count();
            skipAt(in);
            skipAt(in);
        }
        return new KeptFacts(ref, readFacts(in, keys), sequence, version);
    }

    private static void begin(ByteSource in) {
        int format = in.octet();
        if (format != FORMAT) {
            throw new IllegalStateException("a record is kept in format " + format + ", which is not known here");
        }
        in.count();
    }

    private static EntityKey[] readKeys(ByteSource in) {
        EntityKey[] keys = new EntityKey[in.count()];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = new EntityKey(in.word(), in.text());
        }
        return keys;
    }

    private static List<Fact> readFacts(ByteSource in, EntityKey[] keys) {
        int count = in.count();
        var facts = new ArrayList<Fact>(count);
        for (int left = count; left > 0; left--) {
            facts.add(readFact(in, keys));
        }
        return facts;
    }

    private static Fact readFact(ByteSource in, EntityKey[] keys) {
        EntityKey from = keys[in.count()];
        String link = in.word();
        EntityKey to = keys[in.count()];
        Instant at = readAt(in);
        Money amount = in.octet() == 0 ? null : new Money(in.number());
        String currency = in.word();
        return new Fact(from, link, to, at, amount, currency, in.count() - 1, in.count() - 1, readMap(in));
    }

    private static @Nullable Instant readAt(ByteSource in) {
        int form = in.octet();
        if (form == 0) {
            return null;
        }
        Instant at = Instant.ofEpochMilli(in.number());
        return form == 1 ? at : at.plusNanos(in.count());
    }

    private static void skipAt(ByteSource in) {
        int form = in.octet();
        if (form != 0) {
            in.number();
        }
        if (form == 2) {
            in.count();
        }
    }

    private static Instant known(@Nullable Instant at) {
        if (at == null) {
            throw new IllegalStateException("a time mention has no time");
        }
        return at;
    }

    private static Map<String, String> readMap(ByteSource in) {
        int size = in.count();
        if (size == 0) {
            return Map.of();
        }
        var map = new LinkedHashMap<String, String>();
        for (int left = size; left > 0; left--) {
            map.put(in.word(), in.text());
        }
        return map;
    }
}
