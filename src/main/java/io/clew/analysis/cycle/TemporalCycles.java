package io.clew.analysis.cycle;

import io.clew.analysis.scene.Parameters;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/**
 * Every temporal cycle (F5) of a whole graph: payments strictly forward in time over accounts that do not repeat, back
 * to where they began, each within a band of the one before.
 *
 * <p>Depth first from each payment, over the columns; a root whose payer gets nothing back inside the span is passed
 * over at once. Threads take accounts in blocks. Cost: payments times the payments that can follow in the span, to the
 * power of the hops less two.
 *
 * <p>Source: the root filter is that of 2SCENT, Kumar, Calders, PVLDB 11, 2018.
 */
public final class TemporalCycles {

    private static final int BLOCK = 512;

    /** Takes a cycle: places in the columns, in time order. Called by several threads at a time. */
    @FunctionalInterface
    public interface Sink {
        void cycle(int[] places, int hops);
    }

    private final TransferColumns columns;
    private final int[] inStart;
    private final long[] inAt;
    private final int hops;
    private final long span;
    private final double lowest;
    private final double highest;
    private final double returned;
    private final long least;
    private final long pair;
    private final AtomicBoolean stopped = new AtomicBoolean();
    private final LongAdder looked = new LongAdder();

    public TemporalCycles(TransferColumns columns, Parameters p) {
        this.columns = columns;
        this.hops = p.count("hops");
        this.span = p.millis("span");
        this.lowest = p.share("lowest");
        this.highest = p.share("highest");
        this.returned = p.share("returned");
        this.least = p.fen("least");
        this.pair = p.fen("pair");
        this.inStart = new int[columns.nodes + 1];
        this.inAt = new long[columns.transfers()];
        arrivals();
    }

    /** Times at which each node is paid, sorted. */
    private void arrivals() {
        for (int i = 0; i < columns.transfers(); i++) {
            inStart[columns.to[i] + 1]++;
        }
        for (int node = 0; node < columns.nodes; node++) {
            inStart[node + 1] += inStart[node];
        }
        int[] next = inStart.clone();
        for (int i = 0; i < columns.transfers(); i++) {
            inAt[next[columns.to[i]]++] = columns.at[i];
        }
        for (int node = 0; node < columns.nodes; node++) {
            java.util.Arrays.sort(inAt, inStart[node], inStart[node + 1]);
        }
    }

    public void stop() {
        stopped.set(true);
    }

    /** Accounts passed so far. */
    public long looked() {
        return looked.sum();
    }

    /** @return whether every account was looked at */
    public boolean run(int threads, Sink sink) {
        var nextBlock = new AtomicInteger();
        var workers = new Thread[threads];
        for (int i = 0; i < threads; i++) {
            workers[i] = new Thread(
                    () -> {
                        var search = new Search(sink);
                        for (int from = nextBlock.getAndAdd(BLOCK);
                                from < columns.nodes && !stopped.get();
                                from = nextBlock.getAndAdd(BLOCK)) {
                            int end = Math.min(columns.nodes, from + BLOCK);
                            for (int node = from; node < end; node++) {
                                search.from(node);
                            }
                            looked.add(end - from);
                        }
                    },
                    "temporal-cycles");
            workers[i].start();
        }
        for (Thread worker : workers) {
            try {
                worker.join();
            } catch (InterruptedException e) {
                stop();
                Thread.currentThread().interrupt();
            }
        }
        return !stopped.get();
    }

    /** One thread's path. */
    private final class Search {

        private final Sink sink;
        private final int[] path = new int[hops];
        private final int[] nodes = new int[hops];
        private long deadline;
        private long smallest;

        Search(Sink sink) {
            this.sink = sink;
        }

        void from(int origin) {
            nodes[0] = origin;
            int lastIn = inStart[origin + 1];
            int in = inStart[origin];
            for (int place = columns.start[origin]; place < columns.start[origin + 1]; place++) {
                long at = columns.at[place];
                while (in < lastIn && inAt[in] <= at) {
                    in++;
                }
                if (in == lastIn) {
                    return; // nothing comes back any more
                }
                if (inAt[in] - at <= span && columns.amount[place] >= least) {
                    deadline = at + span;
                    smallest = (long) Math.ceil(returned * columns.amount[place]);
                    path[0] = place;
                    nodes[1 % hops] = columns.to[place];
                    follow(1);
                }
            }
        }

        /** @param depth payments on the path */
        private void follow(int depth) {
            int before = path[depth - 1];
            int node = columns.to[before];
            long money = columns.amount[before];
            int end = columns.start[node + 1];
            for (int place = columns.first(node, columns.at[before] + 1);
                    place < end && columns.at[place] <= deadline;
                    place++) {
                long amount = columns.amount[place];
                if (amount < lowest * money || amount > highest * money) {
                    continue;
                }
                int to = columns.to[place];
                if (to == nodes[0]) {
                    if (amount >= smallest && (depth > 1 || columns.amount[path[0]] >= pair)) {
                        path[depth] = place;
                        sink.cycle(path.clone(), depth + 1);
                    }
                } else if (depth + 1 < hops && !seen(to, depth)) {
                    path[depth] = place;
                    nodes[depth + 1] = to;
                    follow(depth + 1);
                }
            }
        }

        private boolean seen(int node, int depth) {
            for (int i = 1; i <= depth; i++) {
                if (nodes[i] == node) {
                    return true;
                }
            }
            return false;
        }
    }
}
