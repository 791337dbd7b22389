package io.clew.analysis.path;

import io.clew.graph.Adjacency;
import io.clew.graph.Adjacency.Strand;
import io.clew.graph.FactFilter.Direction;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds one path of fewest steps between two nodes, from both ends at once, the side with fewer facts ahead of it
 * first. For one thread; asks may follow each other and reuse the memory.
 *
 * <p>About the square root of what {@link BreadthFirst} walks. What each side has reached are two bits for each node,
 * side by side, so that a million nodes fit the processor's cache; how it was reached stands beside the queue, written
 * in order. Where the rows of a frontier begin is looked up for some hundred nodes at a time, and the rows are touched a
 * block ahead of walking them, so that memory answers many questions at a time. How many facts lie ahead of a large
 * frontier is judged by its first nodes, so that a frontier that is never followed costs next to nothing.
 */
public final class ShortestPath {

    private static final int BLOCK = 32;
    /** Nodes whose rows are looked up at a time. */
    private static final int LOOKED_UP = 256;

    /** One end: what it reached, level by level, and the rows of the outermost, as far as they are looked up. */
    private static final class Side {
        /** Where its bits lie in a pair of words. */
        final int mark;
        /** Nodes in the order in which they were reached, and for each the place of the one before it. */
        int[] queue = new int[4096];

        int[] before = new int[4096];
        int size;
        /** Place of the first of the outermost nodes. */
        int outermost;
        /** Per row: place of its node, strand, first and end. */
        int[] rows = new int[4096];

        int rowsEnd;
        /** Place of the first of the outermost nodes whose rows are not looked up. */
        int unknown;
        /** Facts in the rows. */
        long cost;

        /** Facts ahead of all outermost nodes, by those looked up. */
        double ahead() {
            return unknown == outermost ? 0 : (double) cost * (size - outermost) / (unknown - outermost);
        }

        Side(int mark) {
            this.mark = mark;
        }

        void row(int place, int strand, int from, int end) {
            if (rowsEnd + 4 > rows.length) {
                rows = Arrays.copyOf(rows, rowsEnd * 2);
            }
            rows[rowsEnd] = place;
            rows[rowsEnd + 1] = strand;
            rows[rowsEnd + 2] = from;
            rows[rowsEnd + 3] = end;
            rowsEnd += 4;
            cost += end - from;
        }

        void room(int more) {
            if (size + more >= queue.length) {
                int length = Math.max(size + more + 1, 2 * queue.length);
                queue = Arrays.copyOf(queue, length);
                before = Arrays.copyOf(before, length);
            }
        }
    }

    private final Adjacency graph;
    /** The rows to follow from the first node, then those from the last. */
    private final List<Strand> strands = new ArrayList<>();

    private final int strandsAhead;
    /** Per 64 nodes a word of what the one side reached and a word of what the other did. */
    private final long[] reached;

    private final Side ahead = new Side(0);
    private final Side behind = new Side(1);
    private int met;
    private int metFrom;
    private int touched;

    /** @param direction OUT follows facts the way they lead, BOTH either way */
    public ShortestPath(Adjacency graph, Direction direction) {
        this.graph = graph;
        reached = new long[2 * ((graph.nodes() >>> 6) + 1)];
        graph.layers().forEach(layer -> strands.addAll(layer.strands(direction)));
        strandsAhead = strands.size();
        graph.layers().forEach(layer -> strands.addAll(layer.strands(reversed(direction))));
    }

    private static Direction reversed(Direction direction) {
        return switch (direction) {
            case OUT -> Direction.IN;
            case IN -> Direction.OUT;
            case BOTH -> Direction.BOTH;
        };
    }

    /** @return handles from the one to the other; empty where there is no path */
    public long[] between(long from, long to) {
        int a = graph.index(from);
        int b = graph.index(to);
        if (a == b) {
            return new long[] {from};
        }
        forget(ahead);
        forget(behind);
        begin(ahead, a);
        begin(behind, b);
        while (ahead.size > ahead.outermost && behind.size > behind.outermost) {
            boolean forward = ahead.ahead() <= behind.ahead();
            Side side = forward ? ahead : behind;
            if (grow(side)) {
                return path(side, forward ? behind : ahead, forward);
            }
        }
        return new long[0];
    }

