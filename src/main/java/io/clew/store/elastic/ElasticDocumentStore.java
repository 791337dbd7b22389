package io.clew.store.elastic;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.FieldValue;
import co.elastic.clients.elasticsearch._types.OpType;
import co.elastic.clients.elasticsearch._types.Refresh;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch.core.GetResponse;
import com.fasterxml.jackson.databind.JsonNode;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexDefinition;
import io.clew.elastic.IndexLayout;
import io.clew.elastic.WhenThere;
import io.clew.record.ClewException;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import io.clew.store.DocumentCopies;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Documents in an Elasticsearch cluster, behind the alias {@code <prefix>-documents}.
 *
 * <p>A write says which state of the document it replaces, so of several writers one wins, on whatever machine they
 * are. It is durable and can be listed when it returns.
 */
public final class ElasticDocumentStore implements DocumentStore, DocumentCopies {

    /** Cannot occur in a name: {@link #part} refuses it. */
    private static final char BETWEEN = '\u001f';

    private static final int LONGEST_ID = 500;
    private static final int LONGEST_KEY = 4_000;
    private static final int PAGE = 500;
    private static final int CONFLICT = 409;
    private static final Time KEPT = Time.of(t -> t.time("1m"));

    /** An entry of the index. */
    record Entry(String collection, String id, long version, String json, List<String> key) {}

    private final Cluster cluster;
    private final WhenThere<String> opened;

    private ElasticDocumentStore(Cluster cluster) {
        this.cluster = cluster;
        this.opened = new WhenThere<>(this::find);
    }

    private String find() {
        ElasticSettings settings = cluster.settings();
        String found = cluster.prepare(
                settings.prefix() + "-documents",
                IndexDefinition.shipped(
                        "documents", IndexLayout.of(1, settings.layout().replicas())));
        cluster.ask(es -> es.indices().refresh(r -> r.index(found)));
        return found;
    }

    /**
     * Opens the store, or makes an empty one where the cluster holds none; while the cluster is away, the first question
     * after it came back does.
     *
     * @throws io.clew.elastic.MappingDriftException if the index is another than this version defines
     */
    public static ElasticDocumentStore open(ElasticSettings settings) {
        var cluster = Cluster.open(settings);
        boolean open = false;
        try {
            var store = new ElasticDocumentStore(cluster);
            store.opened.tried();
            open = true;
            return store;
        } finally {
            if (!open) {
                cluster.close();
            }
        }
    }

    @Override
    public Optional<Document> get(String collection, String id) {
        return Optional.ofNullable(found(collection, id).source()).map(ElasticDocumentStore::document);
    }

    private GetResponse<JsonNode> found(String collection, String id) {
        String name = name(collection, id);
        String index = opened.get();
        return cluster.ask(es -> es.get(g -> g.index(index).id(name), JsonNode.class));
    }

    private static Document document(JsonNode source) {
        return new Document(
                source.path("collection").asText(),
                source.path("id").asText(),
                source.path("version").asLong(),
                source.path("json").asText());
    }

    /** Checks the version and returns what is there now. */
    private GetResponse<JsonNode> expect(String collection, String id, long expected) {
        GetResponse<JsonNode> now = found(collection, id);
        JsonNode source = now.source();
        long actual = source == null ? ABSENT : document(source).version();
        if (actual != expected) {
            throw new VersionConflictException(actual);
        }
        return now;
    }

    @Override
    public long put(String collection, String id, long expected, String json, Map<String, String> keys) {
        GetResponse<JsonNode> now = expect(collection, id, expected);
        List<String> all = new ArrayList<>();
        keys.forEach((key, value) -> all.add(key(collection, key, value)));
        var entry = new Entry(collection, id, expected + 1, json, all);
        String name = name(collection, id);
        String index = opened.get();
        unlessChanged(
                collection,
                id,
                expected,
                es -> es.index(i -> {
                    i.index(index).id(name).document(entry).refresh(Refresh.True);
                    return expected == ABSENT
                            ? i.opType(OpType.Create)
                            : i.ifSeqNo(now.seqNo()).ifPrimaryTerm(now.primaryTerm());
                }));
        return expected + 1;
    }

