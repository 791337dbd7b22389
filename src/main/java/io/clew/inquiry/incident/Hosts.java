package io.clew.inquiry.incident;

import io.clew.record.EntityKey;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/** The registered name behind an address: two pages of one site are one thing. */
final class Hosts {

    private Hosts() {}

    static Optional<EntityKey> of(String url) {
        try {
            String host =
                    URI.create(url.contains("://") ? url : "http://" + url).getHost();
            if (host == null || host.matches("[0-9.]+") || host.indexOf('.') < 0) {
                return Optional.empty();
            }
            return Optional.of(new EntityKey("domain", registered(host.toLowerCase(Locale.ROOT))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The last two labels, or three where the last two are a country's shared ending such as {@code com.cn}. */
    static String registered(String host) {
        String[] labels = host.split("\\.");
        int count = labels.length;
        boolean shared =
                count > 2 && labels[count - 1].length() == 2 && labels[count - 2].matches("com|net|org|gov|edu|ac|co");
        int keep = Math.min(count, shared ? 3 : 2);
        return String.join(".", java.util.Arrays.copyOfRange(labels, count - keep, count));
    }
}
