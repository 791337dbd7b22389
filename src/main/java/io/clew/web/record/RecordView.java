package io.clew.web.record;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex.Kept;
import io.clew.web.frame.Icons;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The record reader.
 *
 * @param margin entities and amounts in the order of the text, then entities that only the record as a whole names
 */
public record RecordView(
        RecordRef ref,
        String href,
        String type,
        String icon,
        String title,
        @Nullable Instant at,
        String sourceTitle,
        int version,
        List<Run> runs,
        List<FactView> facts,
        List<FieldLine> fields,
        List<MarginLine> margin,
        List<ProvenanceLine> provenance) {

    private static final int LONGEST_TITLE = 120;

    private static final Pattern WORD = Pattern.compile("\\p{IsHan}{2}|\\p{IsLatin}{2}");

    /** Fields in which cleaning names another record. */
    private static final Set<String> RECORDS = Set.of("mirrorOf", "reversedBy", "reverses");

    /** @param start UTF-16 offset in the text; -1 where the fact comes from a row */
    public record FactView(
            EntityKey from,
            String link,
            EntityKey to,
            @Nullable Instant at,
            String amount,
            long sortAmount,
            int start,
            int end) {
        public boolean inText() {
            return start >= 0;
        }

        /** Address, from the record's own page, that lights the words behind the fact. */
        public String place() {
            return "?from=" + start + "&to=" + end + "#" + MarkedText.LIT;
        }
    }

    /**
     * @param key null for an amount
     * @param times places in the text
     * @param anchor of the first place; empty where the text has none
     */
    public record MarginLine(
            @Nullable EntityKey key, String name, String role, String amount, int times, String anchor) {
        public boolean entity() {
            return key != null;
        }

        public boolean anchored() {
            return !anchor.isEmpty();
        }
    }

    /** @param href of the record that the value names; empty where it names none */
    public record FieldLine(String label, String value, String href) {}

    /** A line of where the record comes from; {@code coded} is set in the letters of codes. */
    public record ProvenanceLine(String label, String value, boolean coded) {}

    /** The same with a stretch of the text lit; see {@link MarkedText#lit}. */
    RecordView lit(int start, int end) {
        return new RecordView(
                ref,
                href,
                type,
                icon,
                title,
                at,
                sourceTitle,
                version,
                MarkedText.lit(runs, start, end),
                facts,
                fields,
                margin,
                provenance);
    }

    public boolean hasText() {
        return !runs.isEmpty();
    }

    /** Whether its text names an account and an amount, from which money may be followed. */
    public boolean tellsOfMoney() {
        return margin.stream().anyMatch(line -> !line.entity())
                && margin.stream()
                        .anyMatch(
                                line -> line.key() != null && line.key().type().equals("account") && line.anchored());
    }

    /** Whether it says anything by which another could be like it; numbers and their units alone do not. */
    public boolean hasWords() {
        return hasText() || WORD.matcher(title).find();
    }

    /** @param index from 0, in the order of {@link #facts} */
    public String factName(int index) {
        return ref + "#" + index;
    }

    public String similarHref() {
        return "/similar" + href.substring("/records".length());
    }

    static RecordView of(Kept kept, String sourceTitle, Words words) {
        Record record = kept.record();
        return new RecordView(
                record.ref(),
                Shown.href(record.ref()),
                record.type(),
                Icons.record(record.type()),
                title(record),
                record.occurredAt(),
                sourceTitle,
                kept.version(),
                MarkedText.of(record),
                record.facts().stream().map(RecordView::fact).toList(),
                record.fields().entrySet().stream()
                        .map(field -> line(record.type(), field.getKey(), field.getValue(), words))
                        .toList(),
                margin(record),
                provenance(kept, words));
    }

    private static FieldLine line(String type, String name, String value, Words words) {
        boolean record = RECORDS.contains(name) && value.indexOf('/') > 0;
        return new FieldLine(
                words.field(type, name),
                words.value(type, name, value),
                record ? Shown.href(RecordRef.parse(value)) : "");
    }

    private static String title(Record record) {
        String title = record.title().isBlank() ? record.ref().toString() : record.title();
        return title.length() <= LONGEST_TITLE ? title : title.substring(0, LONGEST_TITLE) + "…";
    }

    private static FactView fact(Fact fact) {
        var amount = fact.amount();
        String shown = amount == null
                ? ""
                : fact.currency().equals(Fact.YUAN)
                        ? Shown.yuan(amount)
                        : fact.currency() + " " + Shown.amount(amount.fen());
        return new FactView(
                fact.from(),
                fact.link(),
                fact.to(),
                fact.at(),
                shown,
                amount == null ? 0 : amount.fen(),
                fact.start(),
                fact.end());
    }

    private static List<MarginLine> margin(Record record) {
        var names = new LinkedHashMap<EntityKey, MarginLine>();
        record.entities()
                .forEach(ref -> names.put(ref.key(), new MarginLine(ref.key(), ref.name(), ref.role(), "", 0, "")));
        var first = new LinkedHashMap<EntityKey, Integer>();
        var times = new LinkedHashMap<EntityKey, Integer>();
        for (Mention mention : record.mentions()) {
            first.merge(mention.key(), mention.start(), Math::min);
            times.merge(mention.key(), 1, Integer::sum);
        }
        record.mentions().forEach(mention -> {
            var said = names.getOrDefault(mention.key(), new MarginLine(mention.key(), "", mention.role(), "", 0, ""));
            String role = said.role().isEmpty() ? mention.role() : said.role();
            names.put(
                    mention.key(),
                    new MarginLine(
                            mention.key(),
                            said.name(),
                            role,
                            "",
                            times.getOrDefault(mention.key(), 0),
                            MarkedText.anchor(first.getOrDefault(mention.key(), 0))));
        });
        record Placed(int start, MarginLine line) {}
        var placed = new ArrayList<Placed>();
        names.forEach((key, line) -> placed.add(new Placed(first.getOrDefault(key, Integer.MAX_VALUE), line)));
        for (AmountMention amount : record.amounts()) {
            placed.add(new Placed(
                    amount.start(),
                    new MarginLine(null, "", "", Shown.told(amount), 1, MarkedText.anchor(amount.start()))));
        }
        return placed.stream()
                .sorted(Comparator.comparingInt(Placed::start))
                .map(Placed::line)
                .toList();
    }

    private static List<ProvenanceLine> provenance(Kept kept, Words words) {
        var from = kept.record().provenance();
        var lines = new ArrayList<ProvenanceLine>();
        if (!from.file().isEmpty()) {
            lines.add(new ProvenanceLine(words.msg().provFile(), from.file(), false));
        }
        if (from.place() > 0) {
            lines.add(new ProvenanceLine(words.msg().provPlace(), words.msg().provRow(from.place()), false));
        }
        if (!from.importId().isEmpty()) {
            lines.add(new ProvenanceLine(words.msg().provImport(), from.importId(), true));
        }
        if (!from.sha256().isEmpty()) {
            lines.add(new ProvenanceLine(words.msg().provHash(), from.sha256(), true));
        }
        if (kept.sequence() > 0) { // else sources are withheld, of which it would tell
            lines.add(new ProvenanceLine(words.msg().provSequence(), Shown.counted(kept.sequence()), true));
        }
        return lines;
    }
}
