package io.clew.store.elastic;

import io.clew.elastic.ElasticSettings;
import io.clew.servers.ElasticsearchServer;
import io.clew.store.DocumentStore;
import io.clew.store.DocumentStoreContract;
import java.util.concurrent.atomic.AtomicInteger;

class ElasticDocumentStoreTest implements DocumentStoreContract {

    private static final AtomicInteger MADE = new AtomicInteger();

    @Override
    public DocumentStore empty() {
        String prefix = "documents-" + MADE.incrementAndGet();
        return ElasticDocumentStore.open(
                ElasticSettings.of(ElasticsearchServer.shared().address(), prefix));
    }
}
