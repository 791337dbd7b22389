package io.clew.alerts;

import io.clew.record.Message;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What has been found, before it is known whether an alert on it is there already.
 *
 * @param matter what it is about within its origin: two with the same matter are one alert
 * @param owner who asked for it, and whose eyes it was found with
 * @param matches in order of arrival, of more than {@link Alert#HELD} the latest
 * @param count how many there are in all
 * @param followed whether they were found by following what comes in, in order
 */
public record Raised(
        Alert.Origin origin,
        String matter,
        String subject,
        Message why,
        String owner,
        int grade,
        List<Alert.Match> matches,
        long count,
        boolean followed) {

    private static final int LENGTH = 32;

    public Raised {
        matches = List.copyOf(matches);
    }

    /** Name of the alert: always the same for one matter of one origin. */
    public String id() {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((origin.name() + "\n" + matter).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
