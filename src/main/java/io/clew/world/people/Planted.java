package io.clew.world.people;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/** One instance of a catalogue code that was put into the world, with what proves it. */
public final class Planted {

    public final String code;
    public final String instance;
    public final boolean innocent;
    public final SequencedSet<EntityKey> members = new LinkedHashSet<>();
    public final List<Move> moves = new ArrayList<>();
    public final List<Call> calls = new ArrayList<>();
    public final Map<String, String> more = new LinkedHashMap<>();

    public Planted(String code, String instance, boolean innocent) {
        this.code = code;
        this.instance = instance;
        this.innocent = innocent;
    }

    public Planted member(EntityKey key) {
        members.add(key);
        return this;
    }

    public Planted move(Move move) {
        moves.add(move);
        return this;
    }

    public Planted call(Call call) {
        calls.add(call);
        return this;
    }

    public Planted with(String name, String value) {
        more.put(name, value);
        return this;
    }
}
