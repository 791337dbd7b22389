package io.clew.search.elastic;

import io.clew.elastic.ElasticSettings;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import io.clew.servers.ElasticsearchServer;
import java.util.concurrent.atomic.AtomicInteger;

class ElasticRecordIndexTest implements RecordIndexContract {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public RecordIndex empty() {
        String prefix = "contract-" + MADE.incrementAndGet();
        return ElasticRecordIndex.open(
                ElasticSettings.of(ElasticsearchServer.shared().address(), prefix));
    }
}
