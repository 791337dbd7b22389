package io.clew.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody at a browser, as far as signing in needs one: keeps cookies, and follows redirects one at a time. */
final class Browser {

    private final HttpClient client =
            HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /** An answer, and the address that gave it. */
    record Page(URI at, int status, String text, HttpResponse<String> answer) {

        String header(String name) {
            return answer.headers().firstValue(name).orElse("");
        }
    }

    /** Opens an address, wherever it leads. */
    Page open(String address) {
        return follow(get(address));
    }

    /** One step: what the address itself answers. */
    Page get(String address) {
        return send(HttpRequest.newBuilder(URI.create(address)).header("Accept", "text/html,*/*;q=0.8"));
    }

    Page post(String address, Map<String, String> form) {
        return send(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(encoded(form))));
    }

    Page follow(Page page) {
        Page at = page;
        for (int i = 0; i < 12 && at.status >= 300 && at.status < 400; i++) {
            at = get(at.at.resolve(at.header("Location")).toString());
        }
        return at;
    }

    boolean holds(String cookie) {
        return cookies.keySet().stream().anyMatch(name -> name.startsWith(cookie));
    }

    private Page send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(one -> one.getKey() + "=" + one.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            answer.headers().allValues("Set-Cookie").forEach(this::keep);
            return new Page(answer.uri(), answer.statusCode(), answer.body(), answer);
        } catch (IOException e) {
            throw new IllegalStateException("no answer", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private void keep(String cookie) {
        String pair = cookie.split(";", 2)[0];
        String name = pair.substring(0, pair.indexOf('='));
        String value = pair.substring(name.length() + 1);
        if (value.isEmpty() || cookie.toLowerCase(java.util.Locale.ROOT).contains("max-age=0")) {
            cookies.remove(name);
        } else {
            cookies.put(name, value);
        }
    }

    static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(one -> one.getKey() + "=" + URLEncoder.encode(one.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
