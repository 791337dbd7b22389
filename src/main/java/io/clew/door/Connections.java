package io.clew.door;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ServerChannel;
import io.netty.channel.SingleThreadEventLoop;
import io.netty.util.concurrent.EventExecutor;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.SocketAddress;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Connections that ask nothing. One is silent while no whole request head has come since it was opened or answered, whether or
 * not bytes drip in. Where one address has {@link #OF_ADDRESS}, or all together nearly as many as the server takes, whoever
 * comes in takes the place of the one that was silent longest; where none is silent, one more of that address is refused. A
 * proxy that is configured has as many as it likes, as it counts its own clients.
 *
 * <p>Safe for use by many threads.
 */
@ApplicationScoped
public class Connections {

    static final int OF_ADDRESS = 256;

    /** Kept free below the bound of the server, which turns newcomers away. */
    private static final int FREE = 100;

    /** Until the head of the first request is there. */
    static final Duration FIRST = Duration.ofSeconds(30);

    /** From an answer until the head of the next request is there; as long as the server lets a silent one live. */
    static final Duration NEXT = Duration.ofMinutes(2);

    private static final long SWEEP = Duration.ofSeconds(5).toMillis();

    private static final class Open {
        private final String name;
        private final Channel channel;
        private final Place place;
        private long since;
        private int underWay;
        private boolean answered;

        Open(String name, Channel channel, Place place, long since) {
            this.name = name;
            this.channel = channel;
            this.place = place;
            this.since = since;
        }
    }

    /** What one address has open. */
    private static final class Place {
        private final LinkedHashSet<Open> silent = new LinkedHashSet<>(); // longest first
        private int all;
    }

    private final Predicate<String> unbounded;
    private final int most;
    private final LongSupplier nanos;
    private final Map<String, Open> open = new HashMap<>();
    private final Map<String, Place> places = new HashMap<>();
    private final LinkedHashSet<Open> silent = new LinkedHashSet<>();

    @Inject
    Connections(
            Site site,
            @ConfigProperty(name = "quarkus.http.limits.max-connections", defaultValue = "2000") int connections) {
        this(site::isProxy, Math.max(1, connections - FREE), System::nanoTime);
    }

    Connections(Predicate<String> unbounded, int most, LongSupplier nanos) {
        this.unbounded = unbounded;
        this.most = most;
        this.nanos = nanos;
    }

    /** The server has no place for this of its own, so what accepts its connections is asked. */
    void watch(@ObservesAsync HttpServerStart started, Vertx vertx) {
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            return; // where this class is loaded anew and the connections stay
        }
        for (EventExecutor each : ((VertxInternal) vertx).getAcceptorEventLoopGroup()) {
            if (each instanceof SingleThreadEventLoop loop) {
                loop.execute(() -> loop.registeredChannelsIterator().forEachRemaining(channel -> {
                    if (channel instanceof ServerChannel && channel.pipeline().get(Accepting.class) == null) {
                        channel.pipeline().addFirst(new Accepting());
                    }
                }));
            }
        }
        vertx.setPeriodic(SWEEP, tick -> closeLate());
    }

    @Sharable
    private final class Accepting extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object accepted) {
            if (accepted instanceof Channel channel && !admit(channel)) {
                channel.unsafe().closeForcibly(); // it has no event loop yet
                return;
            }
            context.fireChannelRead(accepted);
        }
    }

    /** Whether there is room for a connection that was just accepted. */
    boolean admit(Channel channel) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress from)) {
            return true;
        }
        String address = from.getAddress().getHostAddress();
        Channel makesRoom = null;
        synchronized (this) {
            Place place = places.computeIfAbsent(address, first -> new Place());
            if (place.all >= OF_ADDRESS && !unbounded.test(address)) {
                if (place.silent.isEmpty()) {
                    return false;
                }
                makesRoom = forget(place.silent.getFirst());
            } else if (open.size() >= most && !silent.isEmpty()) {
                makesRoom = forget(silent.getFirst());
            }
            enter(new Open(name(address, from.getPort()), channel, place, nanos.getAsLong()));
        }
        if (makesRoom != null) {
            makesRoom.close();
        }
        channel.closeFuture().addListener(closed -> left(channel, address, from.getPort()));
        return true;
    }

    private void enter(Open one) {
        open.put(one.name, one);
        one.place.all++;
        one.place.silent.add(one);
        silent.add(one);
    }

    /** The connection counts no more. */
    private Channel forget(Open one) {
        one.place.silent.remove(one);
        silent.remove(one);
        if (open.remove(one.name, one)) {
            one.place.all--;
        }
        return one.channel;
    }

    private synchronized void left(Channel channel, String address, int port) {
        Open one = open.get(name(address, port));
        if (one != null && one.channel == channel) {
            forget(one);
        }
        Place place = places.get(address);
        if (place != null && place.all == 0) {
            places.remove(address);
        }
    }

    /** A request has come whose head is whole. */
    void begun(HttpConnection connection) {
        begun(name(connection));
    }

    /** Its answer has gone, or the connection has. */
    void ended(HttpConnection connection) {
        ended(name(connection));
    }

    synchronized void begun(@Nullable String name) {
        Open one = open.get(name);
        if (one != null && one.underWay++ == 0) {
            one.place.silent.remove(one);
            silent.remove(one);
        }
    }

    synchronized void ended(@Nullable String name) {
        Open one = open.get(name);
        if (one != null && one.underWay > 0 && --one.underWay == 0) {
            one.since = nanos.getAsLong();
            one.answered = true;
            one.place.silent.add(one);
            silent.add(one);
        }
    }

    /** Closes what has been silent for too long. */
    void closeLate() {
        List<Channel> late = new ArrayList<>();
        synchronized (this) {
            long now = nanos.getAsLong();
            for (Open one : silent) {
                if (now - one.since > (one.answered ? NEXT : FIRST).toNanos()) {
                    late.add(one.channel);
                }
            }
        }
        late.forEach(Channel::close);
    }

    private static @Nullable String name(HttpConnection connection) {
        SocketAddress from = connection.remoteAddress(true);
        return from == null ? null : name(String.valueOf(from.hostAddress()), from.port());
    }

    static String name(String address, int port) {
        return address + " " + port;
    }
}
