package io.clew.analysis.path;

import io.clew.graph.Adjacency;
import io.clew.graph.FactFilter.Direction;
import java.nio.IntBuffer;
import java.util.Arrays;

/**
 * Finds one path of fewest steps between two nodes, from both ends at once, the smaller frontier first. For one thread;
 * asks may follow each other and reuse the memory.
 *
 * <p>About the square root of what {@link BreadthFirst} walks; 8 bytes for each node.
 */
public final class ShortestPath {

    private final Adjacency graph;
    private final Direction direction;
    /** Per node: round (31 bits) and side. */
    private final int[] mark;

    private final int[] before;
    private int round;
    private int[] ahead = new int[1024];
    private int[] behind = new int[1024];
    private int[] next = new int[1024];
    private int nextSize;
    private int met;
    private int metFrom;

    /** @param direction OUT follows facts the way they lead, BOTH either way */
    public ShortestPath(Adjacency graph, Direction direction) {
        this.graph = graph;
        this.direction = direction;
        mark = new int[graph.nodes()];
        before = new int[graph.nodes()];
    }

    /** @return handles from the one to the other; empty where there is no path */
    public long[] between(long from, long to) {
        int a = graph.index(from);
        int b = graph.index(to);
        if (a == b) {
            return new long[] {from};
        }
        begin(a, b);
        int aheadSize = 1;
        int behindSize = 1;
        ahead[0] = a;
        behind[0] = b;
        while (aheadSize > 0 && behindSize > 0) {
            boolean forward = cost(ahead, aheadSize, true) <= cost(behind, behindSize, false);
            boolean found = forward ? grow(ahead, aheadSize, true) : grow(behind, behindSize, false);
            if (found) {
                return path(forward);
            }
            int[] used = forward ? ahead : behind;
            if (forward) {
                ahead = next;
                aheadSize = nextSize;
            } else {
                behind = next;
                behindSize = nextSize;
            }
            next = used;
        }
        return new long[0];
    }

    private void begin(int a, int b) {
        if (round == Integer.MAX_VALUE >>> 1) {
            Arrays.fill(mark, 0);
            round = 0;
        }
        round++;
        mark[a] = round << 1;
        mark[b] = round << 1 | 1;
        before[a] = -1;
        before[b] = -1;
    }

    private long cost(int[] frontier, int size, boolean forward) {
        long cost = 0;
        for (Adjacency.Layer layer : graph.layers()) {
            for (int i = 0; i < size; i++) {
                int node = frontier[i];
                if (node >= layer.nodes()) {
                    continue;
                }
                if (leaving(forward)) {
                    cost += layer.outStart().get(node + 1) - layer.outStart().get(node);
                }
                if (arriving(forward)) {
                    cost += layer.inStart().get(node + 1) - layer.inStart().get(node);
                }
            }
        }
        return cost;
    }

    private boolean leaving(boolean forward) {
        return direction == Direction.BOTH || direction == Direction.OUT == forward;
    }

    private boolean arriving(boolean forward) {
        return direction == Direction.BOTH || direction == Direction.IN == forward;
    }

    private boolean grow(int[] frontier, int size, boolean forward) {
        nextSize = 0;
        for (Adjacency.Layer layer : graph.layers()) {
            for (int i = 0; i < size; i++) {
                int node = frontier[i];
                if (node >= layer.nodes()) {
                    continue;
                }
                if (leaving(forward) && rows(layer.outStart(), layer.outOther(), node, forward)
                        || arriving(forward) && rows(layer.inStart(), layer.inOther(), node, forward)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean rows(IntBuffer start, IntBuffer other, int node, boolean forward) {
        int mine = forward ? round << 1 : round << 1 | 1;
        int end = start.get(node + 1);
        for (int i = start.get(node); i < end; i++) {
            int there = other.get(i);
            int marked = mark[there];
            if (marked == mine) {
                continue;
            }
            if (marked == (mine ^ 1)) {
                met = there;
                metFrom = node;
                return true;
            }
            mark[there] = mine;
            before[there] = node;
            if (nextSize == next.length) {
                next = Arrays.copyOf(next, nextSize * 2);
            }
            next[nextSize++] = there;
        }
        return false;
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
}
