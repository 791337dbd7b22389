package io.clew.access.audit;

import java.time.Instant;
import java.util.HexFormat;

/**
 * What has to be kept elsewhere so that the log can be held to it: its length and the root of its hash tree.
 *
 * @param size entries
 * @param root SHA-256 in hex, as RFC 6962 defines it
 */
public record TreeHead(long size, String root, Instant at) {

    byte[] rootBytes() {
        return HexFormat.of().parseHex(root);
    }

    /** One line: size, root, time. */
    public String line() {
        return size + " " + root + " " + at;
    }

    /** @throws IllegalArgumentException if the line is not a head; quotes it */
    public static TreeHead parse(String line) {
        String[] parts = line.strip().split(" ");
        try {
            if (parts.length == 3 && parts[1].length() == 64) {
                HexFormat.of().parseHex(parts[1]);
                return new TreeHead(Long.parseLong(parts[0]), parts[1], Instant.parse(parts[2]));
            }
        } catch (RuntimeException e) {
            throw new IllegalArgumentException("not a head of the audit log: '" + line + "'", e);
        }
        throw new IllegalArgumentException("not a head of the audit log: '" + line + "'");
    }
}
