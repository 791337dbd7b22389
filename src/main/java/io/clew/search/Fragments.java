package io.clew.search;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Mention;
import io.clew.record.Record;
import io.clew.search.SearchPage.Fragment;
import io.clew.search.SearchPage.Mark;
import io.clew.text.Folded;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Cuts the pieces of a record that show why it was found, with what matched marked in the original.
 *
 * <p>Reads the record, not the index, so both engines give the same pieces. O(length of the record) for each word asked
 * for. Made once for a query and used for each of its hits; safe for use by many threads.
 */
public final class Fragments {

    /** Pieces of one record. */
    public static final int MOST = 3;

    /** Entities shown with a hit. */
    public static final int MOST_ENTITIES = 12;

    /** Length of a piece in UTF-16 units, as far as marks and surrogates allow. */
    private static final int LENGTH = 120;

    private static final int BEFORE = 24;

    private final List<Needle> needles = new ArrayList<>();
    private final List<Needle> titleNeedles = new ArrayList<>();
    private final Set<EntityKey> keys = new LinkedHashSet<>();
    private final List<Clause.Mask> masks = new ArrayList<>();

    /** @param asked entities that the query names beside its text */
    public Fragments(Clause clause, List<EntityKey> asked) {
        keys.addAll(asked);
        gather(clause);
        titleNeedles.addAll(needles);
    }

    /** Marks any of these words, wherever they are: for similar records. */
    public Fragments(List<String> words) {
        words.forEach(word -> needles.add(Needle.of(word)));
        titleNeedles.addAll(needles);
    }

    private void gather(Clause clause) {
        switch (clause) {
            case Clause.Words words -> needles.add(Needle.of(words.text()));
            case Clause.Phrase phrase -> {
                String[] parts = phrase.slop() == 0
                        ? new String[] {phrase.text()}
                        : phrase.text().strip().split("\\s+");
                for (String part : parts) {
                    needles.add(Needle.whole(part));
                }
            }
            case Clause.Title title -> titleNeedles.add(Needle.of(title.text()));
            case Clause.Beginning beginning -> needles.add(Needle.beginning(beginning.text()));
            case Clause.Row row -> needles.add(Needle.whole(row.value()));
            case Clause.Names names -> keys.addAll(names.keys());
            case Clause.Mask mask -> masks.add(mask);
            case Clause.Is is -> {
                if (is.property().equals("place")) {
                    needles.add(Needle.whole(is.value()));
                }
            }
            case Clause.All all -> all.of().forEach(this::gather);
            case Clause.Any any -> any.of().forEach(this::gather);
            case Clause.Not _,
                    Clause.Everything _,
                    Clause.Sounds _,
                    Clause.Called _,
                    Clause.Amount _,
                    Clause.When _ -> {}
        }
    }

    /** At most {@link #MOST} pieces: title, then text in its order, then fields. */
    public List<Fragment> of(Record record) {
        List<Piece> pieces = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("title", record.title());
        fields.put("text", record.text());
        record.fields().forEach(fields::putIfAbsent);
        int order = 0;
        for (Map.Entry<String, String> field : fields.entrySet()) {
            pieces(field.getKey(), field.getValue(), record, order++, pieces);
        }
        if (pieces.isEmpty()) {
            return record.text().isEmpty() ? List.of() : List.of(beginning(record.text()));
        }
        pieces.sort(Comparator.comparingInt(Piece::kinds)
                .thenComparingInt(Piece::marked)
                .reversed());
        return pieces.stream()
                .limit(MOST)
                .sorted(Comparator.comparingInt(Piece::order).thenComparingInt(piece -> piece.fragment.start()))
                .map(Piece::fragment)
                .toList();
    }

    private static Fragment beginning(String text) {
        return new Fragment("text", text.substring(0, between(text, Math.min(LENGTH, text.length()))), 0, List.of());
    }

    /** Whether the record names an entity that was asked for, by key or by mask. */
    private boolean isAsked(EntityKey key) {
        return keys.contains(key) || masks.stream().anyMatch(mask -> matches(mask, key));
    }

    /** The record's entities, those asked for first, at most {@link #MOST_ENTITIES}. */
    public List<EntityRef> entities(Record record) {
        Map<EntityKey, EntityRef> all = new LinkedHashMap<>();
        record.entities()
                .forEach(entity -> all.merge(
                        entity.key(), entity, (some, more) -> some.name().isEmpty() ? more : some));
        record.mentions().forEach(m -> all.putIfAbsent(m.key(), new EntityRef(m.key(), m.role(), "")));
        record.facts().forEach(fact -> {
            all.putIfAbsent(fact.from(), new EntityRef(fact.from(), "", ""));
            all.putIfAbsent(fact.to(), new EntityRef(fact.to(), "", ""));
        });
        return all.values().stream()
                .sorted(Comparator.comparing((EntityRef entity) -> !isAsked(entity.key())))
                .limit(MOST_ENTITIES)
                .toList();
    }

