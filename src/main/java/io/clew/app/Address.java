package io.clew.app;

import io.quarkus.vertx.http.HttpServerStart;
import org.eclipse.microprofile.config.ConfigProvider;

/** Where people on this machine reach the server. */
public final class Address {

    private static final String EVERYWHERE = "0.0.0.0";

    private Address() {}

    /** As {@code http://127.0.0.1:8080}; the port is the one in use, also where the configuration left it open (0). */
    public static String of(HttpServerStart listening) {
        String host = listening.options().getHost();
        int asked = listening.options().getPort();
        int port = asked > 0 ? asked : ConfigProvider.getConfig().getValue("quarkus.http.port", Integer.class);
        return "http://" + (host == null || host.equals(EVERYWHERE) ? "127.0.0.1" : host) + ":" + port;
    }
}
