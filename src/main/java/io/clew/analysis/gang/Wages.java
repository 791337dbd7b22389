package io.clew.analysis.gang;

import io.clew.analysis.scene.Movements;
import io.clew.analysis.scene.Movements.Row;
import io.clew.analysis.scene.Scene;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whom an account pays about the same about the same day of several months (F21). Who pays so too many persons is an
 * employer, and a company that pays is one too; neither ties anybody. For one thread.
 */
final class Wages {

    private static final ZoneOffset CHINA = ZoneOffset.ofHours(8);

    private final Ground ground;
    private final Map<Long, Map<Long, List<Row>>> known = new HashMap<>();

    Wages(Ground ground) {
        this.ground = ground;
    }

    /** Payees of the account that are paid so, with the payments; empty where they are too few or too many. */
    Map<Long, List<Row>> paidBy(long account) {
        return known.computeIfAbsent(account, this::find);
    }

    private Map<Long, List<Row>> find(long account) {
        if (ground.isBusy(account, "flowPlaces") || !ground.scene().isAccount(account)) {
            return Map.of();
        }
        Map<Long, List<Row>> paid = new LinkedHashMap<>();
        Movements rows = ground.rows(account);
        for (Row row : rows.all()) {
            if (row.out()
                    && ground.scene().isTransfer(row)
                    && row.amount() >= ground.rules().fen("wagesLeast")) {
                paid.computeIfAbsent(row.other(), n -> new ArrayList<>()).add(row);
            }
        }
        paid.values().removeIf(each -> !regular(each));
        int payees = paid.size();
        return payees < ground.rules().count("wagesPayees")
                        || payees > ground.rules().count("wagesMost")
                ? Map.of()
                : paid;
    }

    private boolean regular(List<Row> payments) {
        if (payments.size() < ground.rules().count("wagesMonths")) {
            return false;
        }
        var months = new HashSet<YearMonth>();
        double sum = 0;
        double squares = 0;
        for (Row row : payments) {
            months.add(YearMonth.from(Instant.ofEpochMilli(row.at()).atOffset(CHINA)));
            sum += row.amount();
            squares += (double) row.amount() * row.amount();
        }
        double mean = sum / payments.size();
        double deviation = Math.sqrt(Math.max(0, squares / payments.size() - mean * mean));
        return months.size() >= ground.rules().count("wagesMonths")
                && months.size() == payments.size()
                && deviation <= ground.rules().limit("wagesVariation") * mean
                && sameDay(payments);
    }

    /** Whether the payments lie about a month apart, each near the day of the one before. */
    private boolean sameDay(List<Row> payments) {
        int around = ground.rules().count("wagesAround");
        for (int i = 1; i < payments.size(); i++) {
            long days = Scene.day(payments.get(i).at())
                    - Scene.day(payments.get(i - 1).at());
            if (days < 28 - around || days > 31 + around) {
                return false;
            }
        }
        return true;
    }
}
