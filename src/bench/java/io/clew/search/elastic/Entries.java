package io.clew.search.elastic;

import io.clew.record.Record;

/** Opens the making of entries to benchmarks. */
public final class Entries {

    private static final RecordEntry ENTRY = new RecordEntry();

    private Entries() {}

    public static byte[] of(Record record, long sequence, int version) {
        return ENTRY.entry(record, RecordJson.content(record), sequence, version);
    }
}
