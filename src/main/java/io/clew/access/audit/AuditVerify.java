package io.clew.access.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads an audit log from its first byte and says whether it is whole. Needs nothing but the files; changes nothing.
 *
 * <p>Every line must be an entry, carry the next number and the hash of the line before; the hash tree over all must have
 * the roots that HEAD, the heads beside the log and the heads kept elsewhere say. So an entry altered, dropped, reordered
 * or cut off shows; that somebody rewrote the whole folder shows only against a head kept elsewhere.
 */
public final class AuditVerify {

    private static final int MOST_FAULTS = 20;

    /** Signatures take a tenth of a millisecond each to check. */
    private static final int NEWEST = 500;

    private static final HexFormat HEX = HexFormat.of();

    /**
     * @param entry number of the entry where it shows; 0 where it belongs to none
     * @param code {@code line}, {@code number}, {@code chain}, {@code cut}, {@code root}, {@code head}, {@code roots},
     *     {@code witness}
     */
    public record Fault(long entry, String code, String message) {}

    /**
     * @param entries how many entries were read
     * @param head the root over them, in hex
     * @param faults what does not hold, at most twenty; empty for a whole log
     * @param unfinished bytes at the end that are no entry yet: one being written, or torn by a crash
     */
    public record Verdict(long entries, String head, List<Fault> faults, long unfinished) {
        public boolean whole() {
            return faults.isEmpty();
        }
    }

    private final Path dir;
    private final Map<Long, List<String>> expected = new TreeMap<>();
    private final List<Fault> faults = new ArrayList<>();
    private final AuditState state = new AuditState();
    private long unfinished;

    private AuditVerify(Path dir) {
        this.dir = dir;
    }

    public static Verdict verify(Path dir) {
        return verify(dir, List.of());
    }

    /**
     * @param kept heads that were kept elsewhere
     * @throws UncheckedIOException if the folder cannot be read
     */
    public static Verdict verify(Path dir, List<TreeHead> kept) {
        return new AuditVerify(dir).verdict(kept);
    }

    /**
     * As {@link #verify(Path, List)}.
     *
     * @param kept lines as a {@link Witness} sent them; one that is no head, or is not signed as it should be, is a fault
     * @param key by which they have to be signed; empty where nobody signs
     */
    public static Verdict witnessed(Path dir, List<String> kept, Optional<PublicKey> key) {
        var verify = new AuditVerify(dir);
        var heads = new ArrayList<TreeHead>();
        for (String line : telling(kept)) {
            try {
                SignedHead signed = SignedHead.parse(line);
                if (key.isPresent() && !signed.isBy(key.get())) {
                    verify.fault(0, "witness", "a head kept elsewhere is not signed by this installation's key");
                } else {
                    heads.add(signed.head());
                }
            } catch (IllegalArgumentException e) {
                verify.fault(0, "witness", "a line kept elsewhere is no head");
            }
        }
        return verify.verdict(heads);
    }

    /** The newest heads, which vouch for everything before them, and older ones that a later one contradicts by being shorter. */
    private static List<String> telling(List<String> kept) {
        var telling = new ArrayList<String>();
        long shortest = Long.MAX_VALUE;
        for (int i = kept.size() - 1; i >= 0; i--) {
            long size = size(kept.get(i));
            if (kept.size() - i <= NEWEST || size < 0 || size > shortest) {
                telling.add(kept.get(i));
            }
            shortest = size < 0 ? shortest : Math.min(shortest, size);
        }
        return telling;
    }

    private static long size(String line) {
        try {
            return SignedHead.parse(line).head().size();
        } catch (IllegalArgumentException e) {
            return -1;
        }
    }

    private Verdict verdict(List<TreeHead> kept) {
        try {
            expect(kept);
            readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log in " + dir + " cannot be read", e);
        }
        return new Verdict(state.size(), HEX.formatHex(state.root()), List.copyOf(faults), unfinished);
    }

