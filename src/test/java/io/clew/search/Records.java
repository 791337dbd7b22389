package io.clew.search;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes records for tests in few words. */
public final class Records {

    private final RecordRef ref;
    private String type = "incident";
    private String title = "";
    private String text = "";
    private @Nullable Instant at;
    private final List<EntityRef> entities = new ArrayList<>();
    private final List<Mention> mentions = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();
    private final Map<String, String> fields = new LinkedHashMap<>();

    private Records(String ref) {
        this.ref = RecordRef.parse(ref);
    }

    public static Records record(String ref) {
        return new Records(ref);
    }

    public static Record text(String ref, String text) {
        return record(ref).saying(text).make();
    }

    public static Access reader(String... sources) {
        return new Access("tester", Set.of(), Set.of(), 3, "test", Set.of(sources), 0, true);
    }

    public Records type(String type) {
        this.type = type;
        return this;
    }

    public Records titled(String title) {
        this.title = title;
        return this;
    }

    public Records saying(String text) {
        this.text = text;
        return this;
    }

    public Records at(String instant) {
        this.at = Instant.parse(instant);
        return this;
    }

    public Records naming(String key, String name) {
        entities.add(new EntityRef(EntityKey.parse(key), "", name));
        return this;
    }

    public Records involving(String key, String role, String name) {
        entities.add(new EntityRef(EntityKey.parse(key), role, name));
        return this;
    }

    /** Notes that {@code written}, where it first stands in the text, names the entity. */
    public Records mentioning(String key, String written) {
        int start = text.indexOf(written);
        mentions.add(new Mention(start, start + written.length(), EntityKey.parse(key), ""));
        return this;
    }

    public Records paying(String from, String to, String yuan) {
        facts.add(Fact.of(EntityKey.parse(from), "transfer", EntityKey.parse(to), at, Money.parse(yuan)));
        return this;
    }

    public Records with(String field, String value) {
        fields.put(field, value);
        return this;
    }

    public Record make() {
        return new Record(
                ref, type, title, text, at, entities, mentions, List.of(), List.of(), facts, fields, Provenance.NONE);
    }
}
