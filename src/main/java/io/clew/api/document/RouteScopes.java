package io.clew.api.document;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/** What the table of routes says of a call, for describing it. */
final class RouteScopes {

    private static final Map<String, String> SCOPES = scopes();

    private RouteScopes() {}

    private static Map<String, String> scopes() {
        var scopes = new HashMap<String, String>();
        try (InputStream table = RouteScopes.class.getResourceAsStream("/access/routes.txt");
                var lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .forEach(line -> {
                        String[] cells = line.strip().split("\\s+", -1);
                        scopes.put(cells[0] + " " + cells[1].replace("...}", "}"), cells[2]);
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return scopes;
    }

    /** Whether people's data may come back, so that a purpose can be stated; not for administration and one's own session. */
    static boolean readsOrWrites(String method, String path) {
        String scope = SCOPES.getOrDefault(method + " " + path, "read");
        return scope.equals("read") || scope.equals("write") || scope.equals("audit");
    }

    /** Whether what is sent there is kept, so that a call may carry a key by which it is done once. */
    static boolean keeps(String method, String path) {
        String scope = SCOPES.getOrDefault(method + " " + path, "read");
        return method.equals("POST") && !scope.equals("read") && !scope.equals("session");
    }
}
