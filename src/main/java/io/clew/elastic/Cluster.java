package io.clew.elastic;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.json.jackson.JacksonJsonpMapper;
import co.elastic.clients.transport.TransportException;
import co.elastic.clients.transport.rest5_client.Rest5ClientTransport;
import co.elastic.clients.transport.rest5_client.low_level.Request;
import co.elastic.clients.transport.rest5_client.low_level.ResponseException;
import co.elastic.clients.transport.rest5_client.low_level.Rest5Client;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.IndexUnavailableException;
import io.clew.record.Message;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.hc.client5.http.impl.async.HttpAsyncClientBuilder;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;
import org.apache.hc.core5.util.Timeout;

/**
 * A connection to a cluster. Safe for use by many threads.
 *
 * <p>Nothing waits for ever: connecting, waiting for a free connection and waiting for an answer each have an end. A
 * cluster that was away is found again by the next question.
 */
public final class Cluster implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Cluster.class.getName());
    private static final int MOST_CONNECTIONS = 64;
    private static final int CONNECT_SECONDS = 3;

    /** When all connections wait for a slow cluster, further questions are refused after so long instead of waiting too. */
    private static final Timeout FREE_CONNECTION = Timeout.ofSeconds(5);

    /** A bulk request that is cut off has to be sent again, so writing waits longer than any reader. */
    private static final Duration WRITING = Duration.ofMinutes(3);

    private final ElasticSettings settings;
    private final Rest5ClientTransport reading;
    private final Rest5ClientTransport writing;
    private final ElasticsearchClient reader;
    private final ElasticsearchClient writer;
    private final ElasticsearchAsyncClient teller;
    private final ObjectMapper json = new ObjectMapper();

    private Cluster(ElasticSettings settings) {
        this.settings = settings;
        this.reading = connect(settings.timeout());
        this.writing = connect(WRITING.compareTo(settings.timeout()) > 0 ? WRITING : settings.timeout());
        this.reader = new ElasticsearchClient(reading);
        this.writer = new ElasticsearchClient(writing);
        this.teller = new ElasticsearchAsyncClient(reading);
    }

    private Rest5ClientTransport connect(Duration longest) {
        HttpHost[] hosts = settings.addresses().stream().map(HttpHost::create).toArray(HttpHost[]::new);
        Timeout answer = Timeout.of(longest);
        var builder = Rest5Client.builder(hosts)
                .setHttpClientConfigCallback(HttpAsyncClientBuilder::disableAutomaticRetries)
                .setRequestConfigCallback(
                        request -> request.setResponseTimeout(answer).setConnectionRequestTimeout(FREE_CONNECTION))
                .setConnectionConfigCallback(connection -> connection
                        .setConnectTimeout(Timeout.ofSeconds(CONNECT_SECONDS))
                        .setSocketTimeout(answer)
                        .setTimeToLive(5, TimeUnit.MINUTES)
                        .setValidateAfterInactivity(2, TimeUnit.SECONDS))
                .setConnectionManagerCallback(
                        manager -> manager.setMaxConnPerRoute(MOST_CONNECTIONS).setMaxConnTotal(2 * MOST_CONNECTIONS));
        if (!settings.user().isEmpty()) {
            byte[] pair = (settings.user() + ":" + settings.password()).getBytes(StandardCharsets.UTF_8);
            builder.setDefaultHeaders(new Header[] {
                new BasicHeader("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair))
            });
        }
        return new Rest5ClientTransport(builder.build(), new JacksonJsonpMapper(json));
    }

    /** Connects lazily: whether the cluster is there shows at the first question. */
    public static Cluster open(ElasticSettings settings) {
        return new Cluster(settings);
    }

    public ElasticSettings settings() {
        return settings;
    }

    /** A question to the cluster. */
    @FunctionalInterface
    public interface Question<T> {
        T ask(ElasticsearchClient client) throws IOException;
    }

    /**
     * @throws IndexUnavailableException if the cluster is away, overloaded or gave no answer in time
     * @throws IllegalStateException if it refused the question itself, which is a fault of Clew
     */
    public <T> T ask(Question<T> question) {
        return ask(reader, question);
    }

    /** As {@link #ask}, for requests that write: waits up to {@link #WRITING} for the answer. */
    public <T> T write(Question<T> request) {
        return ask(writer, request);
    }

    /** Sends a request whose answer nobody waits for, and whose failure does not matter. */
    public void tell(Function<ElasticsearchAsyncClient, CompletableFuture<?>> request) {
        request.apply(teller).exceptionally(failure -> {
            LOG.log(Level.FINE, "Elasticsearch did not take what nobody waits for.", failure);
            return null;
        });
    }

    private <T> T ask(ElasticsearchClient client, Question<T> question) {
        try {
            return question.ask(client);
        } catch (ElasticsearchException e) {
            throw refused(e.status(), e);
        } catch (ResponseException e) {
            throw refused(e.getResponse().getStatusCode(), e);
        } catch (TransportException e) {
            throw e.statusCode() > 0 ? refused(e.statusCode(), e) : away(e);
        } catch (IOException e) {
            throw away(e);
        } catch (RuntimeException e) {
            // so the client says that no connection came free in time
            throw e.getCause() instanceof TimeoutException ? away(e) : e;
        }
    }

    private RuntimeException refused(int status, Exception cause) {
        return switch (status) {
            case 401, 403 -> new IndexUnavailableException(Message.of("index-unavailable.refused"), cause);
            case 404 ->
                new IndexUnavailableException(
                        Message.of("index-unavailable.missing", String.valueOf(cause.getMessage())), cause);
            case 408, 429, 500, 502, 503, 504 ->
                new IndexUnavailableException(Message.of("index-unavailable.status", status), cause);
            default -> new IllegalStateException("Elasticsearch refused a question of Clew: " + reasons(cause), cause);
        };
    }

    /** What the cluster says is wrong, the reasons of single shards included. */
    private static String reasons(Exception cause) {
        if (!(cause instanceof ElasticsearchException elasticsearchException)) {
            return String.valueOf(cause.getMessage());
        }
        var reasons = new StringBuilder(String.valueOf(elasticsearchException.getMessage()));
        elasticsearchException
                .error()
                .rootCause()
                .forEach(each ->
                        reasons.append("; ").append(each.type()).append(": ").append(each.reason()));
        for (var inner = elasticsearchException.error().causedBy(); inner != null; inner = inner.causedBy()) {
            reasons.append("; ").append(inner.type()).append(": ").append(inner.reason());
        }
        return reasons.toString();
    }

    private IndexUnavailableException away(Exception cause) {
        return new IndexUnavailableException(Message.of("index-unavailable.silent", settings.addresses()), cause);
    }

    /** An answer as plain JSON, with everything that the cluster says. */
    public JsonNode get(String path) {
        return ask(any -> json.readTree(reading.restClient()
                .performRequest(new Request("GET", path))
                .getEntity()
                .getContent()));
    }

    /**
     * Makes sure that an alias leads to indices of this definition: makes the first one where there is none.
     *
     * @return the name of the index behind the alias; of several the one whose name the others begin with
     * @throws MappingDriftException if one of them is another than defined; names the difference
     */
    public String prepare(String alias, IndexDefinition definition) {
        if (!ask(es -> es.indices().existsAlias(a -> a.name(alias))).value()) {
            String index = alias + "-000001";
            create(index, definition);
            write(es -> es.indices()
                    .updateAliases(
                            u -> u.actions(a -> a.add(to -> to.index(index).alias(alias)))));
            return index;
        }
        JsonNode live = get("/" + alias);
        live.properties().forEach(index -> definition.compare(index.getKey(), index.getValue()));
        return names(live).first();
    }

    /** The names of all indices that such a pattern or alias means; none where there are none. */
    public SortedSet<String> indices(String pattern) {
        return names(get("/" + pattern + "/_alias"));
    }

    private static SortedSet<String> names(JsonNode byName) {
        var names = new TreeSet<String>();
        byName.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /** Makes an empty index; none where it is there already, so that a first start that was cut short can go on. */
    public void create(String index, IndexDefinition definition) {
        if (!ask(es -> es.indices().exists(e -> e.index(index))).value()) {
            write(es -> es.indices().create(c -> c.index(index).withJson(new StringReader(definition.body()))));
        }
    }

    @Override
    public void close() {
        try (reading;
                writing) {
            // both are closed, whatever becomes of the first
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
