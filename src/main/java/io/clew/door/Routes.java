package io.clew.door;

import io.clew.access.entry.Tokens;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which routes a token reaches: the table {@code access/routes.txt}. What is not in it, as every page, no token reaches;
 * what a person may do who signed in follows from roles alone.
 */
final class Routes {

    /** Scope of what no token does. */
    private static final String SESSION = "session";

    private static final Pattern PART = Pattern.compile("\\{\\w+}");
    private static final Pattern PARTS = Pattern.compile("\\{\\w+\\.\\.\\.}");

    private final List<Route> routes;

    /** @param command whether the server's own command line may do it */
    private record Route(String method, Pattern path, String scope, boolean command) {

        static Route of(String line) {
            String[] cells = line.strip().split("\\s+", -1);
            String path = PARTS.matcher(cells[1]).replaceAll(".+");
            return new Route(
                    cells[0],
                    Pattern.compile(PART.matcher(path).replaceAll("[^/]+")),
                    cells[2],
                    cells.length > 3 && cells[3].equals(Tokens.COMMAND));
        }
    }

    private Routes(List<Route> routes) {
        this.routes = routes;
    }

    static Routes shipped() {
        try (InputStream table = Routes.class.getResourceAsStream("/access/routes.txt");
                var lines = new BufferedReader(
                        new InputStreamReader(Objects.requireNonNull(table), StandardCharsets.UTF_8))) {
            return new Routes(lines.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Route::of)
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Lets a token through to a route, or not.
     *
     * @param scopes what the token was made for; empty for whatever any token may do
     * @throws ClewException {@code forbidden}
     */
    void require(String method, String path, Set<String> scopes) {
        if (!path.startsWith("/api/") && !path.equals("/mcp")) {
            throw new ClewException(Message.of("forbidden.pages"));
        }
        Route route = find(method.equals("HEAD") ? "GET" : method, path.replaceAll("/+$", ""))
                .orElseThrow(() -> new ClewException(Message.of("forbidden.route")));
        if (route.scope.equals(SESSION)) {
            throw new ClewException(Message.of("forbidden.token"));
        }
        boolean let =
                scopes.isEmpty() || scopes.contains(route.scope) || route.command && scopes.contains(Tokens.COMMAND);
        if (!let) {
            throw new ClewException(Message.of("forbidden.scope", route.scope, new TreeSet<>(Tokens.SCOPES)));
        }
    }

    /** Whether the API can be asked for this address. */
    boolean canBeRead(String path) {
        return find("GET", path).isPresent();
    }

    /** Whether what is sent there is a question, or unknown. */
    boolean isRead(String path) {
        return find("POST", path).map(route -> route.scope.equals("read")).orElse(true);
    }

    /** Whether what is sent there is for people who signed in alone, such as what answers a secret. */
    boolean isOfSession(String path) {
        return find("POST", path).map(route -> route.scope.equals(SESSION)).orElse(true);
    }

    private Optional<Route> find(String method, String path) {
        return routes.stream()
                .filter(route ->
                        route.method.equals(method) && route.path.matcher(path).matches())
                .findFirst();
    }
}