    private static boolean matches(Clause.Mask mask, EntityKey key) {
        if (!mask.type().isEmpty() && !mask.type().equals(key.type())) {
            return false;
        }
        return pattern(mask).matcher(key.value()).matches();
    }

    private static Pattern pattern(Clause.Mask mask) {
        var regex = new StringBuilder("(?i)(?:\\+86|wechat/|qq/)?");
        for (String part : mask.pattern().split("\\*", -1)) {
            regex.append(Pattern.quote(part)).append(".*");
        }
        return Pattern.compile(regex.substring(0, regex.length() - 2));
    }

    private void pieces(String field, String text, Record record, int order, List<Piece> into) {
        if (text.isEmpty()) {
            return;
        }
        var found = new Found();
        find(field.equals("title") ? titleNeedles : needles, text, found);
        if (field.equals("text")) {
            int kind = needles.size();
            for (Mention mention : record.mentions()) {
                if (isAsked(mention.key()) && mention.end() <= text.length()) {
                    found.add(mention.start(), mention.end(), kind);
                }
            }
        } else if (!field.equals("title") && namesAsked(text, record)) {
            found.add(0, text.length(), needles.size());
        }
        List<Span> spans = found.merged();
        for (int i = 0; i < spans.size(); ) {
            i = piece(field, text, spans, i, order, into);
        }
    }

    /** Whether a field of a row holds the number of an entity that was asked for. */
    private boolean namesAsked(String text, Record record) {
        if (keys.isEmpty() && masks.isEmpty()) {
            return false;
        }
        String digits = compact(text);
        return digits.length() >= 3
                && entities(record).stream()
                        .map(EntityRef::key)
                        .filter(this::isAsked)
                        .anyMatch(key -> compact(key.value()).endsWith(digits)
                                && digits.length() * 2 > compact(key.value()).length());
    }

    private static String compact(String text) {
        return TextFolder.fold(text).text().replaceAll("[^0-9a-z]", "");
    }

    private static void find(List<Needle> needles, String text, Found found) {
        if (needles.isEmpty()) {
            return;
        }
        Folded folded = TextFolder.fold(text);
        for (int kind = 0; kind < needles.size(); kind++) {
            needles.get(kind).find(folded, kind, found);
        }
    }

    /** Makes the piece that begins with a span and takes in those after it that fit; returns the next span. */
    private static int piece(String field, String text, List<Span> spans, int first, int order, List<Piece> into) {
        int start = text.length() <= LENGTH ? 0 : Math.max(0, spans.get(first).start - BEFORE);
        start = between(text, start);
        int end = Math.max(Math.min(text.length(), start + LENGTH), spans.get(first).end);
        int next = first;
        BitSet kinds = new BitSet();
        List<Mark> marks = new ArrayList<>();
        while (next < spans.size() && spans.get(next).end <= end) {
            Span span = spans.get(next++);
            kinds.or(span.kinds);
            marks.add(new Mark(span.start - start, span.end - start));
        }
        end = between(text, end);
        int marked = marks.stream().mapToInt(mark -> mark.end() - mark.start()).sum();
        into.add(new Piece(
                new Fragment(field, text.substring(start, end), start, List.copyOf(marks)),
                kinds.cardinality(),
                marked,
                order));
        return next;
    }

    /** The offset, or the one before it where it would split a pair of surrogates. */
    private static int between(String text, int offset) {
        boolean splits = offset > 0
                && offset < text.length()
                && Character.isLowSurrogate(text.charAt(offset))
                && Character.isHighSurrogate(text.charAt(offset - 1));
        return splits ? offset - 1 : offset;
    }

    private record Piece(Fragment fragment, int kinds, int marked, int order) {}

    /** @param kinds which needles are in it */
    record Span(int start, int end, BitSet kinds) {}

    /** What was found in one field, in the offsets of the original. */
    static final class Found {

        private final List<Span> spans = new ArrayList<>();

        void add(int start, int end, int kind) {
            if (end > start) {
                var kinds = new BitSet();
                kinds.set(kind);
                spans.add(new Span(start, end, kinds));
            }
        }

        /** In order, those that touch made one. */
        List<Span> merged() {
            spans.sort(Comparator.comparingInt(Span::start));
            List<Span> merged = new ArrayList<>();
            for (Span span : spans) {
                Span last = merged.isEmpty() ? null : merged.getLast();
                if (last != null && span.start <= last.end) {
                    var kinds = (BitSet) last.kinds.clone();
                    kinds.or(span.kinds);
                    merged.set(merged.size() - 1, new Span(last.start, Math.max(last.end, span.end), kinds));
                } else {
                    merged.add(span);
                }
            }
            return merged;
        }
    }
}
