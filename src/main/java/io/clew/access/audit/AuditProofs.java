package io.clew.access.audit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * Proofs, in the manner of RFC 6962, that an entry belongs to the log, and that the log of today begins with the log of a
 * former head. A proof is checked with nothing but heads. For one thread; reads at most three files of the log.
 */
public final class AuditProofs {

    private static final HexFormat HEX = HexFormat.of();

    private final Path dir;
    private final long size;
    private final List<byte[]> roots;
    private final Map<Long, byte[][]> leaves = new HashMap<>();

    AuditProofs(Path dir, long size, List<byte[]> roots) {
        this.dir = dir;
        this.size = size;
        this.roots = roots;
    }

    /**
     * @param entry the line as the log keeps it; its leaf hash is SHA-256 of a zero byte and these bytes
     * @param n number of the entry, from 1
     * @param size entries of the log that it is shown to belong to
     * @param path SHA-256 in hex, nearest first
     */
    public record Inclusion(String entry, long n, long size, List<String> path) {

        /** Whether this shows that the entry is in the log that the head was made of. */
        public boolean holds(TreeHead head) {
            return head.size() == size
                    && MerkleTree.includes(
                            MerkleTree.leaf(entry.getBytes(UTF_8)),
                            n - 1,
                            size,
                            path.stream().map(HEX::parseHex).toList(),
                            head.rootBytes());
        }
    }

    /** @param path SHA-256 in hex */
    public record Consistency(long former, long size, List<String> path) {

        /** Whether this shows that the log of {@code head} begins with the log of {@code earlier}. */
        public boolean holds(TreeHead earlier, TreeHead head) {
            return earlier.size() == former
                    && head.size() == size
                    && MerkleTree.consistent(
                            former,
                            earlier.rootBytes(),
                            size,
                            head.rootBytes(),
                            path.stream().map(HEX::parseHex).toList());
        }
    }

    /** @throws IllegalArgumentException if there is no entry of that number */
    public Inclusion inclusion(long n) {
        if (n < 1 || n > size) {
            throw new IllegalArgumentException("no audit entry " + n);
        }
        return new Inclusion(line(n), n, size, hex(MerkleTree.inclusion(this::hash, n - 1, size)));
    }

    /** @throws IllegalArgumentException if the log is shorter */
    public Consistency consistency(long former) {
        if (former < 0 || former > size) {
            throw new IllegalArgumentException("no audit log of " + former + " entries");
        }
        List<byte[]> path =
                former == 0 || former == size ? List.of() : MerkleTree.consistency(this::hash, former, size);
        return new Consistency(former, size, hex(path));
    }

    private static List<String> hex(List<byte[]> path) {
        return path.stream().map(HEX::formatHex).toList();
    }

    private byte[] hash(long from, long to) {
        if (to - from == AuditFiles.ENTRIES && from % AuditFiles.ENTRIES == 0) {
            return roots.get((int) (from / AuditFiles.ENTRIES));
        }
        if (to - from == 1) {
            return leaves(from / AuditFiles.ENTRIES)[(int) (from % AuditFiles.ENTRIES)];
        }
        long middle = from + Long.highestOneBit(to - from - 1);
        return MerkleTree.node(hash(from, middle), hash(middle, to));
    }

    private byte[][] leaves(long file) {
        return leaves.computeIfAbsent(file, this::readLeaves);
    }

    private byte[][] readLeaves(long file) {
        var hashes = new ArrayList<byte[]>();
        try (var lines = new AuditFiles.Lines(AuditFiles.segment(dir, file))) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                hashes.add(MerkleTree.leaf(line));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return hashes.toArray(byte[][]::new);
    }

    private String line(long n) {
        long index = n - 1;
        try (var lines = new AuditFiles.Lines(AuditFiles.segment(dir, index / AuditFiles.ENTRIES))) {
            long left = index % AuditFiles.ENTRIES;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (left-- == 0) {
                    return new String(line, UTF_8);
                }
            }
            throw new IllegalStateException("audit entry " + n + " is gone");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
