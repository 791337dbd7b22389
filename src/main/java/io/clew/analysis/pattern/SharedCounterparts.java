package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** F16 共同对手: several accounts that pay the same payees, who are no hubs. */
public final class SharedCounterparts implements Pattern {

    @Override
    public String code() {
        return "F16";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        Map<Long, Integer> shared = new HashMap<>();
        Map<Long, List<Long>> through = new LinkedHashMap<>();
        List<Long> payees = payees(scene, rows, p);
        scene.prefetch(payees.stream().mapToLong(Long::longValue).toArray());
        for (long payee : payees) {
            for (long other : payers(scene, payee, p)) {
                if (other != account) {
                    shared.merge(other, 1, Integer::sum);
                    through.computeIfAbsent(other, o -> new ArrayList<>()).add(payee);
                }
            }
        }
        shared.values().removeIf(n -> n < p.count("shared"));
        if (shared.size() + 1 < p.count("accounts") || shared.keySet().stream().anyMatch(other -> other < account)) {
            return;
        }
        Set<Long> common = new LinkedHashSet<>();
        shared.keySet().forEach(other -> common.addAll(through.getOrDefault(other, List.of())));
        var found = new Found(account);
        long sum = 0;
        double weight = 0;
        for (long payee : common) {
            weight += 1 / Math.log(1.0 + scene.view().degree(payee));
        }
        for (long member : members(account, shared.keySet())) {
            found.member(member);
            for (Movements.Row row : scene.movements(member).all()) {
                if (row.out() && common.contains(row.other())) {
                    found.row(row);
                    sum += row.amount();
                }
            }
        }
        hits.accept(found.amount(sum)
                .measure("counterparts", common.size())
                .share("weight", weight)
                .because(code(), Message.of("hit.F16", (shared.size() + 1), common.size(), Scene.yuan(sum))));
    }

    private static List<Long> members(long account, Set<Long> others) {
        var members = new ArrayList<Long>(others);
        members.addFirst(account);
        return members;
    }

    private static List<Long> payees(Scene scene, Movements rows, Parameters p) {
        Map<Long, Long> paid = new LinkedHashMap<>();
        for (Movements.Row row : rows.all()) {
            if (row.out() && scene.isTransfer(row)) {
                paid.merge(row.other(), row.amount(), Long::sum);
            }
        }
        paid.entrySet()
                .removeIf(e -> e.getValue() < p.fen("least")
                        || scene.view().degree(e.getKey()) > p.count("hub")
                        || !scene.isAccount(e.getKey()));
        return List.copyOf(paid.keySet());
    }

    private static List<Long> payers(Scene scene, long payee, Parameters p) {
        Map<Long, Long> paid = new LinkedHashMap<>();
        for (Movements.Row row : scene.movements(payee).all()) {
            if (!row.out() && scene.isTransfer(row)) {
                paid.merge(row.other(), row.amount(), Long::sum);
            }
        }
        paid.values().removeIf(sum -> sum < p.fen("least"));
        return List.copyOf(paid.keySet());
    }
}
