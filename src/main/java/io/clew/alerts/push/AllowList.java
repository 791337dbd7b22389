package io.clew.alerts.push;

import io.clew.record.ClewException;
import io.clew.record.Message;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * To which addresses something may be sent. A name on the list is also looked up: where it leads into this machine or to
 * addresses that belong to no host, nothing is sent, so that a changed entry of the name service opens nothing.
 */
public final class AllowList {

    private static final Pattern NUMBERS = Pattern.compile("[0-9.]+|\\[?[0-9a-fA-F:.]*:[0-9a-fA-F:.]*]?");
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private final Set<String> allowed;

    /** @param hosts each a host, or a host and a port with a colon between */
    public AllowList(List<String> hosts) {
        this.allowed = hosts.stream()
                .map(host -> host.strip().toLowerCase(Locale.ROOT))
                .filter(host -> !host.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Where an address leads, looked up just now; a connection is made to this and to nothing else. */
    record Target(URI url, String host, int port, InetAddress address) {}

    /**
     * Reads an address and checks it against the list.
     *
     * @throws ClewException {@code webhook-address} where it is none, or not on the list
     */
    URI check(String written) {
        URI url;
        try {
            url = new URI(written.strip());
        } catch (URISyntaxException e) {
            throw refused("webhook-address.form");
        }
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        boolean web = scheme.equals("http") || scheme.equals("https");
        if (!web || url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) {
            throw refused("webhook-address.form");
        }
        String host = url.getHost().toLowerCase(Locale.ROOT);
        if (!allowed.contains(host) && !allowed.contains(host + ":" + port(url))) {
            throw refused("webhook-address.list");
        }
        return url;
    }

    private static ClewException refused(String key) {
        Message message = new Message(key, List.of());
        return new ClewException(message, List.of(new ClewException.Fault("field:url", message)));
    }

    private static int port(URI url) {
        if (url.getPort() > 0) {
            return url.getPort();
        }
        return url.getScheme().equalsIgnoreCase("https") ? HTTPS : HTTP;
    }

    /** @throws ClewException {@code webhook-address} where the name leads to where nothing is sent, or nowhere */
    Target resolve(String written) {
        URI url = check(written);
        String host = url.getHost().toLowerCase(Locale.ROOT);
        try {
            InetAddress[] addresses = InetAddress.getAllByName(host);
            for (InetAddress address : addresses) {
                if (!permitted(host, address)) {
                    throw refused("webhook-address.resolved");
                }
            }
            return new Target(url, host, port(url), addresses[0]);
        } catch (UnknownHostException e) {
            throw refused("webhook-address.unknown");
        }
    }

    /** Numbers stand on the list as they are; a name may not lead into this machine, unless it says so itself. */
    static boolean permitted(String host, InetAddress address) {
        if (NUMBERS.matcher(host).matches()) {
            return true;
        }
        if (address.isLoopbackAddress()) {
            return host.equals("localhost");
        }
        return !address.isAnyLocalAddress() && !address.isLinkLocalAddress() && !address.isMulticastAddress();
    }
}
