package io.clew.world.people;

import io.clew.record.EntityKey;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/**
 * Identifiers with right check digits from ranges that nobody can hold.
 *
 * <ul>
 *   <li>mobiles: prefixes 154, 164 and 194, which no carrier has been assigned; from abroad +44 7700 900xxx and +1 …
 *       555-01xx, set aside for drama by Ofcom and NANPA
 *   <li>bank cards: issuer numbers 6299xx, which no bank has been assigned
 *   <li>ID numbers and company codes: prefectures 91 to 99, which no province has
 *   <li>devices: IMEI of the test range 00, MAC addresses with the local bit; IMSI of the unassigned network 460-99
 *   <li>IP addresses of RFC 5737 (documentation), RFC 2544 (benchmarks) and RFC 6598 (carrier NAT)
 *   <li>domains under {@code .example} and {@code .test} (RFC 2606), wallets whose hash is mostly zero
 * </ul>
 *
 * <p>Where an index is given, it is spread over the range by a multiplication that never makes two equal.
 */
public final class Numbers {

    public static final List<String> MOBILE_PREFIXES = List.of("154", "164", "194");
    public static final String CARD_PREFIX = "6299";
    private static final int[] PROVINCES = {
        11, 12, 13, 14, 15, 21, 22, 23, 31, 32, 33, 34, 35, 36, 37, 41, 42, 43, 44, 45, 46, 50, 51, 52, 53, 54, 61, 62,
        63, 64, 65
    };
    private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final String BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";

    private Numbers() {}

    /** Eleven digits. */
    public static String mobile(int carrier, long index) {
        return MOBILE_PREFIXES.get(carrier) + digits(spread(index, 61_803_399L, 27_182_819L, 100_000_000L), 8);
    }

    /** Nineteen digits, the last by Luhn. */
    public static String card(int bank, long index) {
        String head = CARD_PREFIX
                + digits(bank, 2)
                + digits(spread(index, 314_159_265_351L, 577_215_664_901L, 1_000_000_000_000L), 12);
        return head + luhn(head);
    }

    /** Eighteen characters; {@code born} is yyyymmdd. */
    public static String idNumber(long index, int born, boolean male) {
        long regions = PROVINCES.length * 9L * 100;
        long spread = spread(index, 7_368_787L, 1_299_709L, regions * 499);
        int region = (int) (spread % regions);
        int serial = (int) (spread / regions) * 2 + (male ? 1 : 2);
        return idNumber(region(region), born, serial);
    }

    private static String region(int n) {
        return digits(PROVINCES[n / 900], 2) + (91 + n / 100 % 9) + digits(n % 100, 2);
    }

