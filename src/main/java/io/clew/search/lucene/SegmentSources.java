package io.clew.search.lucene;

import io.clew.search.lucene.segment.Schema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SortedDocValues;

/**
 * The sources of a segment, by their numbers in its column. A segment never changes, and nearly every question asks for
 * them, so they are read once and kept until it is closed.
 */
final class SegmentSources {

    private static final Map<IndexReader.CacheKey, List<String>> READ = new ConcurrentHashMap<>();

    private SegmentSources() {}

    /** In order of their bytes. */
    static List<String> of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        if (core == null) {
            return read(segment);
        }
        List<String> known = READ.get(core.getKey());
        if (known == null) {
            known = read(segment);
            if (READ.putIfAbsent(core.getKey(), known) == null) {
                core.addClosedListener(READ::remove);
            }
        }
        return known;
    }

    private static List<String> read(LeafReader segment) throws IOException {
        SortedDocValues column = DocValues.getSorted(segment, Schema.SOURCE);
        String[] sources = new String[column.getValueCount()];
        for (int number = 0; number < sources.length; number++) {
            sources[number] = column.lookupOrd(number).utf8ToString();
        }
        return List.of(sources);
    }
}
