package io.clew.access.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
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
    private static final HexFormat HEX = HexFormat.of();

    /**
     * @param entry number of the entry where it shows; 0 where it belongs to none
     * @param code {@code line}, {@code number}, {@code chain}, {@code cut}, {@code root}, {@code head}, {@code roots}
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
        var verify = new AuditVerify(dir);
        try {
            verify.expect(kept);
            verify.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException("the audit log in " + dir + " cannot be read", e);
        }
        return new Verdict(
                verify.state.size(), HEX.formatHex(verify.state.root()), List.copyOf(verify.faults), verify.unfinished);
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
        kept.forEach(one -> expect(one.size(), one.root()));
        if (Files.exists(AuditFiles.heads(dir))) {
            for (String line : Files.readString(AuditFiles.heads(dir), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList()) {
                try {
                    TreeHead one = TreeHead.parse(line);
                    expect(one.size(), one.root());
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
