package io.clew.text;

import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings addresses on a network to one spelling: IP (RFC 5952), URL, domain, e-mail, MAC. Never looks anything up. */
public final class NetworkAddress {

    private static final Pattern IPV4 = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})\\.(\\d{1,3})");
    private static final Pattern URL =
            Pattern.compile("(?i)(?:(h(?:tt|xx)ps?|ftp)://)?([^/?#\\s:]+)(:\\d{1,5})?([/?][^#\\s]*)?(?:#\\S*)?");
    private static final Pattern LABELS =
            Pattern.compile("(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\\.)+[a-z0-9-]{2,63}");
    private static final Pattern EMAIL = Pattern.compile("[a-z0-9._%+-]{1,64}@(.+)");
    private static final Pattern MAC = Pattern.compile(
            "(?:[0-9A-Fa-f]{2}([:-]?)(?:[0-9A-Fa-f]{2}\\1){4}[0-9A-Fa-f]{2})|[0-9A-Fa-f]{4}([.-])[0-9A-Fa-f]{4}\\2[0-9A-Fa-f]{4}");

    /** RFC 1035. */
    private static final int LONGEST_DOMAIN = 253;

    private NetworkAddress() {}

    public static Optional<String> ip(String written) {
        String text = written.strip().replace("[.]", ".");
        Matcher v4 = IPV4.matcher(text);
        if (v4.matches()) {
            var address = new StringBuilder();
            for (int i = 1; i <= 4; i++) {
                int part = Integer.parseInt(v4.group(i));
                if (part > 255) {
                    return Optional.empty();
                }
                address.append(i == 1 ? "" : ".").append(part);
            }
            return Optional.of(address.toString());
        }
        return text.indexOf(':') >= 0 && text.matches("[0-9A-Fa-f:.]{2,45}") ? ipv6(text) : Optional.empty();
    }

    private static Optional<String> ipv6(String text) {
        try {
            byte[] bytes = InetAddress.getByName(text).getAddress(); // a literal: no look-up
            return Optional.of(bytes.length == 4 ? dotted(bytes) : compressed(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String dotted(byte[] bytes) {
        return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
    }

    /** Groups in lower-case hex without leading zeros, the first longest run of two or more zero groups as {@code ::}. */
    private static String compressed(byte[] bytes) {
        int[] groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (bytes[2 * i] & 0xff) << 8 | bytes[2 * i + 1] & 0xff;
        }
        int from = -1;
        int most = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > most) {
                from = i;
                most = end - i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == from) {
                text.append("::");
                i += most - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":");
                text.append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    /** Scheme and host in lower case, no default port, no fragment; without a scheme {@code http} is meant. */
    public static Optional<String> url(String written) {
        Matcher url = URL.matcher(written.strip().replace("[.]", "."));
        if (!url.matches()) {
            return Optional.empty();
        }
        String scheme = url.group(1) == null
                ? "http"
                : url.group(1).toLowerCase(Locale.ROOT).replace("xx", "tt");
        Optional<String> host = domain(url.group(2)).or(() -> ip(url.group(2)));
        String port = url.group(3) == null ? "" : url.group(3);
        boolean usual = scheme.equals("http") && port.equals(":80") || scheme.equals("https") && port.equals(":443");
        String path = url.group(4) == null || url.group(4).equals("/") ? "" : url.group(4);
        return host.map(name -> scheme + "://" + name + (usual ? "" : port) + path);
    }

    static Optional<String> domain(String written) {
        String text = written.strip().replace("[.]", ".").toLowerCase(Locale.ROOT);
        String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        if (name.length() > LONGEST_DOMAIN) {
            return Optional.empty();
        }
        try {
            String ascii = IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
            boolean number = ascii.substring(ascii.lastIndexOf('.') + 1).matches("\\d+");
            return !number && LABELS.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static Optional<String> email(String written) {
        String text = written.strip().toLowerCase(Locale.ROOT);
        Matcher mail = EMAIL.matcher(text);
        return mail.matches() && domain(mail.group(1)).isPresent() ? Optional.of(text) : Optional.empty();
    }

    /** Six pairs of upper-case hex digits parted by colons. */
    static Optional<String> mac(String written) {
        String text = written.strip();
        if (!MAC.matcher(text).matches()) {
            return Optional.empty();
        }
        String hex = text.replaceAll("[^0-9A-Fa-f]", "").toUpperCase(Locale.ROOT);
        return Optional.of(hex.replaceAll("(..)(?!$)", "$1:"));
    }
}
