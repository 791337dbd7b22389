package io.clew.analysis.gang.net;

import com.carrotsearch.hppc.IntIntHashMap;
import java.util.Collection;
import java.util.List;

/** Persons of a group in ascending order, numbered from 0. */
public final class Numbering {

    private final List<Integer> order;
    private final IntIntHashMap places = new IntIntHashMap();

    public Numbering(Collection<Integer> persons) {
        order = persons.stream().distinct().sorted().toList();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
        }
    }

    public int size() {
        return order.size();
    }

    public int person(int place) {
        return order.get(place);
    }

    public int place(int person) {
        return places.getOrDefault(person, -1);
    }
}
