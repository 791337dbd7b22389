package io.clew.elastic;

import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Where a cluster is and how Clew uses it.
 *
 * @param addresses of one or more nodes, such as {@code https://es-1:9200}; requests go to them in turn
 * @param user empty where the cluster asks for no account
 * @param prefix of every index and alias: several installations may share a cluster
 * @param layout of the indices
 * @param timeout the longest that a reader waits for an answer
 */
public record ElasticSettings(
        List<URI> addresses, String user, String password, String prefix, IndexLayout layout, Duration timeout) {

    public ElasticSettings {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty()) {
            throw new IllegalArgumentException("no address of Elasticsearch");
        }
        if (!prefix.matches("[a-z][a-z0-9_-]{0,40}")) {
            throw new IllegalArgumentException(
                    "a prefix of indices is lower-case letters, digits, dash and underscore, not '" + prefix + "'");
        }
    }

    /** One node without an account: for trials and tests. */
    public static ElasticSettings of(String address, String prefix) {
        return new ElasticSettings(
                List.of(URI.create(address)), "", "", prefix, IndexLayout.of(1, 0), Duration.ofSeconds(30));
    }

    @Override
    public String toString() {
        return "ElasticSettings" + addresses + "/" + prefix; // never the password
    }
}
