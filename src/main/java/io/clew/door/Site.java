package io.clew.door;

import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Where this installation is reached, and by whom: from configuration and the connection. What a call says of itself
 * ({@code Host}, {@code X-Forwarded-For}) counts only where a configured proxy says it.
 */
@ApplicationScoped
public class Site {

    private static final String FORWARDED = "X-Forwarded-For";
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F.:]{2,45}");

    private final String authority;
    private final boolean secure;
    private final Set<String> proxies;
    private final Set<String> metrics;

    Site(AccessConfig config) {
        URI base = config.baseUrl().orElse(null);
        if (base != null
                && (base.getAuthority() == null || !List.of("http", "https").contains(base.getScheme()))) {
            throw new IllegalArgumentException("clew.access.base-url: not an address such as https://clew.example");
        }
        authority = base == null ? "" : base.getAuthority();
        secure = base != null && base.getScheme().equals("https");
        metrics = new HashSet<>(config.metrics());
        proxies = new HashSet<>(config.proxies().orElse(List.of()));
    }

    /** The address of the client: of the connection, or the last one that configured proxies took a call from. */
    public String from(HttpServerRequest request) {
        String from = request.remoteAddress() == null
                ? ""
                : String.valueOf(request.remoteAddress().hostAddress());
        if (!proxies.contains(from)) {
            return from;
        }
        String[] said = String.join(",", request.headers().getAll(FORWARDED)).split(",", -1);
        for (int i = said.length - 1; i >= 0; i--) {
            String before = said[i].strip();
            if (!ADDRESS.matcher(before).matches()) {
                return from;
            }
            from = before;
            if (!proxies.contains(from)) {
                return from;
            }
        }
        return from;
    }

    /** Whether a connection from there is one of a proxy that is configured. */
    boolean isProxy(String address) {
        return proxies.contains(address);
    }

    /** Puts the configured address in place of the one that the call names, before anything makes an address of it. */
    void rename(HttpServerRequest request) {
        if (!authority.isEmpty()) {
            request.headers().set("Host", authority);
        }
    }

    /** Whether the figures of the program are for this client; one behind a proxy that is not configured is none of them. */
    boolean mayScrape(HttpServerRequest request) {
        String from = from(request);
        boolean unknownProxy = request.getHeader(FORWARDED) != null && proxies.isEmpty();
        return !unknownProxy && metrics.contains(from);
    }

    /** Whether browsers reach this site by TLS alone, so that cookies need not travel without. */
    boolean isSecure(HttpServerRequest request) {
        return secure || request.isSSL();
    }

    /** Host and port under which browsers know this site. */
    String authority(HttpServerRequest request) {
        return authority.isEmpty() ? String.valueOf(request.authority()) : authority;
    }
}
