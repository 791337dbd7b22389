package io.clew.search.lucene;

import io.clew.record.ClewException;
import java.nio.file.Path;

/** The index on disk was written in another format than this version reads. */
public final class IndexFormatException extends ClewException {

    IndexFormatException(Path folder, String found) {
        super(
                "index-format",
                ("索引 %s 的格式是“%s”，本版本使用“%s”。请设置 CLEW_SEARCH_LUCENE_REBUILD=true 启动一次，由其中的记录重建索引；或换回写它的版本。"
                                + " The record index there has format '%2$s' and this version uses '%3$s': start once with"
                                + " CLEW_SEARCH_LUCENE_REBUILD=true to make it anew from its own records, or go back to the"
                                + " version that wrote it.")
                        .formatted(folder, found.isEmpty() ? "0" : found, Schema.FORMAT));
    }
}
