package io.clew.analysis.path;

import io.clew.graph.Adjacency;
import io.clew.graph.Adjacency.Strand;
import io.clew.graph.FactFilter.Direction;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Counts the steps from one node to every other, or to those within a few steps. For one thread; asks may follow each
 * other and reuse the memory.
 *
 * <p>Works on blocks of 64 nodes of the frontier: first where their rows begin, then one touch of each row, so that
 * memory answers for all of them at once, then the rows into a buffer. When it is full, and where a level ends, the
 * nodes in it not seen before are kept, in two passes without a branch that the processor could guess wrong. O(nodes +
 * facts) time at worst, four bytes and a bit for each node.
 */
public final class BreadthFirst {

    private static final int BLOCK = 64;
    private static final int BUFFER = 1024;

    private final Adjacency graph;
    private final List<Strand> strands = new ArrayList<>();
    private final long[] seen;
    private final int[] queue;
    private int[] levelEnds = new int[64];
    private int levels;
    private int reached;
    private long facts;
    private int tail;
    private final int[] from = new int[BLOCK];
    private final int[] end = new int[BLOCK];
    private final int[] buffer = new int[BUFFER];
    private final int[] fresh = new int[BUFFER + 1];
    private int filled;
    private int touched;

    public BreadthFirst(Adjacency graph, Direction direction) {
        this.graph = graph;
        graph.layers().forEach(layer -> strands.addAll(layer.strands(direction)));
        seen = new long[(graph.nodes() >>> 6) + 1];
        queue = new int[graph.nodes() + 1];
    }

    /**
     * Goes out from a node.
     *
     * @param handle of the view
     * @param mostSteps how far; {@link Integer#MAX_VALUE} for as far as there are facts
     * @return how many nodes were reached, the first included
     */
    public int from(long handle, int mostSteps) {
        forget();
        int origin = graph.index(handle);
        queue[0] = origin;
        seen[origin >>> 6] |= 1L << origin;
        tail = 1;
        levels = 0;
        facts = 0;
        int head = 0;
        while (head < tail && levels < mostSteps) {
            int levelEnd = tail;
            end(levelEnd);
            for (Strand strand : strands) {
                Adjacency.Few few = strand.few();
                if (few == null) {
                    expandAll(strand, head, levelEnd);
                } else {
                    expandFew(strand, few, head, levelEnd);
                }
            }
            keepFresh();
            head = levelEnd;
        }
        if (head < tail) {
            end(tail);
        }
        reached = tail;
        return reached;
    }

    private void end(int at) {
        if (levels == levelEnds.length) {
            levelEnds = Arrays.copyOf(levelEnds, levels * 2);
        }
        levelEnds[levels++] = at;
    }

    private void forget() {
        if (reached > seen.length / 8) {
            Arrays.fill(seen, 0);
        } else {
            for (int i = 0; i < reached; i++) {
                seen[queue[i] >>> 6] = 0;
            }
        }
        reached = 0;
    }

    /** Looks where the rows of a block begin and end; says how many there are. Each node has its own. */
    private int locate(Strand strand, int head, int size) {
        int nodes = strand.nodes();
        IntBuffer start = strand.start();
        int[] froms = from;
        int[] ends = end;
        for (int k = 0; k < size; k++) {
            int node = queue[head + k];
            boolean has = node < nodes;
            froms[k] = has ? start.get(node) : 0;
            ends[k] = has ? start.get(node + 1) : 0;
        }
        return size;
    }

    private void expandAll(Strand strand, int head, int end) {
        for (int at = head; at < end; at += BLOCK) {
            expand(strand.other(), locate(strand, at, Math.min(BLOCK, end - at)));
        }
    }

    /** As {@link #expandAll}, with the rows of so many nodes together as make a block. */
    private void expandFew(Strand strand, Adjacency.Few few, int head, int end) {
        int[] rows = from;
        int count = 0;
        for (int at = head; at < end; at++) {
            int row = few.row(queue[at]);
            rows[count] = row;
            count += row >>> 31 ^ 1;
            if (count == BLOCK) {
                expandRows(strand, count);
                count = 0;
            }
        }
        expandRows(strand, count);
    }

    private void expandRows(Strand strand, int count) {
        for (int k = 0; k < count; k++) {
            int row = from[k];
            from[k] = strand.from(row);
            end[k] = strand.end(row);
        }
        expand(strand.other(), count);
    }

    private void expand(IntBuffer other, int size) {
        int[] froms = from;
        int[] ends = end;
        int touch = 0;
        for (int k = 0; k < size; k++) {
            if (froms[k] < ends[k]) {
                touch += other.get(froms[k]);
            }
        }
        touched = touch; // kept, so that the touches are not optimised away
        int[] into = buffer;
        for (int k = 0; k < size; k++) {
            int i = froms[k];
            int stop = ends[k];
            facts += stop - i;
            while (i < stop) {
                int at = filled;
                int count = Math.min(stop - i, BUFFER - at);
                for (int j = 0; j < count; j++) {
                    into[at + j] = other.get(i + j);
                }
                filled = at + count;
                i += count;
                if (filled == BUFFER) {
                    keepFresh();
                }
            }
        }
    }

    /** Puts those of the buffer that were not seen before in the queue, and empties it. */
    private void keepFresh() {
        long[] bits = seen;
        int[] candidates = fresh;
        int[] from = buffer;
        int count = 0;
        for (int i = 0; i < filled; i++) {
            int node = from[i];
            candidates[count] = node;
            count += (int) (~bits[node >> 6] >>> node) & 1;
        }
        int at = tail;
        for (int i = 0; i < count; i++) {
            int node = candidates[i];
            long word = bits[node >> 6];
            long bit = 1L << node;
            if ((word & bit) == 0) {
                bits[node >> 6] = word | bit;
                queue[at++] = node;
            }
        }
        tail = at;
        filled = 0;
    }

    /** Facts walked by the last ask. */
    public long factsWalked() {
        return facts;
    }

    /** Steps to every node of the last ask, by index; -1 for those not reached. */
    public int[] steps() {
        int[] steps = new int[graph.nodes()];
        Arrays.fill(steps, -1);
        int level = 0;
        for (int i = 0; i < reached; i++) {
            while (i >= levelEnds[level]) {
                level++;
            }
            steps[queue[i]] = level;
        }
        return steps;
    }

    /** Only so that what was touched counts as used. */
    int touched() {
        return touched;
    }
}
