package io.clew.ingest.row;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * The name of a record that has no serial of its own: 128 bits of the SHA-256 of what makes it the same record, so that
 * sending it again, in whatever file, names the same one.
 */
public record RecordId(long high, long low) {

    private static final ThreadLocal<MessageDigest> SHA_256 = ThreadLocal.withInitial(RecordId::sha256);

    public static RecordId of(String identity) {
        byte[] hash = SHA_256.get().digest(identity.getBytes(StandardCharsets.UTF_8));
        ByteBuffer bytes = ByteBuffer.wrap(hash);
        return new RecordId(bytes.getLong(), bytes.getLong());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** @throws IllegalArgumentException if the text is not 32 hexadecimal digits */
    public static RecordId parse(String written) {
        return new RecordId(
                HexFormat.fromHexDigitsToLong(written, 0, 16), HexFormat.fromHexDigitsToLong(written, 16, 32));
    }

    @Override
    public String toString() {
        HexFormat hex = HexFormat.of();
        return hex.toHexDigits(high) + hex.toHexDigits(low);
    }
}
