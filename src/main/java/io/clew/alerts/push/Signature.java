package io.clew.alerts.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Proves that a delivery comes from who knows the secret, and that nobody changed it: HMAC-SHA256 over the body. */
public final class Signature {

    /** The header that carries it. */
    public static final String HEADER = "Clew-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private Signature() {}

    /** As the header has it, {@code sha256=…} in hexadecimal digits. */
    public static String of(String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
