package io.clew.graph.neo4j;

import io.clew.graph.Adjacency;
import java.util.Arrays;
import java.util.List;

/** From where to where facts go, gathered one by one. */
final class Ends {
    private int[] from = new int[1024];
    private int[] to = new int[1024];
    private int size;

    void add(int source, int target) {
        if (size == from.length) {
            from = Arrays.copyOf(from, size * 2);
            to = Arrays.copyOf(to, size * 2);
        }
        from[size] = source;
        to[size++] = target;
    }

    /** One layer over so many nodes. */
    Adjacency layer(int nodes) {
        return new Adjacency(nodes, List.of(Adjacency.layer(nodes, size, from, to)));
    }
}
