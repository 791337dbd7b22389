package io.clew.search.elastic;

import com.fasterxml.jackson.core.JsonGenerator;
import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.ExactTerms;
import io.clew.search.NameForms;
import io.clew.text.TextFolder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns records into entries of the index, as {@link Fields} draws them. Not for use by two threads at a time. */
final class RecordEntry {

    /** Elasticsearch takes ids of up to 512 bytes. */
    /** No pair of characters reaches over it. */
    private static final char BETWEEN_RUNS = '，';

    private static final int LONGEST_ID = 500;

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final NameForms forms = new NameForms();

    /** The document id of a record. */
    static String id(RecordRef ref) {
        String name = RecordJson.whole(ref.toString());
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        return bytes.length <= LONGEST_ID ? name : "#" + RecordJson.hash(bytes);
    }

    static String month(Instant at) {
        return YearMonth.from(at.atOffset(CHINA)).toString();
    }

    /** @param content of the record, as {@link RecordJson#content} gives it */
    byte[] entry(Record record, byte[] content, long sequence, int version) {
        var out = new ByteArrayOutputStream(content.length * 3);
        try (JsonGenerator json = RecordJson.FACTORY.createGenerator(out)) {
            json.writeStartObject();
            json.writeObjectFieldStart(Fields.RECORD);
            json.writeFieldName("what");
            json.writeRawValue(new String(content, StandardCharsets.UTF_8));
            json.writeFieldName("from");
            RecordJson.provenance(json, record.provenance());
            json.writeEndObject();
            json.writeNumberField(Fields.SEQUENCE, sequence);
            json.writeNumberField(Fields.VERSION, version);
            RecordJson.text(json, Fields.HASH, RecordJson.hash(content));
            RecordJson.text(json, Fields.REF, record.ref().toString());
            RecordJson.text(json, Fields.ID, record.ref().id());
            RecordJson.text(json, Fields.TYPE, ExactTerms.cut(record.type()));
            RecordJson.text(json, Fields.SOURCE, ExactTerms.cut(record.readableIn()));
            Instant at = record.occurredAt();
            if (at != null) {
                json.writeNumberField(Fields.AT, at.toEpochMilli());
                json.writeStringField(Fields.MONTH, month(at));
            }
            facts(json, record);
            keys(json, record);
            names(json, record);
            texts(json, record);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static void facts(JsonGenerator json, Record record) throws IOException {
        Set<Long> amounts = new LinkedHashSet<>();
        Set<String> links = new LinkedHashSet<>();
        for (AmountMention amount : record.amounts()) {
            if (!amount.approximate()) { // else nobody said just this
                amounts.add(amount.amount().fen());
            }
        }
        for (Fact fact : record.facts()) {
            if (fact.amount() != null) {
                amounts.add(fact.amount().fen());
            }
            links.add(ExactTerms.cut(fact.link()));
        }
        if (!amounts.isEmpty()) {
            json.writeArrayFieldStart(Fields.AMOUNT);
            for (long fen : amounts) {
                json.writeNumber(fen);
            }
            json.writeEndArray();
        }
        all(json, Fields.LINK, links);
    }

    private static void keys(JsonGenerator json, Record record) throws IOException {
        List<String> keys = new ArrayList<>();
        List<String> backwards = new ArrayList<>();
        Set<String> kinds = new LinkedHashSet<>();
        for (EntityKey key : ExactTerms.keys(record)) {
            String term = ExactTerms.of(key);
            keys.add(term);
            backwards.add(ExactTerms.backwards(term));
            kinds.add(ExactTerms.cut(key.type()));
        }
        ExactTerms.guards(record).forEach(guard -> keys.add(ExactTerms.of(guard)));
        all(json, Fields.KEY, keys);
        all(json, Fields.YEK, backwards);
        all(json, Fields.KIND, kinds);
    }

    private void names(JsonGenerator json, Record record) throws IOException {
        Set<String> named = new LinkedHashSet<>();
        Set<String> sounds = new LinkedHashSet<>();
        for (EntityRef entity : record.entities()) {
            name(entity.key(), entity.name(), named, sounds);
        }
        for (EntityKey key : ExactTerms.keys(record)) {
            if (key.type().equals("name")) {
                name(key, key.value(), named, sounds);
            }
        }
        all(json, Fields.NAMED, named);
        all(json, Fields.SOUNDS, sounds);
    }

    private void name(EntityKey key, String name, Set<String> named, Set<String> sounds) {
        if (name.isBlank()) {
            return;
        }
        String shown = ExactTerms.cut(name.replace(Fields.BETWEEN, ' ').strip());
        if (!named.add(ExactTerms.of(key) + Fields.BETWEEN + shown)) {
            return;
        }
        for (String form : forms.of(shown)) {
            sounds.add(form + Fields.BETWEEN + shown + Fields.BETWEEN + ExactTerms.of(key));
        }
    }

    private static void texts(JsonGenerator json, Record record) throws IOException {
        List<String> texts = new ArrayList<>();
        Set<String> rows = new LinkedHashSet<>();
        Set<String> places = new LinkedHashSet<>();
        texts.add(record.title());
        texts.add(record.text());
        for (Map.Entry<String, String> field : record.fields().entrySet()) {
            texts.add(field.getValue());
            rows.add(ExactTerms.row(field.getKey(), field.getValue()));
            if (ExactTerms.PLACE_FIELDS.contains(field.getKey())
                    && !field.getValue().isBlank()) {
                places.add(ExactTerms.cut(field.getValue().strip()));
            }
        }
        Set<String> names = new LinkedHashSet<>();
        record.entities().stream()
                .map(EntityRef::name)
                .filter(name -> !name.isBlank() && !ExactTerms.stands(name, record.title()))
                .forEach(names::add);
        texts.addAll(names);
        texts.removeIf(String::isEmpty);
        all(json, Fields.ROW, rows);
        all(json, Fields.PLACE, places);
        all(json, Fields.PAIRS, record.text().isEmpty() ? han(texts) : texts);
        all(json, Fields.SINGLES, texts);
        if (!record.title().isEmpty()) {
            RecordJson.text(json, Fields.TITLE, record.title());
        }
        if (texts.stream().anyMatch(text -> !TextFolder.fold(text).text().equals(text))) {
            all(json, Fields.WRITTEN, texts);
        }
        if (texts.stream().anyMatch(ExactTerms::isTraditional)) {
            json.writeStringField(Fields.SCRIPT, Fields.TRADITIONAL);
        }
    }

    /** What the texts hold of Han characters, each run by itself. */
    private static List<String> han(List<String> texts) {
        List<String> runs = new ArrayList<>();
        for (String text : texts) {
            var run = new StringBuilder();
            TextFolder.fold(text).text().codePoints().forEach(c -> {
                if (Character.isIdeographic(c)) {
                    run.appendCodePoint(c);
                } else if (!run.isEmpty() && run.charAt(run.length() - 1) != BETWEEN_RUNS) {
                    run.append(BETWEEN_RUNS);
                }
            });
            if (!run.isEmpty()) {
                runs.add(run.toString());
            }
        }
        return runs;
    }

    private static void all(JsonGenerator json, String field, Collection<String> values) throws IOException {
        if (values.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(field);
        for (String value : values) {
            json.writeString(RecordJson.whole(value));
        }
        json.writeEndArray();
    }
}
