package io.clew.alerts.watch;

import io.clew.alerts.Alert;
import io.clew.alerts.Alert.Match;
import io.clew.alerts.Raised;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Gathers the records in which watched values turned up, a matter for each value of a list. */
final class Found {

    private record Matter(Watchlist list, WatchValue value, EntityKey key, ArrayDeque<Match> latest, long[] count) {}

    private final boolean followed;
    private final Map<String, Matter> matters = new LinkedHashMap<>();

    /** @param followed whether records are taken in order of arrival as they come in */
    Found(boolean followed) {
        this.followed = followed;
    }

    void add(Watchlist list, WatchValue value, EntityKey key, Record record, long sequence) {
        String name = list.id() + "\n" + value.keys().getFirst();
        Matter matter =
                matters.computeIfAbsent(name, any -> new Matter(list, value, key, new ArrayDeque<>(), new long[1]));
        String ref = record.ref().toString();
        if (!matter.latest.isEmpty() && matter.latest.getLast().record().equals(ref)) {
            return; // named by two readings of the value
        }
        matter.latest.add(new Match(ref, sequence, facts(record, key), record.occurredAt()));
        matter.count[0]++;
        if (matter.latest.size() > Alert.HELD) {
            matter.latest.removeFirst();
        }
    }

    /** The names of the facts of a record that an entity is in. */
    static List<String> facts(Record record, EntityKey key) {
        var facts = new ArrayList<String>();
        for (int n = 0; n < record.facts().size(); n++) {
            var fact = record.facts().get(n);
            if (fact.from().equals(key) || fact.to().equals(key)) {
                facts.add(record.factId(n));
            }
        }
        return facts;
    }

    Collection<Raised> raised() {
        return matters.values().stream().map(this::raised).toList();
    }

    private Raised raised(Matter matter) {
        Watchlist list = matter.list;
        return new Raised(
                list.origin(),
                matter.value.keys().getFirst(),
                matter.key.toString(),
                Message.of("watch.match", list.title(), matter.key, list.reason()),
                list.owner().user(),
                list.grade(),
                List.copyOf(matter.latest),
                matter.count[0],
                followed);
    }
}
