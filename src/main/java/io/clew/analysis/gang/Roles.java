package io.clew.analysis.gang;

import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Movements.Row;
import io.clew.analysis.scene.Pattern;
import io.clew.record.ClewException;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which roles members have, by the rules of {@code gang/roles.yaml} over what is counted of each. For one gang.
 *
 * <p>A measure is counted when a rule asks for it; what was counted comes with the facts it was counted from.
 */
final class Roles {

    /** Something counted, and from what. */
    record Count(int value, Set<Long> facts) {
        static final Count NONE = new Count(0, Set.of());
    }

    private final Ground ground;
    private final Finders finders;
    private final Net net;
    private final Set<Integer> members;
    private final Map<String, Count> counted = new HashMap<>();

    Roles(Ground ground, Finders finders, Net net, Set<Integer> members) {
        this.ground = ground;
        this.finders = finders;
        this.net = net;
        this.members = members;
    }

    List<Gang.Role> of(int person) {
        Map<String, Gang.Role> roles = new LinkedHashMap<>();
        for (GangRules.RoleRule rule : ground.rules().roles()) {
            if (!roles.containsKey(rule.role()) && holds(rule, person)) {
                roles.put(rule.role(), role(rule, person));
            }
        }
        return List.copyOf(roles.values());
    }

    private boolean holds(GangRules.RoleRule rule, int person) {
        List<GangRules.Condition> none = rule.none();
        return rule.all().stream()
                        .allMatch(each -> count(each.measure(), person).value() >= each.least())
                && (none == null
                        || none.stream()
                                .allMatch(each -> count(each.measure(), person).value() < each.least()));
    }

    private Gang.Role role(GangRules.RoleRule rule, int person) {
        Set<Long> facts = new LinkedHashSet<>();
        List<Message> parts = new ArrayList<>();
        for (GangRules.Condition condition : rule.all()) {
            Count count = count(condition.measure(), person);
            facts.addAll(count.facts());
            parts.add(Message.of("gang.measure." + condition.measure(), count.value()));
        }
        return new Gang.Role(
                rule.role(), rule.code(), List.copyOf(facts), Message.of("gang.role." + rule.code(), parts));
    }

    private Count count(String measure, int person) {
        String name = measure + " " + person;
        Count known = counted.get(name);
        if (known == null) {
            known = measure(measure, person);
            counted.put(name, known);
        }
        return known;
    }

    private Count measure(String measure, int person) {
        return switch (measure) {
            case "wages-to" -> wages(person, true);
            case "wages-from" -> wages(person, false);
            case "flow-in" -> flow(person, false);
            case "flow-out" -> flow(person, true);
            case "flow-out-cash-or-outside" -> onward(person);
            case "paid-by-victims" -> paidByVictims(person);
            case "victims" -> victims(person);
            case "cash" -> cash(person);
            case "group-device" -> device(person, false);
            case "own-device" -> device(person, true);
            case "calls" -> calls(person);
            default -> pattern(measure, person);
        };
    }

    private Count wages(int person, boolean to) {
        Set<Integer> others = new LinkedHashSet<>();
        Set<Long> facts = new LinkedHashSet<>();
        for (long account : accounts(person)) {
            for (int member : members) {
                for (long other : member == person ? List.<Long>of() : accounts(member)) {
                    List<Row> rows =
                            finders.wages().paidBy(to ? account : other).get(to ? other : account);
                    if (rows != null && ground.wants("wages") && isPayer(to ? person : member)) {
                        others.add(member);
                        rows.forEach(row -> facts.add(row.fact()));
                    }
                }
            }
        }
        return new Count(others.size(), facts);
    }

    private boolean isPayer(int person) {
        return !ground.people().one(person).type().equals("company");
    }

    private Count flow(int person, boolean out) {
        Set<Integer> others = new LinkedHashSet<>();
        Set<Long> facts = new LinkedHashSet<>();
        for (Evidence tie : net.among(person, members)) {
            Set<Long> of = tie.kind().code().equals("flow") ? tie.from(out ? person : tie.other(person)) : Set.of();
            if (!of.isEmpty()) {
                others.add(tie.other(person));
                facts.addAll(of);
            }
        }
        return new Count(others.size(), facts);
    }

