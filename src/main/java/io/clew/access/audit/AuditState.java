package io.clew.access.audit;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** Where the log stands after some entry: hash tree, roots of the full files, hash of the last line. */
final class AuditState {

    private final MerkleTree tree;
    private final List<byte[]> roots;
    private MerkleTree file; // of the last file alone
    private String last;

    AuditState() {
        this(new MerkleTree(), new ArrayList<>(), new MerkleTree(), AuditFiles.NOTHING);
    }

    private AuditState(MerkleTree tree, List<byte[]> roots, MerkleTree file, String last) {
        this.tree = tree;
        this.roots = roots;
        this.file = file;
        this.last = last;
    }

    /** Goes on behind a full file without reading it. */
    void addFile(byte[] root) {
        tree.appendSubtree(root, AuditFiles.LEVEL);
        roots.add(root);
    }

    /** Says what the hash of the last line is, where files were passed over. */
    void last(String hash) {
        last = hash;
    }

    void add(byte[] leaf) {
        tree.append(leaf);
        file.append(leaf);
        last = HexFormat.of().formatHex(leaf);
        if (file.size() == AuditFiles.ENTRIES) {
            roots.add(file.root());
            file = new MerkleTree();
        }
    }

    long size() {
        return tree.size();
    }

    byte[] root() {
        return tree.root();
    }

    String last() {
        return last;
    }

    /** The roots of the full files. */
    List<byte[]> roots() {
        return List.copyOf(roots);
    }

    /** Number of the file that the next entry goes to. */
    int fileNumber() {
        return roots.size();
    }

    AuditState copy() {
        return new AuditState(tree.copy(), new ArrayList<>(roots), file.copy(), last);
    }
}