    @Override
    public void delete(String collection, String id, long expected) {
        GetResponse<JsonNode> now = expect(collection, id, expected);
        if (expected == ABSENT) {
            return;
        }
        String name = name(collection, id);
        String index = opened.get();
        unlessChanged(
                collection,
                id,
                expected,
                es -> es.delete(d -> d.index(index)
                        .id(name)
                        .refresh(Refresh.True)
                        .ifSeqNo(now.seqNo())
                        .ifPrimaryTerm(now.primaryTerm())));
    }

    private <T> void unlessChanged(String collection, String id, long expected, Cluster.Question<T> write) {
        try {
            cluster.write(write);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof ElasticsearchException elasticsearchException
                    && elasticsearchException.status() == CONFLICT) {
                long actual = get(collection, id).map(Document::version).orElse(ABSENT);
                throw new VersionConflictException(actual);
            }
            throw e;
        }
    }

    @Override
    public List<Document> list(String collection, String key, String value) {
        return find("key", key(collection, key, value));
    }

    @Override
    public List<Document> list(String collection) {
        return find("collection", collection);
    }

    private List<Document> find(String field, String value) {
        Query query = Query.of(q ->
                q.constantScore(c -> c.filter(f -> f.term(t -> t.field(field).value(value)))));
        List<Document> found = new ArrayList<>();
        each(query, source -> found.add(document(source)));
        found.sort(Comparator.comparing(Document::id));
        return found;
    }

    @Override
    public void everything(Consumer<Whole> sink) {
        each(Query.of(q -> q.matchAll(m -> m)), source -> {
            Set<Key> keys = new HashSet<>();
            for (JsonNode key : source.path("key")) {
                String[] parts = key.asText().split(String.valueOf(BETWEEN), 3);
                if (parts.length < 3) {
                    throw new ClewException(
                            Message.of("copy-key", source.path("id").asText()));
                }
                keys.add(new Key(parts[1], parts[2]));
            }
            Document document = document(source);
            sink.accept(new Whole(document.collection(), document.id(), document.version(), document.json(), keys));
        });
    }

    @Override
    public void restore(List<Whole> documents) {
        if (documents.isEmpty()) {
            return;
        }
        String index = opened.get();
        var answer = cluster.write(es -> es.bulk(b -> {
            b.index(index).refresh(Refresh.True);
            for (Whole whole : documents) {
                var keys = whole.keys().stream()
                        .map(key -> key(whole.collection(), key.name(), key.value()))
                        .toList();
                var entry = new Entry(whole.collection(), whole.id(), whole.version(), whole.json(), keys);
                b.operations(o ->
                        o.index(i -> i.id(name(whole.collection(), whole.id())).document(entry)));
            }
            return b;
        }));
        if (answer.errors()) {
            throw new IndexUnavailableException(
                    Message.of("index-unavailable.documents"),
                    new IllegalStateException("entries of a bulk request were refused"));
        }
    }

    private void each(Query query, Consumer<JsonNode> sink) {
        String index = opened.get();
        String pit = cluster.ask(es -> es.openPointInTime(o -> o.index(index).keepAlive(KEPT)))
                .id();
        try {
            List<FieldValue> after = List.of();
            int got;
            do {
                List<FieldValue> from = after;
                var answer = cluster.ask(es -> es.search(
                        s -> {
                            s.pit(p -> p.id(pit).keepAlive(KEPT))
                                    .size(PAGE)
                                    .query(query)
                                    .allowPartialSearchResults(false)
                                    .sort(o -> o.field(f -> f.field("_shard_doc")));
                            return from.isEmpty() ? s : s.searchAfter(from);
                        },
                        JsonNode.class));
                for (var hit : answer.hits().hits()) {
                    JsonNode source = hit.source();
                    if (source != null) {
                        sink.accept(source);
                    }
                    after = hit.sort();
                }
                got = answer.hits().hits().size();
            } while (got == PAGE);
        } finally {
            cluster.ask(es -> es.closePointInTime(c -> c.id(pit)));
        }
    }

    @Override
    public void close() {
        cluster.close();
    }

    private static String name(String collection, String id) {
        return brief(part(collection) + BETWEEN + part(id), LONGEST_ID);
    }

    private static String key(String collection, String key, String value) {
        return brief(part(collection) + BETWEEN + part(key) + BETWEEN + part(value), LONGEST_KEY);
    }

    /** The text, or its hash where it is longer than the cluster takes. */
    private static String brief(String text, int mostBytes) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= mostBytes) {
            return text;
        }
        try {
            return "#"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String part(String name) {
        if (name.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("a name holds the character U+001F: '" + name + "'");
        }
        return name;
    }
}
