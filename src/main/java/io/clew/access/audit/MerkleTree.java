package io.clew.access.audit;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The hash tree over the entries of the audit log, built by appending.
 *
 * <p>Keeps one hash for each perfect subtree on the right edge, so appending and the root cost O(log n). For one thread.
 *
 * <p>Source: RFC 6962, section 2.1, with SHA-256.
 */
final class MerkleTree {

    static final int HASH = 32;

    private final List<byte[]> edge = new ArrayList<>(); // by level; meaningful where that bit of size is set
    private long size;

    static byte[] leaf(byte[] entry) {
        MessageDigest sha = sha256();
        sha.update((byte) 0);
        return sha.digest(entry);
    }

    static byte[] node(byte[] left, byte[] right) {
        MessageDigest sha = sha256();
        sha.update((byte) 1);
        sha.update(left);
        return sha.digest(right);
    }

    static byte[] emptyRoot() {
        return sha256().digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    MerkleTree copy() {
        var copy = new MerkleTree();
        copy.edge.addAll(edge);
        copy.size = size;
        return copy;
    }

    long size() {
        return size;
    }

    void append(byte[] leafHash) {
        appendSubtree(leafHash, 0);
    }

    /** Adds a perfect subtree of 2^level leaves; the size so far must be a multiple of that. */
    void appendSubtree(byte[] root, int level) {
        byte[] carry = root;
        int at = level;
        for (; (size >>> at & 1) != 0; at++) {
            carry = node(edge.get(at), carry);
        }
        while (edge.size() <= at) {
            edge.add(new byte[0]);
        }
        edge.set(at, carry);
        size += 1L << level;
    }

    byte[] root() {
        byte[] root = null;
        for (int level = 0; level < edge.size(); level++) {
            if ((size >>> level & 1) != 0) {
                root = root == null ? edge.get(level) : node(edge.get(level), root);
            }
        }
        return root == null ? emptyRoot() : root;
    }

    /** Gives the hash of any run of leaves. */
    interface Subtrees {
        /** @param to excluded; more than {@code from} */
        byte[] hash(long from, long to);
    }

    /** The audit path of leaf {@code index} in the tree of the first {@code size} leaves, nearest first. */
    static List<byte[]> inclusion(Subtrees tree, long index, long size) {
        var path = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        while (to - from > 1) {
            long middle = from + split(to - from);
            if (index < middle) {
                path.add(tree.hash(middle, to));
                to = middle;
            } else {
                path.add(tree.hash(from, middle));
                from = middle;
            }
        }
        return path.reversed();
    }

    /** The proof that the tree of {@code size} leaves begins with the tree of {@code former} leaves. */
    static List<byte[]> consistency(Subtrees tree, long former, long size) {
        var proof = new ArrayList<byte[]>();
        long from = 0;
        long to = size;
        boolean whole = true;
        while (former != to) {
            long middle = from + split(to - from);
            if (former <= middle) {
                proof.add(tree.hash(middle, to));
                to = middle;
            } else {
                proof.add(tree.hash(from, middle));
                from = middle;
                whole = false;
            }
        }
        if (!whole) {
            proof.add(tree.hash(from, to));
        }
        return proof.reversed();
    }

    /** Whether the path leads from the leaf to the root. */
    static boolean includes(byte[] leafHash, long index, long size, List<byte[]> path, byte[] root) {
        if (index < 0 || index >= size) {
            return false;
        }
        long at = index;
        long last = size - 1;
        byte[] hash = leafHash;
        for (byte[] beside : path) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) != 0 || at == last) {
                hash = node(beside, hash);
                int skip = Long.numberOfTrailingZeros(at);
                at >>>= skip;
                last >>>= skip;
            } else {
                hash = node(hash, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(hash, root);
    }

    /** Whether the proof shows that the later tree begins with the former one. */
    static boolean consistent(long former, byte[] formerRoot, long size, byte[] root, List<byte[]> proof) {
        if (former < 0 || former > size) {
            return false;
        }
        if (former == size) {
            return proof.isEmpty() && Arrays.equals(formerRoot, root);
        }
        if (former == 0) {
            return proof.isEmpty() && Arrays.equals(formerRoot, emptyRoot());
        }
        var rest = new ArrayList<>(proof);
        if (Long.bitCount(former) == 1) {
            rest.addFirst(formerRoot);
        }
        if (rest.isEmpty()) {
            return false;
        }
        int up = Long.numberOfTrailingZeros(former);
        long at = former - 1 >>> up;
        long last = size - 1 >>> up;
        byte[] old = rest.getFirst();
        byte[] now = old;
        for (byte[] beside : rest.subList(1, rest.size())) {
            if (last == 0) {
                return false;
            }
            if ((at & 1) != 0 || at == last) {
                old = node(beside, old);
                now = node(beside, now);
                int skip = Long.numberOfTrailingZeros(at);
                at >>>= skip;
                last >>>= skip;
            } else {
                now = node(now, beside);
            }
            at >>>= 1;
            last >>>= 1;
        }
        return last == 0 && Arrays.equals(old, formerRoot) && Arrays.equals(now, root);
    }

    /** The largest power of two below n; n is at least 2. */
    private static long split(long n) {
        return Long.highestOneBit(n - 1);
    }
}
