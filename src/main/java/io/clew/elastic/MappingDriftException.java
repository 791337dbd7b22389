package io.clew.elastic;

import io.clew.record.ClewException;
import java.util.List;

/** An index is not as Clew defines it; nothing is read from or written to it. */
public final class MappingDriftException extends ClewException {

    private static final int SHOWN = 5;

    /** @param differences each says where, what is there and what should be */
    public MappingDriftException(String index, List<String> differences) {
        super(
                "mapping-drift",
                "Elasticsearch 的索引 " + index + " 与本版本的定义不符，共 " + differences.size() + " 处："
                        + String.join(";", differences.subList(0, Math.min(SHOWN, differences.size())))
                        + "。请改用原来的版本，或以 clew.search.elasticsearch.rebuild=true 启动一次，由记录重建记录索引。");
    }
}
