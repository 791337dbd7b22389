package io.clew.casework.series;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.search.RecordIndex;
import java.util.List;

/** Decisions as their reader may see them: reasons whose facts they may not read are left out, names are told as everywhere. */
final class Told {

    private final Access access;
    private final RecordIndex index;

    Told(Access access, RecordIndex index) {
        this.access = access;
        this.index = index;
    }

    Standing.Held held(Standing.Held held) {
        return new Standing.Held(
                tie(held.tie()),
                held.state(),
                held.acts().stream().map(this::act).toList());
    }

    Act act(Act act) {
        return new Act(
                act.n(),
                act.kind(),
                act.series(),
                act.ties().stream().map(this::tie).toList(),
                act.undoes(),
                act.by(),
                index.told(access, act.reason()),
                act.at());
    }

    private Act.Tie tie(Act.Tie tie) {
        List<Act.Why> why = tie.why().stream()
                .filter(one -> one.facts().stream().allMatch(this::readable))
                .map(one -> new Act.Why(one.code(), one.what().map(this::value), one.facts()))
                .toList();
        return new Act.Tie(tie.a(), tie.b(), tie.score(), why);
    }

    private boolean readable(String fact) {
        int slash = fact.indexOf('/');
        return slash < 0 || access.maySee(fact.substring(0, slash));
    }

    private Object value(Object value) {
        return switch (value) {
            case EntityKey key -> index.told(access, List.of(key)).getOrDefault(key, key);
            case String text -> index.told(access, text);
            default -> value;
        };
    }
}
