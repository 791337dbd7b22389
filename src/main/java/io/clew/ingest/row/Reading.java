package io.clew.ingest.row;

import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.text.find.Extractor;
import io.clew.text.passage.Extraction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a record's text: what it mentions, and the facts that its sentences assert. Safe for use by many threads. */
public final class Reading {

    /** The field of a record whose text was too long: how many characters at its end nothing was looked for in. */
    static final String UNREAD = "unreadCharacters";

    private final Extractor extractor = Extractor.shipped();
    private final boolean names;

    private Reading(boolean names) {
        this.names = names;
    }

    public static Reading everything() {
        return new Reading(true);
    }

    /** Leaves out names of persons, which take most of the time. */
    public static Reading withoutNames() {
        return new Reading(false);
    }

    /** Says how much of a very long text was not read. */
    private static Map<String, String> fields(Record plain) {
        int unread = plain.text().length() - Extractor.MOST;
        if (unread <= 0) {
            return plain.fields();
        }
        Map<String, String> fields = new LinkedHashMap<>(plain.fields());
        fields.put(UNREAD, Integer.toString(unread));
        return fields;
    }

    /** The record with what its text says added to what it already holds. */
    public Record of(Record plain) {
        Extraction found = names
                ? extractor.extract(plain.text(), plain.occurredAt())
                : extractor.extractWithoutNames(plain.text(), plain.occurredAt());
        List<Mention> mentions = new ArrayList<>(plain.mentions());
        mentions.addAll(found.mentions());
        List<Fact> facts = new ArrayList<>(plain.facts());
        facts.addAll(new SentenceFacts(plain, found).all());
        List<EntityRef> entities = plain.entities();
        return new Record(
                plain.ref(),
                plain.type(),
                plain.title(),
                plain.text(),
                plain.occurredAt(),
                entities,
                mentions,
                plain.amounts().isEmpty() ? found.amounts() : plain.amounts(),
                plain.times().isEmpty() ? found.times() : plain.times(),
                facts,
                fields(plain),
                plain.provenance());
    }
}
