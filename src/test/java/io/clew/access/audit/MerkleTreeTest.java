package io.clew.access.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class MerkleTreeTest {

    /** Entries and root of the reference implementation of Certificate Transparency. */
    @Test
    void hasTheRootsOfTheReferenceTree() {
        var hex = HexFormat.of();
        var tree = new MerkleTree();
        assertThat(hex.formatHex(tree.root()))
                .isEqualTo("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        var roots = List.of(
                "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");
        var inputs = List.of(
                "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
        for (int i = 0; i < inputs.size(); i++) {
            tree.append(MerkleTree.leaf(hex.parseHex(inputs.get(i))));
            assertThat(hex.formatHex(tree.root())).isEqualTo(roots.get(i));
        }
    }

    @Test
    void everyProofHoldsForItsTreeAndForNoOther() {
        List<byte[]> leaves = new ArrayList<>();
        List<byte[]> roots = new ArrayList<>();
        var tree = new MerkleTree();
        roots.add(tree.root());
        for (int i = 0; i < 40; i++) {
            leaves.add(MerkleTree.leaf(new byte[] {(byte) i}));
            tree.append(leaves.getLast());
            roots.add(tree.root());
            assertThat(tree.root()).isEqualTo(slow(leaves));
        }
        MerkleTree.Subtrees subtrees = (from, to) -> slow(leaves.subList((int) from, (int) to));
        for (int size = 1; size <= 40; size++) {
            byte[] root = roots.get(size);
            for (int index = 0; index < size; index++) {
                var path = MerkleTree.inclusion(subtrees, index, size);
                assertThat(MerkleTree.includes(leaves.get(index), index, size, path, root))
                        .isTrue();
                assertThat(MerkleTree.includes(leaves.get(index), index, size, path, roots.get(size - 1)))
                        .isFalse();
                assertThat(MerkleTree.includes(leaves.get((index + 1) % 40), index, size, path, root))
                        .isFalse();
            }
            for (int former = 1; former < size; former++) {
                var proof = MerkleTree.consistency(subtrees, former, size);
                assertThat(MerkleTree.consistent(former, roots.get(former), size, root, proof))
                        .isTrue();
                assertThat(MerkleTree.consistent(former, roots.get(former - 1), size, root, proof))
                        .isFalse();
                assertThat(MerkleTree.consistent(former, roots.get(former), size, roots.get(size - 1), proof))
                        .isFalse();
            }
        }
    }

    private static byte[] slow(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int middle = Integer.highestOneBit(leaves.size() - 1);
        return MerkleTree.node(slow(leaves.subList(0, middle)), slow(leaves.subList(middle, leaves.size())));
    }
}
