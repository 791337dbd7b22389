package io.clew.graph.memory;

import io.clew.record.EntityKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that came since the base was made, in order of arrival; one thread adds, any number read.
 *
 * <p>Facts are columns. At each node two chains, of facts leaving and of facts arriving, lead from the newest to the
 * oldest:
 *
 * <pre>
 * heads[2 * node], heads[2 * node + 1]   newest fact leaving, arriving; + 1, so that 0 is none
 * nextOut[fact], nextIn[fact]            the one before it at the same node; + 1
 * </pre>
 *
 * A head is set with release after its fact is complete, so a chain can be walked at any time; a reader passes over the
 * facts at or after the number that its state was published with, which makes what it sees repeatable.
 */
final class Delta {

    private static final VarHandle INTS = MethodHandles.arrayElementVarHandle(int[].class);

    /** Nodes below this are named in the base or an older delta. */
    final int firstNode;

    final Names names;
    private final ConcurrentHashMap<EntityKey, Integer> nodesByKey = new ConcurrentHashMap<>();
    private EntityKey[][] keys = new EntityKey[64][];
    private int addedNodes;
    private long keyBytes;

    private final Paged.Ints heads = new Paged.Ints();
    private final Paged.Longs touched = new Paged.Longs();
    private final Paged.Ints from = new Paged.Ints();
    private final Paged.Ints to = new Paged.Ints();
    private final Paged.Ints ordinals = new Paged.Ints();
    private final Paged.Ints nextOut = new Paged.Ints();
    private final Paged.Ints nextIn = new Paged.Ints();
    private final Paged.Longs times = new Paged.Longs();
    private final Paged.Longs amounts = new Paged.Longs();
    private final Paged.Bytes links = new Paged.Bytes();
    private final Paged.Bytes currencies = new Paged.Bytes();
    private int size;

    Delta(int firstNode, int firstChunk) {
        this.firstNode = firstNode;
        names = new Names(firstChunk);
    }

    int size() {
        return size;
    }

    int addedNodes() {
        return addedNodes;
    }

    int endNode() {
        return firstNode + addedNodes;
    }

    int endChunk() {
        return names.firstChunk + names.chunks();
    }

    /** Node of a key that this delta named; -1 for none. */
    int node(EntityKey key) {
        Integer node = nodesByKey.get(key);
        return node == null ? -1 : node;
    }

    EntityKey key(int node) {
        int place = node - firstNode;
        return keys[place >>> Paged.BITS][place & Paged.MASK];
    }

    int addNode(EntityKey key) {
        int place = addedNodes++;
        int page = place >>> Paged.BITS;
        if (page == keys.length) {
            keys = java.util.Arrays.copyOf(keys, page * 2);
        }
        if (keys[page] == null) {
            keys[page] = new EntityKey[Paged.SIZE];
        }
        keys[page][place & Paged.MASK] = key;
        keyBytes += 96 + key.value().length();
        int node = firstNode + place;
        nodesByKey.put(key, node);
        return node;
    }

    /** @param ordinal of the fact, from {@link Names#add} */
    void add(int source, int target, int link, long at, long amount, int currency, int ordinal) {
        int fact = size;
        from.set(fact, source);
        to.set(fact, target);
        ordinals.set(fact, ordinal);
        times.set(fact, at);
        amounts.set(fact, amount);
        links.set(fact, (byte) link);
        currencies.set(fact, (byte) currency);
        chain(nextOut, 2 * source, fact);
        chain(nextIn, 2 * target + 1, fact);
        touch(source);
        touch(target);
        size = fact + 1;
    }

    private void chain(Paged.Ints next, int head, int fact) {
        int[] page = heads.page(head >>> Paged.BITS);
        next.set(fact, page[head & Paged.MASK]);
        INTS.setRelease(page, head & Paged.MASK, fact + 1);
    }

    private void touch(int node) {
        int word = node >>> 6;
        touched.set(word, touched.getOrZero(word) | 1L << node);
    }

    boolean touches(int node) {
        return (touched.getOrZero(node >>> 6) >>> node & 1) != 0;
    }

    /** The newest fact at the node in that direction, -1 for none; it may be newer than the reader's state. */
    int newest(int node, boolean outgoing) {
        int head = 2 * node + (outgoing ? 0 : 1);
        int[][] pages = heads.pages;
        int page = head >>> Paged.BITS;
        if (page >= pages.length) {
            return -1;
        }
        int @Nullable [] found = pages[page];
        return found == null ? -1 : (int) INTS.getAcquire(found, head & Paged.MASK) - 1;
    }

    int before(int fact, boolean outgoing) {
        return (outgoing ? nextOut : nextIn).get(fact) - 1;
    }

    int from(int fact) {
        return from.get(fact);
    }

    int to(int fact) {
        return to.get(fact);
    }

    long at(int fact) {
        return times.get(fact);
    }

    long amount(int fact) {
        return amounts.get(fact);
    }

    int link(int fact) {
        return links.get(fact);
    }

    int currency(int fact) {
        return currencies.get(fact) & 0xff;
    }

    int ordinal(int fact) {
        return ordinals.get(fact);
    }

    boolean holds(int ordinal) {
        int chunk = ordinal >>> Names.BITS;
        return chunk >= names.firstChunk && chunk < endChunk();
    }

    long bytes() {
        return heads.bytes()
                + touched.bytes()
                + from.bytes() * 5
                + times.bytes() * 2
                + links.bytes() * 2
                + names.bytes()
                + keyBytes;
    }
}
