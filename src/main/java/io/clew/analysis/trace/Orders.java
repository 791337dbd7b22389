package io.clew.analysis.trace;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks all ways in which choices can be made, one way a sweep. The first way takes the first of every choice; a choice
 * that only some ways meet is walked in those. For one thread.
 */
final class Orders {

    private record Choice(long account, int place) {}

    private static final class Taken {
        final Choice choice;
        final int of;
        int index;

        Taken(Choice choice, int of) {
            this.choice = choice;
            this.of = of;
        }
    }

    private final List<Taken> taken = new ArrayList<>();
    private final Map<Choice, Taken> known = new HashMap<>();

    /** @return below {@code of} */
    int choose(long account, int place, int of) {
        if (of < 2) {
            return 0;
        }
        var choice = new Choice(account, place);
        Taken made = known.get(choice);
        if (made == null || made.of != of) {
            made = new Taken(choice, of);
            known.put(choice, made);
            taken.add(made);
        }
        return made.index;
    }

    /** How many ways there are, if all meet the choices that the walked ones met. */
    double ways() {
        double ways = 1;
        for (Taken each : taken) {
            ways *= each.of;
        }
        return ways;
    }

    /** Goes on to the next way; false after the last. */
    boolean next() {
        while (!taken.isEmpty()) {
            Taken last = taken.getLast();
            if (++last.index < last.of) {
                return true;
            }
            taken.removeLast();
            known.remove(last.choice, last);
        }
        return false;
    }
}