    /** Payments that pass money on to nobody within: to cash, shops and strangers, or to who draws it in cash. */
    private Count onward(int person) {
        Set<Long> facts = new LinkedHashSet<>();
        for (long account : accounts(person)) {
            for (Row row : finders.flows().passedOn(account)) {
                int other = ground.people().of(row.other());
                boolean within = members.contains(other);
                if (!ground.scene().isWithdrawal(row)
                        && (!within || count("cash", other).value() > 0)
                        && (other == People.NOBODY || !ground.people().isVictim(other))) {
                    facts.add(row.fact());
                }
            }
        }
        return new Count(facts.size(), facts);
    }

    private Count paidByVictims(int person) {
        Set<Integer> victims = new LinkedHashSet<>();
        Set<Long> facts = new LinkedHashSet<>();
        for (long account : accounts(person)) {
            for (Row row : ground.rows(account).all()) {
                int other = row.out() ? People.NOBODY : ground.people().of(row.other());
                if (other != People.NOBODY && ground.people().isVictim(other)) {
                    victims.add(other);
                    facts.add(row.fact());
                }
            }
            finders.suspected(account).forEach(fact -> {
                facts.add(fact);
                victims.add(Integer.MAX_VALUE);
            });
        }
        return new Count(victims.size(), facts);
    }

    private Count victims(int person) {
        Map<Integer, Side> met = finders.victims().met(person);
        Set<Long> facts = new LinkedHashSet<>();
        met.values().forEach(side -> facts.addAll(side.facts));
        return new Count(met.size(), facts);
    }

    /** Withdrawals within the window after money came from a member. */
    private Count cash(int person) {
        Set<Long> facts = new LinkedHashSet<>();
        for (long account : accounts(person)) {
            for (Row row : finders.flows().passedOn(account)) {
                if (ground.scene().isWithdrawal(row)) {
                    facts.add(row.fact());
                }
            }
        }
        return new Count(facts.size(), facts);
    }

    /** Persons of the gang on a device: one that a group used, or the member's own handset. */
    private Count device(int person, boolean own) {
        Count most = Count.NONE;
        for (var device : finders.things().devices(ground.people().one(person)).entrySet()) {
            Map<Integer, Side> users = finders.things().group(device.getValue());
            boolean usedByPhone = finders.usedByPhone(person, device.getKey());
            if (!users.containsKey(person) || usedByPhone != own) {
                continue;
            }
            long within = users.keySet().stream().filter(members::contains).count();
            if (within > most.value()) {
                most = new Count((int) within, new LinkedHashSet<>(users.get(person).facts));
            }
        }
        return most;
    }

    private Count calls(int person) {
        Set<Integer> others = new LinkedHashSet<>();
        Set<Long> facts = new LinkedHashSet<>();
        for (Evidence tie : net.among(person, members)) {
            if (tie.kind().code().equals("calls")) {
                others.add(tie.other(person));
                facts.addAll(tie.facts());
            }
        }
        return new Count(others.size(), facts);
    }

    /** A pattern at the member's accounts, numbers or devices; nothing where the catalogue does not have it. */
    private Count pattern(String code, int person) {
        Pattern pattern = Patterns.ALL.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null);
        if (pattern == null) {
            return Count.NONE;
        }
        int[] hits = {0};
        Set<Long> facts = new LinkedHashSet<>();
        for (long node : ground.people().one(person).nodes()) {
            if (pattern.isAbout(ground.scene(), node)) {
                try {
                    pattern.find(ground.scene(), node, hit -> {
                        hits[0]++;
                        facts.addAll(hit.facts());
                    });
                } catch (ClewException e) {
                    if (!e.code().equals("amount-overflow")) {
                        throw e;
                    }
                }
            }
        }
        return new Count(hits[0], facts);
    }

    private List<Long> accounts(int person) {
        return ground.people().one(person).nodes().stream()
                .filter(ground.scene()::isAccount)
                .toList();
    }
}
