package io.clew.access.audit;

import java.security.PublicKey;

/**
 * A head of the log as it is kept elsewhere: one line, of which a signature may be the last word.
 *
 * @param signature of everything before it in the line, in base 64; empty for none
 */
public record SignedHead(TreeHead head, String signature) {

    private static final String MARK = " ed25519:";

    public String line() {
        return signature.isEmpty() ? head.line() : head.line() + MARK + signature;
    }

    /** Whether who holds the other half of the key made this head. */
    public boolean isBy(PublicKey key) {
        return HeadKey.isSigned(key, head.line(), signature);
    }

    /** @throws IllegalArgumentException if the line is no head; quotes it */
    public static SignedHead parse(String line) {
        int mark = line.indexOf(MARK);
        return mark < 0
                ? new SignedHead(TreeHead.parse(line), "")
                : new SignedHead(
                        TreeHead.parse(line.substring(0, mark)),
                        line.substring(mark + MARK.length()).strip());
    }
}
