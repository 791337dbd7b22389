package io.clew.world;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** One instance of a catalogue code that was put into the world, with what proves it. */
final class Planted {

    final String code;
    final String instance;
    final boolean innocent;
    final SequencedSet<EntityKey> members = new LinkedHashSet<>();
    final List<Move> moves = new ArrayList<>();
    final List<Call> calls = new ArrayList<>();
    final Map<String, String> more = new LinkedHashMap<>();

    Planted(String code, String instance, boolean innocent) {
        this.code = code;
        this.instance = instance;
        this.innocent = innocent;
    }

    Planted member(EntityKey key) {
        members.add(key);
        return this;
    }

    Planted move(Move move) {
        moves.add(move);
        return this;
    }

    Planted call(Call call) {
        calls.add(call);
        return this;
    }

    Planted with(String name, String value) {
        more.put(name, value);
        return this;
    }
}
