package io.clew.inquiry.gang;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Holds a gang against what it would be otherwise, member by member. */
final class Standings {

    private Standings() {}

    static List<FoundGang.Change> changed(FoundGang before, Optional<FoundGang> after) {
        var changes = new ArrayList<FoundGang.Change>();
        for (FoundGang.Member member : before.members()) {
            FoundGang.Standing was = of(member);
            FoundGang.Standing is = after.map(gang -> gang.member(member.key()))
                    .map(Standings::of)
                    .orElse(FoundGang.Standing.OUT);
            if (!was.equals(is)) {
                changes.add(new FoundGang.Change(member.key(), was, is));
            }
        }
        after.ifPresent(gang -> gang.members().stream()
                .filter(member -> before.member(member.key()) == null)
                .forEach(
                        member -> changes.add(new FoundGang.Change(member.key(), FoundGang.Standing.OUT, of(member)))));
        changes.sort(Comparator.comparing(FoundGang.Change::key));
        return changes;
    }

    static FoundGang.Standing of(FoundGang.Member member) {
        return new FoundGang.Standing(
                true,
                member.roles().stream().map(FoundGang.Role::role).toList(),
                member.solid(),
                member.cut().size());
    }
}
