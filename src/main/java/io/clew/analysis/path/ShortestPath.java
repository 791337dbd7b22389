package io.clew.analysis.path;

import io.clew.graph.Adjacency;
import io.clew.graph.FactFilter.Direction;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Finds one path of fewest steps between two nodes, from both ends at once, the side with fewer facts ahead of it
 * first. For one thread; asks may follow each other and reuse the memory.
 *
 * <p>About the square root of what {@link BreadthFirst} walks; 8 bytes for each node. Where the rows of a frontier
 * begin is looked up once, for the whole frontier, and the rows are touched a block ahead of walking them, so that
 * memory answers many questions at a time.
 */
public final class ShortestPath {

    private static final int BLOCK = 32;

    /** One end: its outermost nodes and the rows they have. */
    private static final class Side {
        final int mark;
        int[] nodes = new int[1024];
        int size;
        /** Per row: node, strand, first and end. */
        int[] rows = new int[4096];

        int rowsEnd;
        long cost;

        Side(int mark) {
            this.mark = mark;
        }

        void row(int node, int strand, int from, int end) {
            if (rowsEnd + 4 > rows.length) {
                rows = Arrays.copyOf(rows, rowsEnd * 2);
            }
            rows[rowsEnd] = node;
            rows[rowsEnd + 1] = strand;
            rows[rowsEnd + 2] = from;
            rows[rowsEnd + 3] = end;
            rowsEnd += 4;
            cost += end - from;
        }
    }

    private final Adjacency graph;
    private final Direction direction;
    /** The other ends of facts: per layer those leaving, then those arriving. */
    private final IntBuffer[] others;
    /** Per node: round (31 bits) and side. */
    private final int[] mark;

    private final int[] before;
    private final Side ahead = new Side(0);
    private final Side behind = new Side(1);
    private int round;
    private int[] next = new int[1024];
    private int met;
    private int metFrom;
    private int touched;

    /** @param direction OUT follows facts the way they lead, BOTH either way */
    public ShortestPath(Adjacency graph, Direction direction) {
        this.graph = graph;
        this.direction = direction;
        mark = new int[graph.nodes()];
        before = new int[graph.nodes()];
        others = new IntBuffer[2 * graph.layers().size()];
        for (int i = 0; i < graph.layers().size(); i++) {
            others[2 * i] = graph.layers().get(i).outOther();
            others[2 * i + 1] = graph.layers().get(i).inOther();
        }
    }

    /** @return handles from the one to the other; empty where there is no path */
    public long[] between(long from, long to) {
        int a = graph.index(from);
        int b = graph.index(to);
        if (a == b) {
            return new long[] {from};
        }
        begin(a, b);
        while (ahead.rowsEnd > 0 && behind.rowsEnd > 0) {
            boolean forward = ahead.cost <= behind.cost;
            Side side = forward ? ahead : behind;
            if (grow(side)) {
                return path(forward);
            }
            locate(side);
        }
        return new long[0];
    }

    private void begin(int a, int b) {
        if (round == Integer.MAX_VALUE >>> 1) {
            Arrays.fill(mark, 0);
            round = 0;
        }
        round++;
        begin(ahead, a);
        begin(behind, b);
    }

    private void begin(Side side, int node) {
        mark[node] = round << 1 | side.mark;
        before[node] = -1;
        side.nodes[0] = node;
        side.size = 1;
        locate(side);
    }

    /** Looks up the rows of the side's outermost nodes. */
    private void locate(Side side) {
        side.rowsEnd = 0;
        side.cost = 0;
        boolean forward = side == ahead;
        for (int i = 0; i < graph.layers().size(); i++) {
            Adjacency.Layer layer = graph.layers().get(i);
            if (direction == Direction.BOTH || direction == Direction.OUT == forward) {
                locate(side, layer, layer.outStart(), 2 * i);
            }
            if (direction == Direction.BOTH || direction == Direction.IN == forward) {
                locate(side, layer, layer.inStart(), 2 * i + 1);
            }
        }
    }

    private static void locate(Side side, Adjacency.Layer layer, IntBuffer start, int strand) {
        for (int i = 0; i < side.size; i++) {
            int node = side.nodes[i];
            int row = layer.row(node);
            if (row >= 0) {
                int from = start.get(row);
                int end = start.get(row + 1);
                if (from < end) {
                    side.row(node, strand, from, end);
                }
            }
        }
    }

    /** Goes one step on; true where that reached the other side. */
    private boolean grow(Side side) {
        int[] rows = side.rows;
        int size = 0;
        for (int block = 0; block < side.rowsEnd; block += 4 * BLOCK) {
            int end = Math.min(block + 4 * BLOCK, side.rowsEnd);
            int touch = 0;
            for (int r = block; r < end; r += 4) {
                touch += others[rows[r + 1]].get(rows[r + 2]);
            }
            touched = touch; // kept, so that the touches are not optimised away
            for (int r = block; r < end; r += 4) {
                size = walk(side.mark, rows[r], others[rows[r + 1]], rows[r + 2], rows[r + 3], size);
                if (size < 0) {
                    return true;
                }
            }
        }
        int[] used = side.nodes;
        side.nodes = next;
        side.size = size;
        next = used;
        return false;
    }

    /** @return how many nodes are new so far; -1 where one was reached from the other side */
    private int walk(int side, int node, IntBuffer other, int from, int end, int found) {
        int mine = round << 1 | side;
        int size = found;
        if (next.length < size + end - from) {
            next = Arrays.copyOf(next, 2 * (size + end - from));
        }
        int[] fresh = next;
        int[] marks = mark;
        for (int i = from; i < end; i++) {
            int there = other.get(i);
            int marked = marks[there];
            if (marked == mine) {
                continue;
            }
            if (marked == (mine ^ 1)) {
                met = there;
                metFrom = node;
                return -1;
            }
            marks[there] = mine;
            before[there] = node;
            fresh[size++] = there;
        }
        return size;
    }

    private long[] path(boolean forward) {
        int near = forward ? metFrom : met;
        int far = forward ? met : metFrom;
        int length = 0;
        for (int node = near; node >= 0; node = before[node]) {
            length++;
        }
        int first = length;
        for (int node = far; node >= 0; node = before[node]) {
            length++;
        }
        long[] path = new long[length];
        for (int node = near, i = first - 1; node >= 0; node = before[node]) {
            path[i--] = graph.handle(node);
        }
        for (int node = far, i = first; node >= 0; node = before[node]) {
            path[i++] = graph.handle(node);
        }
        return path;
    }

    /** Only so that what was touched counts as used. */
    int touched() {
        return touched;
    }
}
