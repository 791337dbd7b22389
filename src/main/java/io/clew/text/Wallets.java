package io.clew.text;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** Addresses of virtual currencies, told by their checksums: TRON and Bitcoin (base58check, bech32), Ethereum. */
public final class Wallets {

    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final String BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
    private static final int[] BECH32_STEPS = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    private static final int BECH32_SUM = 1;
    private static final int BECH32M_SUM = 0x2bc830a3;

    private Wallets() {}

    /**
     * The one spelling of an address whose checksum is right; empty for any other text. Ethereum addresses and bech32
     * come in lower case; an Ethereum address of one case has no checksum and is accepted.
     */
    public static Optional<String> normalize(String address) {
        if (address.startsWith("0x") || address.startsWith("0X")) {
            return isEthereum(address.substring(2))
                    ? Optional.of("0x" + address.substring(2).toLowerCase(Locale.ROOT))
                    : Optional.empty();
        }
        if (address.regionMatches(true, 0, "bc1", 0, 3)) {
            return isBech32(address) ? Optional.of(address.toLowerCase(Locale.ROOT)) : Optional.empty();
        }
        int version = base58Version(address);
        boolean tron = address.length() == 34 && address.startsWith("T") && version == 0x41;
        boolean bitcoin = version == 0x00 && address.startsWith("1") || version == 0x05 && address.startsWith("3");
        return tron || bitcoin ? Optional.of(address) : Optional.empty();
    }

    /** Version byte of a base58check text of 21 bytes; -1 where the checksum or the alphabet is wrong. */
    private static int base58Version(String text) {
        if (text.length() < 26 || text.length() > 35) {
            return -1;
        }
        BigInteger number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int value = BASE58.indexOf(text.charAt(i));
            if (value < 0) {
                return -1;
            }
            number = number.multiply(BigInteger.valueOf(58)).add(BigInteger.valueOf(value));
        }
        byte[] bytes = number.toByteArray();
        int sign = bytes[0] == 0 ? 1 : 0;
        int length = bytes.length - sign;
        if (length > 25) {
            return -1;
        }
        byte[] all = new byte[25];
        System.arraycopy(bytes, sign, all, 25 - length, length);
        byte[] sum = sha256(sha256(Arrays.copyOf(all, 21)));
        return Arrays.equals(Arrays.copyOf(sum, 4), Arrays.copyOfRange(all, 21, 25)) ? all[0] & 0xff : -1;
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** EIP-55: in an address of mixed case the case of each letter is a bit of the hash. */
    private static boolean isEthereum(String hex) {
        if (!hex.matches("[0-9a-fA-F]{40}")) {
            return false;
        }
        String lower = hex.toLowerCase(Locale.ROOT);
        if (hex.equals(lower) || hex.equals(hex.toUpperCase(Locale.ROOT))) {
            return true;
        }
        byte[] hash = new Keccak.Digest256().digest(lower.getBytes(StandardCharsets.US_ASCII));
        for (int i = 0; i < 40; i++) {
            int nibble = hash[i / 2] >> (i % 2 == 0 ? 4 : 0) & 0xf;
            char expected = nibble >= 8 ? Character.toUpperCase(lower.charAt(i)) : lower.charAt(i);
            if (hex.charAt(i) != expected) {
                return false;
            }
        }
        return true;
    }

    /** BIP 173 and BIP 350, main network; one case only. */
    private static boolean isBech32(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        boolean mixed = !address.equals(lower) && !address.equals(address.toUpperCase(Locale.ROOT));
        if (mixed || address.length() < 14 || address.length() > 74) {
            return false;
        }
        int sum = 1;
        for (int value : new int[] {3, 3, 0, 2, 3}) { // "bc" by its high bits, a zero, its low bits
            sum = bech32Step(sum) ^ value;
        }
        for (int i = 3; i < lower.length(); i++) {
            int value = BECH32.indexOf(lower.charAt(i));
            if (value < 0) {
                return false;
            }
            sum = bech32Step(sum) ^ value;
        }
        return sum == (lower.charAt(3) == 'q' ? BECH32_SUM : BECH32M_SUM);
    }

    private static int bech32Step(int sum) {
        int top = sum >>> 25;
        int next = (sum & 0x1ffffff) << 5;
        for (int i = 0; i < BECH32_STEPS.length; i++) {
            if ((top >> i & 1) != 0) {
                next ^= BECH32_STEPS[i];
            }
        }
        return next;
    }
}
