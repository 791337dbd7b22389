package io.clew.analysis.gang;

import com.carrotsearch.hppc.IntIntHashMap;
import java.util.Collection;
import java.util.List;

/** Persons of a group in ascending order, numbered from 0. */
final class Numbering {

    private final List<Integer> order;
    private final IntIntHashMap places = new IntIntHashMap();

    Numbering(Collection<Integer> persons) {
        order = persons.stream().distinct().sorted().toList();
        for (int i = 0; i < order.size(); i++) {
            places.put(order.get(i), i);
        }
    }

    int size() {
        return order.size();
    }

    int person(int place) {
        return order.get(place);
    }

    int place(int person) {
        return places.getOrDefault(person, -1);
    }
}
