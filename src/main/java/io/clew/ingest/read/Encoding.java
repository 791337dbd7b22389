package io.clew.ingest.read;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Which encoding a text file is in.
 *
 * @param bom how many bytes of byte order mark come first
 */
public record Encoding(Charset charset, int bom) {

    public static final Charset GB18030 = Charset.forName("GB18030");

    /**
     * Decides by the byte order mark, else by which encoding the beginning fits: UTF-16 where every other byte is zero
     * or lines end in two bytes, UTF-8 where most lines are that or nearly so, else GB18030.
     *
     * @param head the first bytes of the file
     * @param whole whether that is all of the file
     */
    public static Encoding detect(byte[] head, int length, boolean whole) {
        if (length >= 3 && head[0] == (byte) 0xef && head[1] == (byte) 0xbb && head[2] == (byte) 0xbf) {
            return new Encoding(StandardCharsets.UTF_8, 3);
        }
        if (length >= 2 && head[0] == (byte) 0xff && head[1] == (byte) 0xfe) {
            return new Encoding(StandardCharsets.UTF_16LE, 2);
        }
        if (length >= 2 && head[0] == (byte) 0xfe && head[1] == (byte) 0xff) {
            return new Encoding(StandardCharsets.UTF_16BE, 2);
        }
        int even = 0;
        int odd = 0;
        for (int i = 0; i + 1 < length; i += 2) {
            even += head[i] == 0 ? 1 : 0;
            odd += head[i + 1] == 0 ? 1 : 0;
        }
        int pairs = length / 2;
        if (pairs >= 4 && odd > pairs / 10 && even < odd / 20 + 1) {
            return new Encoding(StandardCharsets.UTF_16LE, 0);
        }
        if (pairs >= 4 && even > pairs / 10 && odd < even / 20 + 1) {
            return new Encoding(StandardCharsets.UTF_16BE, 0);
        }
        return new Encoding(narrow(head, length, whole), 0);
    }

    private static Charset narrow(byte[] head, int length, boolean whole) {
        int asUtf8 = 0;
        int asGb = 0;
        int from = 0;
        for (int i = 0; i <= length; i++) {
            boolean end = i == length;
            if ((end && whole) || (!end && head[i] == '\n')) {
                if (!ascii(head, from, i)) {
                    boolean utf8 = isMostlyUtf8(head, from, i);
                    asUtf8 += utf8 ? 1 : 0;
                    asGb += !utf8 && decode(head, from, i, GB18030).isPresent() ? 1 : 0;
                }
                from = i + 1;
            }
        }
        boolean utf8 = asUtf8 + asGb > 0 ? asUtf8 >= asGb : isMostlyUtf8(head, 0, length);
        return utf8 ? StandardCharsets.UTF_8 : GB18030;
    }

    /**
     * Whether more characters of several bytes are whole in UTF-8 than are broken. Chinese in GB18030 hardly ever has
     * three bytes in a row that are one character of UTF-8, and breaks nearly everywhere else; UTF-8 that lost a byte
     * here and there still has most of its characters. A character cut off by the end is not counted.
     */
    static boolean isMostlyUtf8(byte[] bytes, int from, int to) {
        int whole = 0;
        int broken = 0;
        for (int i = from; i < to; i++) {
            int lead = bytes[i] & 0xff;
            if (lead < 0x80) {
                continue;
            }
            int more = lead >= 0xc2 && lead < 0xe0
                    ? 1
                    : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0;
            int follow = 0;
            while (follow < more && i + 1 + follow < to && (bytes[i + 1 + follow] & 0xc0) == 0x80) {
                follow++;
            }
            if (more == 0 || (follow < more && i + 1 + follow < to)) {
                broken++;
            } else if (follow == more) {
                whole += more > 1 ? 1 : 0; // two bytes that fit are common in GB18030 too
            }
            i += follow;
        }
        return broken == 0 || whole > broken;
    }

    private static boolean ascii(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] < 0) {
                return false;
            }
        }
        return true;
    }

    /** The text of the bytes if all of them are valid. */
    static Optional<String> decode(byte[] bytes, int from, int to, Charset charset) {
        CharsetDecoder strict = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        try {
            return Optional.of(
                    strict.decode(ByteBuffer.wrap(bytes, from, to - from)).toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    boolean wide() {
        return charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE);
    }

    /** The narrow encoding that a stray line may be in instead. */
    Charset other() {
        return charset.equals(StandardCharsets.UTF_8) ? GB18030 : StandardCharsets.UTF_8;
    }
}
