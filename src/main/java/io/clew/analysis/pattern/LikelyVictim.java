package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Traced;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** F23 疑似受害人: somebody paid an account that a victim paid, for the first time, one way, in rising steps. */
public final class LikelyVictim implements Pattern {

    @Override
    public String code() {
        return "F23";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        List<Long> known = new ArrayList<>();
        Map<Long, List<Movements.Row>> byPayer = new LinkedHashMap<>();
        Set<Long> paidBack = new HashSet<>();
        for (Movements.Row row : rows.all()) {
            if (row.out()) {
                paidBack.add(row.other());
            } else if (scene.isTransfer(row)) {
                byPayer.computeIfAbsent(row.other(), o -> new ArrayList<>()).add(row);
                if (scene.isVictim(row.other())) {
                    known.add(row.at());
                }
            }
        }
        boolean accused = !scene.joined(account, Traced.SUSPECT).isEmpty();
        if (known.isEmpty() && !accused) {
            return;
        }
        byPayer.forEach((payer, paid) -> {
            boolean rising = paid.size() >= p.count("steps")
                    && paid.getLast().at() - paid.getFirst().at() <= p.millis("span");
            for (int i = 1; i < paid.size(); i++) {
                rising &= paid.get(i).amount() > paid.get(i - 1).amount();
            }
            boolean near = known.isEmpty()
                    || known.stream()
                            .anyMatch(at -> Math.abs(at - paid.getFirst().at()) <= p.millis("near"));
            boolean fits = rising
                    && near
                    && !paidBack.contains(payer)
                    && !scene.isVictim(payer)
                    && scene.isAccount(payer)
                    && !fires(scene, payer);
            if (fits) {
                long sum = paid.stream().mapToLong(Movements.Row::amount).sum();
                hits.accept(new Found(payer)
                        .member(account)
                        .rows(paid)
                        .amount(sum)
                        .measure("steps", paid.size())
                        .because(code(), Message.of("hit.F23", paid.size(), Scene.yuan(sum))));
            }
        });
    }

    private static boolean fires(Scene scene, long payer) {
        return new FastInFastOut().shows(scene, payer) || new TransitAccount().shows(scene, payer);
    }
}
