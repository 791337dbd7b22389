package io.clew.graph.memory;

import io.clew.graph.FactCursor;
import io.clew.record.EntityKey;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The facts that came since the base was made, in order of arrival; one thread adds, any number read.
 *
 * <p>Facts are columns. At each node two chains, of facts leaving and of facts arriving, lead from the newest to the
 * oldest:
 *
 * <pre>
 * seconds, millis, amounts               as in {@link Base}, with what does not fit beside them
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
    final KeyTable keys = new KeyTable();

    private final Paged.Ints heads = new Paged.Ints();
    private final Paged.Longs touched = new Paged.Longs();
    private Page[] pages = new Page[16];
    private int pageCount;
    /** The last page; where it is full, or there is none, a new one is due. */
    private Page filling = new Page(0);

    private int size;
    /** Facts that are in the chains of their nodes. */
    private int chained;

    // What a merge wants to know of all facts, gathered as they come.
    /** Link types there are, as bits. */
    long links;
    /** Whether some time is finer than a second. */
    boolean fine;
    /** Whether some amount is not in yuan. */
    boolean foreign;
    /** The range of the seconds of facts with a time; empty where earliest is after latest. */
    int earliest = Integer.MAX_VALUE;

    int latest = Integer.MIN_VALUE;
    /** By ordinal, what does not fit an int. */
    final Map<Integer, Long> lateTimes = new ConcurrentHashMap<>();

    final Map<Integer, Long> largeAmounts = new ConcurrentHashMap<>();

    Delta(int firstNode, int firstChunk) {
        this.firstNode = firstNode;
        names = new Names(firstChunk);
    }

    int size() {
        return size;
    }

    int endNode() {
        return firstNode + keys.count();
    }

    int endChunk() {
        return names.firstChunk + names.chunks();
    }

    /** Node of a key that this delta named; -1 for none. */
    int node(byte[] key, int from, int length, long hash) {
        int place = keys.find(key, from, length, hash);
        return place < 0 ? -1 : firstNode + place;
    }

    EntityKey key(int node) {
        return EntityKey.parse(keys.at(node - firstNode));
    }

    /** Names a node by a key that no node has. */
    int addNode(byte[] key, int from, int length, long hash) {
        return firstNode + keys.add(key, from, length, hash);
    }

    /**
     * Adds a fact, which no reader finds before {@link #chain}.
     *
     * @param ordinal of the fact, from {@link Names#add}
     */
    void add(int source, int target, int link, long at, long amount, int currency, int ordinal) {
        int fact = size;
        int place = fact & Paged.MASK;
        if (place == 0) {
            grow();
        }
        Page page = filling;
        page.from[place] = source;
        page.to[place] = target;
        page.ordinals[place] = ordinal;
        time(page, place, at, ordinal);
        int small = Encoding.small(amount);
        page.amounts[place] = small;
        if (small == Base.LARGE) {
            largeAmounts.put(ordinal, amount);
        }
        page.links[place] = (byte) link;
        links |= 1L << link;
        page.currencies[place] = (byte) currency;
        foreign |= currency != 0;
        size = fact + 1;
    }

    /**
     * Puts the facts added since the last call into the chains of their nodes. Many at a time, because each asks for two
     * places all over memory, which then answers for several facts at once.
     */
    void chain() {
        while (chained < size) {
            Page page = pages[chained >>> Paged.BITS];
            int end = Math.min(size, (chained | Paged.MASK) + 1);
            for (int fact = chained; fact < end; fact++) {
                int place = fact & Paged.MASK;
                chain(page.nextOut, place, 2 * page.from[place], fact);
                chain(page.nextIn, place, 2 * page.to[place] + 1, fact);
            }
            for (int place = chained & Paged.MASK; place <= (end - 1 & Paged.MASK); place++) {
                touch(page.from[place]);
                touch(page.to[place]);
            }
            chained = end;
        }
    }

    private void time(Page page, int place, long at, int ordinal) {
        int seconds = Encoding.seconds(at);
        page.seconds[place] = seconds;
        if (Encoding.escapes(seconds)) {
            lateTimes.put(ordinal, at);
        }
        if (seconds != Base.UNTIMED) {
            short milli = Encoding.milli(at, seconds);
            page.millis[place] = milli;
            fine |= milli != 0;
            earliest = Math.min(earliest, seconds);
            latest = Math.max(latest, seconds);
        }
    }

    private void grow() {
        filling = new Page(Paged.SIZE);
        if (pageCount == pages.length) {
            pages = Arrays.copyOf(pages, pageCount * 2);
        }
        pages[pageCount++] = filling;
    }

    private void chain(int[] next, int place, int head, int fact) {
        int[] page = heads.page(head >>> Paged.BITS);
        next[place] = page[head & Paged.MASK];
        INTS.setRelease(page, head & Paged.MASK, fact + 1);
    }

    private void touch(int node) {
        int word = node >>> 6;
        long before = touched.getOrZero(word);
        long after = before | 1L << node;
        if (after != before) {
            touched.set(word, after);
        }
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
        Page page = pages[fact >>> Paged.BITS];
        return (outgoing ? page.nextOut : page.nextIn)[fact & Paged.MASK] - 1;
    }

    int pages() {
        return pageCount;
    }

    Page page(int page) {
        return pages[page];
    }

    /** The page of a fact; its place in there is {@code fact & Paged.MASK}. */
    Page pageOf(int fact) {
        return pages[fact >>> Paged.BITS];
    }

    /** Epoch ms of a fact, or {@link FactCursor#NO_TIME}. */
    long at(Page page, int place) {
        int seconds = page.seconds[place];
        if (seconds == Base.UNTIMED) {
            return FactCursor.NO_TIME;
        }
        return Encoding.escapes(seconds)
                ? lateTimes.getOrDefault(page.ordinals[place], 0L)
                : Encoding.millis(seconds, page.millis[place]);
    }

    /** 分, or {@link FactCursor#NO_AMOUNT}. */
    long amount(Page page, int place) {
        int small = page.amounts[place];
        if (small == Base.LARGE) {
            return largeAmounts.getOrDefault(page.ordinals[place], 0L);
        }
        return small == Base.NO_MONEY ? FactCursor.NO_AMOUNT : small;
    }

    /** How many facts a page holds. */
    int sizeOf(int page) {
        return Math.min(Paged.SIZE, size - (page << Paged.BITS));
    }

    boolean holds(int ordinal) {
        int chunk = ordinal >>> Names.BITS;
        return chunk >= names.firstChunk && chunk < endChunk();
    }

    long bytes() {
        return heads.bytes()
                + touched.bytes()
                + (long) pageCount * Paged.SIZE * Page.BYTES
                + names.bytes()
                + keys.bytes();
    }

    /** Facts that came one after the other; pages never move, so a reader may keep one. */
    static final class Page {
        static final int BYTES = 7 * Integer.BYTES + Short.BYTES + 2;

        final int[] from;
        final int[] to;
        final int[] ordinals;
        final int[] nextOut;
        final int[] nextIn;
        final int[] seconds;
        final short[] millis;
        final int[] amounts;
        final byte[] links;
        final byte[] currencies;

        Page(int facts) {
            from = new int[facts];
            to = new int[facts];
            ordinals = new int[facts];
            nextOut = new int[facts];
            nextIn = new int[facts];
            seconds = new int[facts];
            millis = new short[facts];
            amounts = new int[facts];
            links = new byte[facts];
            currencies = new byte[facts];
        }
    }
}
