package io.clew.graph.neo4j;

import io.clew.record.GraphUnavailableException;
import io.clew.record.Message;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.BookmarkManager;
import org.neo4j.driver.BookmarkManagerConfig;
import org.neo4j.driver.BookmarkManagers;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.SimpleQueryRunner;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.exceptions.RetryableException;
import org.neo4j.driver.exceptions.SecurityException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;

/**
 * Connections to the server: transactions with a time limit, each later one seeing what an earlier one wrote.
 *
 * <p>The limit holds on both sides. The server ends a transaction that takes too long; where the server itself does not
 * answer any more, the connection is given up, so that no thread waits for ever. Reads and batches are tried again
 * within the limit where that is safe: a batch reads first how far the graph is.
 */
final class Bolt implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(3);
    /** When all connections wait for a slow server, further questions are refused after so long instead of waiting too. */
    private static final Duration FREE_CONNECTION = Duration.ofSeconds(5);

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration FIRST_WAIT = Duration.ofMillis(50);
    /** So that a server that is just starting is given one more try, and a reader told within half a second. */
    private static final Duration NOBODY_LISTENS = Duration.ofMillis(200);

    private static final int FETCH = 5000;

    private final Neo4jSettings settings;
    private final Driver driver;
    private final BookmarkManager bookmarks =
            BookmarkManagers.defaultManager(BookmarkManagerConfig.builder().build());
    private final ExecutorService asking = Executors.newVirtualThreadPerTaskExecutor();

    Bolt(Neo4jSettings settings) {
        this.settings = settings;
        Duration retry = settings.timeout().dividedBy(10);
        driver = GraphDatabase.driver(
                settings.uri(),
                settings.user().isEmpty() ? AuthTokens.none() : AuthTokens.basic(settings.user(), settings.password()),
                Config.builder()
                        .withConnectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
                        .withConnectionAcquisitionTimeout(FREE_CONNECTION.toMillis(), TimeUnit.MILLISECONDS)
                        .withConnectionLivenessCheckTimeout(30, TimeUnit.SECONDS)
                        .withMaxConnectionPoolSize(settings.connections())
                        .withMaxTransactionRetryTime(retry.toMillis(), TimeUnit.MILLISECONDS)
                        .withFetchSize(FETCH)
                        .withUserAgent("Clew")
                        .withTelemetryDisabled(true)
                        .build());
    }

    /** What is done in one transaction; results are read to their end inside. */
    interface Asking<T> {
        T in(SimpleQueryRunner transaction);
    }

    /** One question; its answer is read to its end inside, if need be more than once. */
    interface Reading<T> {
        T of(Result answer);
    }

    /**
     * Asks one question in a transaction that the server begins and ends by itself, so that it takes one round trip and
     * not three. Asked again within a tenth of the time limit where the server had no time or the connection was stale; where
     * nobody listens, the error comes soon.
     */
    <T> T read(String statement, Map<String, Object> parameters, Reading<T> reading) {
        return within(settings.timeout(), AccessMode.READ, session -> {
            long began = System.nanoTime();
            for (long wait = FIRST_WAIT.toNanos(); ; wait *= 2) {
                try {
                    return reading.of(session.run(statement, parameters, limit(settings.timeout())));
                } catch (Neo4jException e) {
                    Duration longest = e instanceof ServiceUnavailableException
                            ? NOBODY_LISTENS
                            : settings.timeout().dividedBy(10);
                    if (!(e instanceof RetryableException) || System.nanoTime() - began + wait > longest.toNanos()) {
                        throw e;
                    }
                    LockSupport.parkNanos(wait);
                }
            }
        });
    }

    <T> T write(Asking<T> work) {
        return within(
                settings.timeout(),
                AccessMode.WRITE,
                session -> session.executeWrite(work::in, limit(settings.timeout())));
    }

    /** Streams a long answer; not tried again once its first row was given. */
    <T> T sweep(Asking<T> work) {
        return within(settings.sweepTimeout(), AccessMode.READ, session -> {
            try (var transaction = session.beginTransaction(limit(settings.sweepTimeout()))) {
                return work.in(transaction);
            }
        });
    }

    /** Runs a statement that must be in a transaction of its own. */
    void alone(String statement, Map<String, Object> parameters) {
        within(
                settings.sweepTimeout(),
                AccessMode.WRITE,
                session -> session.run(statement, parameters).consume());
    }

    private TransactionConfig limit(Duration timeout) {
        return TransactionConfig.builder().withTimeout(timeout).build();
    }

    private interface Work<T> {
        T in(Session session);
    }

    private <T> T within(Duration timeout, AccessMode mode, Work<T> work) {
        Future<T> answer = asking.submit(() -> {
            var config = SessionConfig.builder().withBookmarkManager(bookmarks).withDefaultAccessMode(mode);
            if (!settings.database().isEmpty()) {
                config.withDatabase(settings.database());
            }
            try (Session session = driver.session(config.build())) {
                return work.in(session);
            }
        });
        try {
            return answer.get(timeout.plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | CancellationException e) {
            answer.cancel(true);
            throw away(Message.of("graph-unavailable.late", settings.uri().toString(), timeout), e);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw away(Message.of("graph-unavailable.interrupted"), e);
        } catch (ExecutionException e) {
            throw failure(e.getCause() == null ? e : e.getCause());
        }
    }

    private RuntimeException failure(Throwable cause) {
        return switch (cause) {
            case AuthenticationException e ->
                away(Message.of("graph-unavailable.account", settings.uri().toString()), e);
            case SecurityException e ->
                away(
                        Message.of(
                                "graph-unavailable.denied", settings.uri().toString(), String.valueOf(e.getMessage())),
                        e);
            case ServiceUnavailableException e ->
                away(Message.of("graph-unavailable.silent", settings.uri().toString()), e);
            case Neo4jException e
            when e instanceof RetryableException || isTimeout(e) || noConnection(e) ->
                away(Message.of("graph-unavailable.busy", settings.uri().toString()), e);
            case RuntimeException e -> e;
            case Error e -> throw e;
            default -> new IllegalStateException(cause);
        };
    }

    private static boolean isTimeout(Neo4jException e) {
        return e.code() != null
                && (e.code().contains("TransactionTimedOut")
                        || e.code().contains("Terminated")
                        || e.code().contains("DatabaseUnavailable"));
    }

    /** The driver has no type of its own for this. */
    private static boolean noConnection(Neo4jException e) {
        return e.getMessage() != null && e.getMessage().startsWith("Unable to acquire connection");
    }

    private static GraphUnavailableException away(Message message, Throwable cause) {
        return new GraphUnavailableException(message, cause);
    }

    @Override
    public void close() {
        asking.shutdownNow();
        driver.close();
    }
}
