package io.clew.search.lucene.codec;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.codecs.StoredFieldsReader;
import org.apache.lucene.codecs.lucene90.Lucene90StoredFieldsFormat;
import org.apache.lucene.codecs.lucene90.compressing.Lucene90CompressingStoredFieldsReader;
import org.apache.lucene.index.FilterLeafReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.SegmentInfo;
import org.apache.lucene.index.SegmentReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.util.IOUtils;
import org.jspecify.annotations.Nullable;

/**
 * The stored fields of segments, for who reads records that lie near each other: the same files, read with {@link
 * BlockMemory}. A segment is opened when it is first read so, and closed with its readers.
 */
final class StoredNearby {

    private static final String FORMAT = "Lucene90StoredFieldsFastData";

    private static final Map<IndexReader.CacheKey, Opened> OPEN = new ConcurrentHashMap<>();

    private record Opened(
            StoredFieldsReader stored, @Nullable Directory compound) {

        void close() throws IOException {
            IOUtils.close(stored, compound);
        }
    }

    private StoredNearby() {}

    /** For one thread; those of the segment itself where they are not kept in the way that is known here. */
    static StoredFields of(LeafReader segment) throws IOException {
        IndexReader.CacheHelper core = segment.getCoreCacheHelper();
        if (core == null || !(FilterLeafReader.unwrap(segment) instanceof SegmentReader reader) || !isKnown(reader)) {
            return segment.storedFields();
        }
        Opened opened = OPEN.get(core.getKey());
        if (opened == null) {
            opened = open(core, reader);
        }
        return opened.stored.clone();
    }

    private static boolean isKnown(SegmentReader reader) {
        String mode = reader.getSegmentInfo().info.getAttribute(Lucene90StoredFieldsFormat.MODE_KEY);
        return Lucene90StoredFieldsFormat.Mode.BEST_SPEED.name().equals(mode);
    }

    private static synchronized Opened open(IndexReader.CacheHelper core, SegmentReader reader) throws IOException {
        Opened before = OPEN.get(core.getKey());
        if (before != null) {
            return before;
        }
        SegmentInfo info = reader.getSegmentInfo().info;
        Directory compound = info.getUseCompoundFile()
                ? info.getCodec().compoundFormat().getCompoundReader(reader.directory(), info)
                : null;
        Directory from = compound == null ? reader.directory() : compound;
        var opened = new Opened(
                new Lucene90CompressingStoredFieldsReader(
                        from, info, "", reader.getFieldInfos(), IOContext.DEFAULT, FORMAT, new BlockMemory()),
                compound);
        OPEN.put(core.getKey(), opened);
        core.addClosedListener(StoredNearby::close);
        return opened;
    }

    private static void close(IndexReader.CacheKey key) {
        Opened opened = OPEN.remove(key);
        try {
            if (opened != null) {
                opened.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