    private void expect(List<TreeHead> kept) throws IOException {
        AuditFiles.Head head = AuditFiles.readHead(dir);
        if (head.damaged()) {
            fault(0, "head", "HEAD is damaged");
        }
        if (head.latest() == null
                && Files.exists(AuditFiles.segment(dir, 0))
                && Files.size(AuditFiles.segment(dir, 0)) > 0) {
            fault(0, "head", "HEAD is missing");
        }
        head.slots().forEach(slot -> expect(slot.size(), slot.root()));
        kept.forEach(treeHead -> expect(treeHead.size(), treeHead.root()));
        if (Files.exists(AuditFiles.heads(dir))) {
            for (String line : Files.readString(AuditFiles.heads(dir), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                try {
                    TreeHead treeHead = TreeHead.parse(line);
                    expect(treeHead.size(), treeHead.root());
                } catch (IllegalArgumentException e) {
                    fault(0, "head", "a line of the file of heads cannot be read");
                }
            }
        }
    }

    private void expect(long size, String root) {
        expected.computeIfAbsent(size, any -> new ArrayList<>()).add(root);
    }

    private void readAll() throws IOException {
        check();
        for (int number = 0; Files.exists(AuditFiles.segment(dir, number)); number++) {
            if (state.fileNumber() != number) {
                fault(state.size(), "cut", "file " + (number - 1) + " ends early");
                return;
            }
            readFile(number);
        }
        for (long size : expected.keySet()) {
            if (size > state.size()) {
                fault(state.size(), "cut", "there should be " + size + " entries, and there are " + state.size());
                break;
            }
        }
        checkRoots();
        checkNoStrays();
    }

    private void readFile(int number) throws IOException {
        Path file = AuditFiles.segment(dir, number);
        try (var lines = new AuditFiles.Lines(file)) {
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (state.fileNumber() != number) {
                    fault(state.size() + 1, "number", "file " + number + " holds more than it should");
                    return;
                }
                readLine(line);
            }
            if (lines.torn()) {
                unfinished += Files.size(file) - lines.ended();
            }
        }
    }

    private void readLine(byte[] line) {
        long n = state.size() + 1;
        try {
            AuditEntry.Read read = AuditEntry.read(line);
            if (read.entry().n() != n) {
                fault(
                        n,
                        "number",
                        "entry " + n + " says that it is " + read.entry().n());
            }
            if (!read.prev().equals(state.last())) {
                fault(n, "chain", "entry " + n + " does not follow the entry before it: one of the two was changed");
            }
        } catch (IOException e) {
            fault(n, "line", "entry " + n + " cannot be read");
        }
        state.add(MerkleTree.leaf(line));
        check();
    }

    private void check() {
        List<String> roots = expected.get(state.size());
        if (roots == null) {
            return;
        }
        String root = HEX.formatHex(state.root());
        if (!roots.stream().allMatch(root::equals)) {
            fault(
                    state.size(),
                    "root",
                    "the first " + state.size() + " entries are not those that the head was made of");
        }
    }

    private void checkRoots() throws IOException {
        Path file = AuditFiles.roots(dir);
        String kept = Files.exists(file) ? Files.readString(file, StandardCharsets.ISO_8859_1) : "";
        var text = new StringBuilder();
        state.roots().forEach(root -> text.append(HEX.formatHex(root)).append('\n'));
        if (!kept.contentEquals(text)) {
            fault(0, "roots", "the file of roots does not agree with the entries");
        }
    }

    private void checkNoStrays() throws IOException {
        try (var files = Files.newDirectoryStream(dir, "*.ndjson")) {
            for (Path file : files) {
                String name = String.valueOf(file.getFileName());
                if (!name.matches("\\d{7}\\.ndjson") || Integer.parseInt(name.substring(0, 7)) > state.fileNumber()) {
                    fault(0, "cut", "a file is missing before " + name);
                }
            }
        }
    }

    private void fault(long entry, String code, String message) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new Fault(entry, code, message));
        }
    }
}
