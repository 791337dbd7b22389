package io.clew.text;

/**
 * Keccak-256 with the padding that Ethereum uses (that of the submission, not of SHA-3).
 *
 * <p>Source: Bertoni et al., <i>The Keccak reference</i>, version 3.0, 2011.
 */
final class Keccak {

    private static final int RATE = 136;
    private static final int[] ROTATIONS = {
        1, 3, 6, 10, 15, 21, 28, 36, 45, 55, 2, 14, 27, 41, 56, 8, 25, 43, 62, 18, 39, 61, 20, 44
    };
    private static final int[] LANES = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1
    };

    private Keccak() {}

    static byte[] hash256(byte[] message) {
        byte[] padded = java.util.Arrays.copyOf(message, (message.length / RATE + 1) * RATE);
        padded[message.length] |= 0x01;
        padded[padded.length - 1] |= (byte) 0x80;
        long[] state = new long[25];
        for (int block = 0; block < padded.length; block += RATE) {
            for (int i = 0; i < RATE; i++) {
                state[i / 8] ^= (padded[block + i] & 0xffL) << 8 * (i % 8);
            }
            permute(state);
        }
        byte[] hash = new byte[32];
        for (int i = 0; i < hash.length; i++) {
            hash[i] = (byte) (state[i / 8] >>> 8 * (i % 8));
        }
        return hash;
    }

    private static void permute(long[] state) {
        int register = 1;
        long[] row = new long[5];
        for (int round = 0; round < 24; round++) {
            for (int x = 0; x < 5; x++) {
                row[x] = state[x] ^ state[x + 5] ^ state[x + 10] ^ state[x + 15] ^ state[x + 20];
            }
            for (int x = 0; x < 5; x++) {
                long parity = row[(x + 4) % 5] ^ Long.rotateLeft(row[(x + 1) % 5], 1);
                for (int y = 0; y < 25; y += 5) {
                    state[x + y] ^= parity;
                }
            }
            long moved = state[1];
            for (int i = 0; i < 24; i++) {
                long next = state[LANES[i]];
                state[LANES[i]] = Long.rotateLeft(moved, ROTATIONS[i]);
                moved = next;
            }
            for (int y = 0; y < 25; y += 5) {
                System.arraycopy(state, y, row, 0, 5);
                for (int x = 0; x < 5; x++) {
                    state[x + y] = row[x] ^ ~row[(x + 1) % 5] & row[(x + 2) % 5];
                }
            }
            for (int j = 0; j < 7; j++) { // the round constant, bit by bit from a shift register
                if ((register & 1) != 0) {
                    state[0] ^= 1L << (1 << j) - 1;
                }
                register = (register << 1 ^ ((register >> 7) * 0x71)) & 0xff;
            }
        }
    }
}
