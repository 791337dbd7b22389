package io.clew.ingest.row;

import io.clew.ingest.map.Mapping;
import io.clew.ingest.read.Format;
import io.clew.record.Message;
import java.util.List;
import java.util.concurrent.Callable;

/** Where what is read goes, and what is told of the file meanwhile. */
public interface Track {
    void put(Callable<List<Item>> work) throws InterruptedException;

    /** @param mapping null for free text told by its format */
    void recognised(String file, Format format, Mapping mapping, Message why);

    /** Bytes of the file that have been read so far. */
    void read(String file, long bytes);
}
