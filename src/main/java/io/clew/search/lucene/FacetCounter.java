package io.clew.search.lucene;

import io.clew.search.SearchPage.FacetValue;
import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/** Counts every match by the values of the asked facets, exactly. About 10 ns for each match and facet. */
final class FacetCounter implements CollectorManager<FacetCounter.Part, Map<String, List<FacetValue>>> {

    private static final Comparator<FacetValue> LARGEST_FIRST =
            Comparator.comparingLong(FacetValue::count).reversed().thenComparing(FacetValue::value);

    private static final String MONTH = "month";

    private final List<String> names;

    FacetCounter(Set<String> asked) {
        names = Stream.of(Schema.TYPE, Schema.SOURCE, MONTH, Schema.KIND, Schema.PLACE)
                .filter(asked::contains)
                .toList();
    }

    boolean isEmpty() {
        return names.isEmpty();
    }

    @Override
    public Part newCollector() {
        List<Facet> facets = new ArrayList<>();
        for (String name : names) {
            facets.add(
                    switch (name) {
                        case MONTH -> new Months();
                        case Schema.TYPE, Schema.SOURCE -> new Single(name);
                        default -> new Several(name);
                    });
        }
        return new Part(facets);
    }

    /** Values and counts by facet, the largest first, months in order of time. */
    @Override
    public Map<String, List<FacetValue>> reduce(Collection<Part> parts) {
        Map<String, List<FacetValue>> counted = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            Map<String, Long> counts = new TreeMap<>();
            for (Part part : parts) {
                part.facets.get(i).counts().forEach((value, count) -> counts.merge(value, count, Long::sum));
            }
            List<FacetValue> values = new ArrayList<>();
            counts.forEach((value, count) -> values.add(new FacetValue(value, count)));
            if (!names.get(i).equals(MONTH)) {
                values.sort(LARGEST_FIRST);
            }
            counted.put(names.get(i), values);
        }
        return counted;
    }

    /** Some of the segments, for one thread. */
    static final class Part extends SimpleCollector {

        private final List<Facet> facets;

        private Part(List<Facet> facets) {
            this.facets = facets;
        }

        @Override
        protected void doSetNextReader(LeafReaderContext context) throws IOException {
            // columns as they are: whoever matches looks at the clock, so that not each value need do so
            LeafReader leaf = FilterLeafReader.unwrap(context.reader());
            for (Facet facet : facets) {
                facet.enter(leaf);
            }
        }

        @Override
        public void collect(int doc) throws IOException {
            for (Facet facet : facets) {
                facet.count(doc);
            }
        }

        @Override
        public void finish() throws IOException {
            for (Facet facet : facets) {
                facet.leave();
            }
        }

        @Override
        public void setScorer(Scorable scorer) {}

        @Override
        public ScoreMode scoreMode() {
            return ScoreMode.COMPLETE_NO_SCORES;
        }
    }

    private interface Facet {
        void enter(LeafReader leaf) throws IOException;

        void count(int doc) throws IOException;

        /** Brings the counts of the segment, by ordinal, to those by value. */
        void leave() throws IOException;

        Map<String, Long> counts();
    }

    private static final class Single implements Facet {

        private final String field;
        private final Map<String, Long> counts = new HashMap<>();
        private @Nullable SortedDocValues column;
        private long[] here = {};

        Single(String field) {
            this.field = field;
        }

        @Override
        public void enter(LeafReader leaf) throws IOException {
            column = DocValues.getSorted(leaf, field);
            here = new long[column.getValueCount()];
        }

        @Override
        public void count(int doc) throws IOException {
            if (column != null && column.advanceExact(doc)) {
                here[column.ordValue()]++;
            }
        }

        @Override
        public void leave() throws IOException {
            for (int i = 0; column != null && i < here.length; i++) {
                if (here[i] > 0) {
                    counts.merge(column.lookupOrd(i).utf8ToString(), here[i], Long::sum);
                }
            }
            column = null;
        }

        @Override
        public Map<String, Long> counts() {
            return counts;
        }
    }

    private static final class Several implements Facet {

        private final String field;
        private final Map<String, Long> counts = new HashMap<>();
        private @Nullable SortedSetDocValues column;
        private long[] here = {};

        Several(String field) {
            this.field = field;
        }

        @Override
        public void enter(LeafReader leaf) throws IOException {
            column = DocValues.getSortedSet(leaf, field);
            here = new long[Math.toIntExact(column.getValueCount())];
        }

        @Override
        public void count(int doc) throws IOException {
            if (column != null && column.advanceExact(doc)) {
                for (int left = column.docValueCount(); left > 0; left--) {
                    here[(int) column.nextOrd()]++;
                }
            }
        }

        @Override
        public void leave() throws IOException {
            for (int i = 0; column != null && i < here.length; i++) {
                if (here[i] > 0) {
                    counts.merge(column.lookupOrd(i).utf8ToString(), here[i], Long::sum);
                }
            }
            column = null;
        }

        @Override
        public Map<String, Long> counts() {
            return counts;
        }
    }

    /** Months at UTC+8, from the column of times. */
    private static final class Months implements Facet {

        private static final long OFFSET = 8 * 3_600_000L;
        private static final long DAY = 86_400_000L;

        /** Month (from January 1970) of each day (from 1 January 1970) until the year 2100. */
        private static final short[] MONTH_OF_DAY = monthOfDay();

        private final long[] counts = new long[MONTH_OF_DAY[MONTH_OF_DAY.length - 1] + 1];
        private final Map<String, Long> farOff = new TreeMap<>();
        private @Nullable NumericDocValues column;

        private static short[] monthOfDay() {
            short[] months = new short[(int) LocalDate.of(2100, 1, 1).toEpochDay()];
            for (int day = 0; day < months.length; day++) {
                months[day] = (short) (YearMonth.from(LocalDate.ofEpochDay(day)).getLong(ChronoField.PROLEPTIC_MONTH)
                        - YearMonth.of(1970, 1).getLong(ChronoField.PROLEPTIC_MONTH));
            }
            return months;
        }

        @Override
        public void enter(LeafReader leaf) throws IOException {
            column = DocValues.getNumeric(leaf, Schema.AT);
        }

        @Override
        public void count(int doc) throws IOException {
            if (column != null && column.advanceExact(doc)) {
                long day = Math.floorDiv(column.longValue() + OFFSET, DAY);
                if (day >= 0 && day < MONTH_OF_DAY.length) {
                    counts[MONTH_OF_DAY[(int) day]]++;
                } else {
                    farOff.merge(YearMonth.from(LocalDate.ofEpochDay(day)).toString(), 1L, Long::sum);
                }
            }
        }

        @Override
        public void leave() {
            column = null;
        }

        @Override
        public Map<String, Long> counts() {
            Map<String, Long> all = new TreeMap<>(farOff);
            for (int month = 0; month < counts.length; month++) {
                if (counts[month] > 0) {
                    all.put(YearMonth.of(1970, 1).plusMonths(month).toString(), counts[month]);
                }
            }
            return all;
        }
    }
}