    private void forget(Side side) {
        for (int i = 0; i < side.size; i++) {
            reached[side.queue[i] >>> 6 << 1 | side.mark] = 0;
        }
    }

    private void begin(Side side, int node) {
        reached[node >>> 6 << 1 | side.mark] = 1L << node;
        side.queue[0] = node;
        side.before[0] = -1;
        side.size = 1;
        side.outermost = 0;
        side.unknown = 0;
        locate(side, 1);
    }

    /** Looks up the rows of the next of the side's outermost nodes, those before the end. */
    private void locate(Side side, int end) {
        int next = Math.min(end, side.unknown + LOOKED_UP);
        side.rowsEnd = 0;
        side.cost = 0;
        boolean forward = side == ahead;
        for (int i = forward ? 0 : strandsAhead; i < (forward ? strandsAhead : strands.size()); i++) {
            locate(side, strands.get(i), i, next);
        }
        side.unknown = next;
    }

    private static void locate(Side side, Strand strand, int number, int next) {
        for (int place = side.unknown; place < next; place++) {
            int row = strand.row(side.queue[place]);
            if (row >= 0) {
                int from = strand.from(row);
                int end = strand.end(row);
                if (from < end) {
                    side.row(place, number, from, end);
                }
            }
        }
    }

    /** Goes one step on; true where that reached the other side. */
    private boolean grow(Side side) {
        int end = side.size;
        while (!walk(side)) {
            if (side.unknown == end) {
                side.outermost = end;
                locate(side, side.size);
                return false;
            }
            locate(side, end);
        }
        return true;
    }

    /** Follows the rows looked up; true where that reached the other side. */
    private boolean walk(Side side) {
        int[] rows = side.rows;
        for (int block = 0; block < side.rowsEnd; block += 4 * BLOCK) {
            int end = Math.min(block + 4 * BLOCK, side.rowsEnd);
            int touch = 0;
            for (int r = block; r < end; r += 4) {
                touch += strands.get(rows[r + 1]).other().get(rows[r + 2]);
            }
            touched = touch; // kept, so that the touches are not optimised away
            for (int r = block; r < end; r += 4) {
                if (walk(side, rows[r], strands.get(rows[r + 1]).other(), rows[r + 2], rows[r + 3])) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Whether the row leads to what the other side reached; if not, what is new in it is put in the queue. */
    private boolean walk(Side side, int place, IntBuffer other, int from, int end) {
        side.room(end - from);
        int[] queue = side.queue;
        int[] before = side.before;
        long[] bits = reached;
        int mine = side.mark;
        int size = side.size;
        for (int i = from; i < end; i++) {
            int there = other.get(i);
            int word = there >>> 6 << 1 | mine;
            if ((bits[word ^ 1] >>> there & 1) != 0) {
                met = there;
                metFrom = place;
                side.size = size;
                return true;
            }
            long had = bits[word];
            queue[size] = there;
            before[size] = place;
            size += (int) (~had >>> there) & 1; // no branch, because nobody could guess it
            bits[word] = had | 1L << there;
        }
        side.size = size;
        return false;
    }

    /** @param forward whether the side that met the other one comes from the first node */
    private long[] path(Side side, Side far, boolean forward) {
        int there = far.size - 1;
        while (far.queue[there] != met) {
            there--;
        }
        int steps = length(side, metFrom);
        int rest = length(far, there);
        long[] path = new long[steps + rest];
        int at = forward ? steps : rest;
        put(path, forward ? side : far, forward ? metFrom : there, at - 1, -1);
        put(path, forward ? far : side, forward ? there : metFrom, at, 1);
        return path;
    }

    private static int length(Side side, int last) {
        int length = 0;
        for (int place = last; place >= 0; place = side.before[place]) {
            length++;
        }
        return length;
    }

    private void put(long[] path, Side side, int last, int first, int step) {
        int at = first;
        for (int place = last; place >= 0; place = side.before[place]) {
            path[at] = graph.handle(side.queue[place]);
            at += step;
        }
    }

    /** Only so that what was touched counts as used. */
    int touched() {
        return touched;
    }
}
