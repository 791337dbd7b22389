package io.clew.analysis.pattern;

import io.clew.analysis.scene.Found;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Parameters;
import io.clew.analysis.scene.Pattern;
import io.clew.analysis.scene.Scene;
import io.clew.record.Message;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/** F21 发薪/分红: the same payer pays several people like sums on the same day of several months. */
public final class Payroll implements Pattern {

    @Override
    public String code() {
        return "F21";
    }

    @Override
    public void find(Scene scene, long account, Consumer<Hit> hits) {
        Parameters p = scene.parameters(code());
        Movements rows = scene.movements(account);

        Map<Long, List<Movements.Row>> byPayee = new LinkedHashMap<>();
        for (Movements.Row row : rows.all()) {
            if (row.out() && scene.isTransfer(row)) {
                byPayee.computeIfAbsent(row.other(), o -> new ArrayList<>()).add(row);
            }
        }
        Map<Integer, List<Long>> byDay = new TreeMap<>();
        byPayee.forEach((payee, paid) -> {
            int day = payday(paid, p);
            if (day > 0) {
                byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(payee);
            }
        });
        for (int day : byDay.keySet()) {
            Set<Long> paid = new LinkedHashSet<>();
            for (int d = day; d <= day + 2 * p.count("around"); d++) {
                paid.addAll(byDay.getOrDefault(d, List.of()));
            }
            if (paid.size() >= p.count("people")) {
                var found = new Found(account);
                long sum = 0;
                for (long payee : paid) {
                    found.member(payee).rows(byPayee.getOrDefault(payee, List.of()));
                    sum += byPayee.getOrDefault(payee, List.of()).stream()
                            .mapToLong(Movements.Row::amount)
                            .sum();
                }
                hits.accept(found.amount(sum)
                        .measure("people", paid.size())
                        .measure("dayOfMonth", day)
                        .because(code(), Message.of("hit.F21", day, paid.size(), Scene.yuan(sum))));
                return;
            }
        }
    }

    /** The day of the month on which a payee is paid, in at least so many months and in like sums; else 0. */
    private static int payday(List<Movements.Row> paid, Parameters p) {
        if (paid.size() < p.count("months")) {
            return 0;
        }
        double mean = paid.stream().mapToLong(Movements.Row::amount).average().orElse(0);
        double squares = paid.stream()
                .mapToDouble(r -> (r.amount() - mean) * (r.amount() - mean))
                .average()
                .orElse(0);
        if (Math.sqrt(squares) > p.share("variation") * mean || mean < p.fen("least")) {
            return 0;
        }
        Set<Integer> months = new LinkedHashSet<>();
        int least = 31;
        int most = 1;
        for (Movements.Row row : paid) {
            LocalDate date = LocalDate.ofEpochDay(Scene.day(row.at()));
            months.add(date.getYear() * 12 + date.getMonthValue());
            least = Math.min(least, date.getDayOfMonth());
            most = Math.max(most, date.getDayOfMonth());
        }
        return most - least <= 2 * p.count("around") && months.size() >= p.count("months") ? least : 0;
    }
}
