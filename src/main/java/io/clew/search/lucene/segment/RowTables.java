package io.clew.search.lucene.segment;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValuesType;
import org.apache.lucene.util.ArrayUtil;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link RowSegment} gathers: for each field its terms and where they stand, its numbers, its points. Used again
 * for the next segment, because making these arrays anew costs more than filling them; about a kilobyte a row. For one
 * thread.
 */
public final class RowTables {

    final Map<String, RowPostings> postings = new HashMap<>();
    final Map<String, RowNumbers> lengths = new HashMap<>();
    final Map<String, RowNumbers> numbers = new HashMap<>();
    final Map<String, RowBytes> bytes = Map.of(Schema.FACTS, new RowBytes());
    final Map<String, RowPoints> points = new HashMap<>();

    private @Nullable TermGroup[] groups = new @Nullable TermGroup[1 << 10];
    private int[] starts = new int[1 << 10]; // of the numbers of the group in the same place
    private int[] termNumbers = new int[1 << 12];
    private int groupCount;
    private int termCount;

    public RowTables() {
        for (String field : RowSegment.FIELDS) {
            if (!RowSegment.WITHOUT_TERMS.contains(field)) {
                postings.put(field, new RowPostings(RowSegment.TEXTS.contains(field)));
            }
            if (RowSegment.COLUMNS.get(field) == DocValuesType.NUMERIC) {
                numbers.put(field, new RowNumbers());
            }
        }
        RowSegment.TEXTS.forEach(field -> lengths.put(field, new RowNumbers()));
        points.put(Schema.AT, new RowPoints());
        points.put(Schema.AMOUNT, new RowPoints());
    }

    /** Forgets everything and makes room for so many rows. */
    void clear(int rows) {
        postings.values().forEach(RowPostings::clear);
        lengths.values().forEach(field -> field.clear(rows));
        numbers.values().forEach(field -> field.clear(rows));
        bytes.values().forEach(field -> field.clear(rows));
        points.values().forEach(RowPoints::clear);
        Arrays.fill(groups, null);
        groupCount = 0;
        termCount = 0;
    }

    /** Adds the terms of a group to a row; they are looked up the first time only. */
    void add(TermGroup group, int row) {
        int at = place(groups, group);
        if (groups[at] == null) {
            at = number(group, at);
        }
        for (int i = 0; i < group.size(); i++) {
            RowSegment.of(postings, group.field(i)).add(termNumbers[starts[at] + i], row, 0);
        }
    }

    private int number(TermGroup group, int free) {
        int at = free;
        if (groupCount * 2 >= groups.length) {
            widen();
            at = place(groups, group);
        }
        groups[at] = group;
        starts[at] = termCount;
        groupCount++;
        termNumbers = ArrayUtil.grow(termNumbers, termCount + group.size());
        for (int i = 0; i < group.size(); i++) {
            termNumbers[termCount++] =
                    RowSegment.of(postings, group.field(i)).terms.add(group.term(i));
        }
        return at;
    }

    private void widen() {
        @Nullable TermGroup[] wider = new @Nullable TermGroup[groups.length * 2];
        int[] widerStarts = new int[wider.length];
        for (int i = 0; i < groups.length; i++) {
            TermGroup group = groups[i];
            if (group != null) {
                int at = place(wider, group);
                wider[at] = group;
                widerStarts[at] = starts[i];
            }
        }
        groups = wider;
        starts = widerStarts;
    }

    /** Where the group stands, or the free place where it would. */
    private static int place(@Nullable TermGroup[] groups, TermGroup group) {
        int mask = groups.length - 1;
        int at = (System.identityHashCode(group) * 0x9e3779b9 >>> 8) & mask;
        while (groups[at] != null && groups[at] != group) {
            at = (at + 1) & mask;
        }
        return at;
    }
}
