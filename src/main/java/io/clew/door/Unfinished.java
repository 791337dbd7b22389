package io.clew.door;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Requests whose body has not come yet. Each may hold a thread that reads it, so their number is bounded, of one address
 * and of all, and so is the time in which a body has to come; of a file some part has to come in that time.
 *
 * <p>Safe for use by many threads.
 */
final class Unfinished {

    private static final int OF_ADDRESS = 64;

    /** Of 200 threads that answer: the others stay free, for health too. */
    private static final int OF_ALL = 128;

    private final Map<String, Set<HttpServerRequest>> byAddress = new HashMap<>();
    private final long time;
    private int all;

    Unfinished() {
        this(Duration.ofSeconds(15));
    }

    /** @param time in which a body has to come */
    Unfinished(Duration time) {
        this.time = time.toMillis();
    }

    /** Whether there is room for the request; if so it is watched until its body is there or the answer has gone. */
    boolean admit(RoutingContext call, String from, boolean file) {
        HttpServerRequest request = call.request();
        if (!enter(request, from)) {
            return false;
        }
        call.addEndHandler(ended -> leave(request, from));
        watch(call, from, file, 0);
        return true;
    }

    private void watch(RoutingContext call, String from, boolean file, long read) {
        call.vertx().setTimer(time, late -> {
            HttpServerRequest request = call.request();
            if (isThere(request) || call.response().ended() || call.response().closed()) {
                leave(request, from);
            } else if (file && request.bytesRead() > read) {
                watch(call, from, true, request.bytesRead());
            } else {
                request.connection().close();
            }
        });
    }

    /** Whether the whole body has come, although whoever reads it may stop before its end. */
    private static boolean isThere(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return request.isEnded()
                || length != null && Long.toString(request.bytesRead()).equals(length.strip());
    }

    private synchronized boolean enter(HttpServerRequest request, String from) {
        if (isFull(from)) {
            byAddress.values().forEach(some -> some.removeIf(Unfinished::isThere));
            byAddress.values().removeIf(Set::isEmpty);
            all = byAddress.values().stream().mapToInt(Set::size).sum();
        }
        boolean room = !isFull(from);
        if (room && byAddress.computeIfAbsent(from, first -> new HashSet<>()).add(request)) {
            all++;
        }
        return room;
    }

    private boolean isFull(String from) {
        return all >= OF_ALL || byAddress.getOrDefault(from, Set.of()).size() >= OF_ADDRESS;
    }

    private synchronized void leave(HttpServerRequest request, String from) {
        Set<HttpServerRequest> here = byAddress.get(from);
        if (here != null && here.remove(request)) {
            all--;
            if (here.isEmpty()) {
                byAddress.remove(from);
            }
        }
    }
}