    private static String idNumber(String region, int born, int serial) {
        String head = region + digits(born, 8) + digits(serial, 3);
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (head.charAt(i) - '0') * weights[i];
        }
        return head + "10X98765432".charAt(sum % 11);
    }

    /** A unified social credit code, GB 32100, with its organisation part checked by GB 11714. */
    public static String companyCode(long index) {
        long spread = spread(index, 15_485_863L, 32_452_843L, 100_000_000L);
        String organisation = digits(spread, 8);
        int[] weights = {3, 7, 9, 10, 5, 8, 4, 2};
        int sum = 0;
        for (int i = 0; i < 8; i++) {
            sum += (organisation.charAt(i) - '0') * weights[i];
        }
        int check = 11 - sum % 11;
        String head = "91" + region((int) (spread % 27_900)) + organisation
                + (check == 10 ? "X" : check == 11 ? "0" : Integer.toString(check));
        int total = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            total += USCC.indexOf(head.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return head + USCC.charAt((31 - total % 31) % 31);
    }

    /** Fifteen digits. */
    public static String imei(long index) {
        String head = "001" + digits(spread(index, 38_196_601_127L, 12_345_678_911L, 100_000_000_000L), 11);
        return head + luhn(head);
    }

    static String imsi(long index) {
        return "46099" + digits(spread(index, 3_819_660_113L, 1_234_567_891L, 10_000_000_000L), 10);
    }

    public static String mac(long index) {
        long bits = Dice.mix(index) & 0xFFFFFFFFFFL;
        var b = new StringBuilder("02");
        for (int shift = 32; shift >= 0; shift -= 8) {
            b.append(':').append(hex((bits >> shift) & 255));
        }
        return b.toString();
    }

    /** An address of the benchmark range: a home or an office. */
    public static String homeAddress(long index) {
        long bits = Dice.mix(index ^ 0x5DEECE66DL);
        return "198." + (18 + (bits & 1)) + "." + (bits >>> 1 & 255) + "." + (1 + (bits >>> 9 & 0xFFFF) % 254);
    }

    /** An address of carrier NAT, which thousands share. */
    public static String sharedAddress(long index) {
        return "100." + (64 + index % 4) + "." + (index / 4 % 8) + ".1";
    }

    /** An address of the documentation ranges for the few, else of the benchmark range: a den's line. */
    static String denAddress(long index) {
        if (index < 750) {
            String[] nets = {"203.0.113.", "198.51.100.", "192.0.2."};
            return nets[(int) (index % 3)] + (2 + index / 3);
        }
        return homeAddress(Dice.mix(index * 31 + 17));
    }

    /** A TRON address with a right checksum; twelve of its twenty bytes are zero. */
    public static String wallet(long index) {
        byte[] payload = new byte[25];
        payload[0] = 0x41;
        long bits = Dice.mix(index ^ 0x77616C6C6574L);
        for (int i = 0; i < 8; i++) {
            payload[13 + i] = (byte) (bits >>> (56 - 8 * i));
        }
        try {
            var sha = MessageDigest.getInstance("SHA-256");
            sha.update(payload, 0, 21);
            byte[] check = sha.digest(sha.digest());
            System.arraycopy(check, 0, payload, 21, 4);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        var value = new BigInteger(1, payload);
        var b = new StringBuilder();
        var base = BigInteger.valueOf(58);
        while (value.signum() > 0) {
            BigInteger[] parts = value.divideAndRemainder(base);
            b.append(BASE58.charAt(parts[1].intValue()));
            value = parts[0];
        }
        return b.reverse().toString();
    }

    public static char luhn(String head) {
        int sum = 0;
        for (int i = 0; i < head.length(); i++) {
            int digit = head.charAt(head.length() - 1 - i) - '0';
            if (i % 2 == 0) {
                digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            }
            sum += digit;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** Decimal with leading zeros. */
    public static String digits(long value, int width) {
        byte[] out = new byte[width];
        for (int i = width - 1; i >= 0; i--) {
            out[i] = (byte) ('0' + value % 10);
            value /= 10;
        }
        return new String(out, StandardCharsets.ISO_8859_1);
    }

    private static String hex(long value) {
        return "" + "0123456789ABCDEF".charAt((int) value >> 4) + "0123456789ABCDEF".charAt((int) value & 15);
    }

    /** A different value below {@code range} for each index below it; {@code factor} shares no divisor with it. */
    private static long spread(long index, long factor, long offset, long range) {
        long high = Math.multiplyHigh(index % range, factor);
        long low = (index % range) * factor;
        if (high == 0 && low >= 0) {
            return (low % range + offset % range) % range;
        }
        return BigInteger.valueOf(index % range)
                .multiply(BigInteger.valueOf(factor))
                .add(BigInteger.valueOf(offset))
                .mod(BigInteger.valueOf(range))
                .longValue();
    }

    static EntityKey phoneKey(String mobile) {
        return new EntityKey("phone", mobile.startsWith("+") ? mobile : "+86" + mobile);
    }

    public static EntityKey accountKey(String number) {
        return new EntityKey("account", number);
    }
}
