package io.clew.bench;

import io.clew.access.audit.AuditEntry;
import io.clew.oversight.Rules;
import io.clew.oversight.Supervision;
import io.clew.oversight.Surroundings;
import io.clew.world.AuditLife;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Misuse planted in six weeks of forty users' audit, against the alerts of supervision. An alert is wrong where its user did
 * nothing wrong that day; beside the table stands how many those are for each user and month.
 */
final class SupervisionScore implements Score {

    private static final long SEED = 20_260_301;
    private static final int USERS = 40;
    private static final int DAYS = 42;

    @Override
    public List<Row> rows(Imported world) {
        return rows(SEED);
    }

    static List<Row> rows(long seed) {
        var life = AuditLife.live(seed, USERS, DAYS);
        var rules = Rules.shipped();
        long began = System.nanoTime();
        var alerts = new Supervision(rules, new Known(life))
                .alerts(
                        sink -> {
                            long n = 0;
                            for (var line : life.lines()) {
                                sink.accept(entry(++n, line));
                            }
                        },
                        LocalDate.MIN);
        double seconds = (System.nanoTime() - began) / 1e9;
        Set<String> guilty =
                life.planted().stream().map(one -> one.who() + one.day()).collect(Collectors.toSet());
        Set<String> found =
                alerts.stream().map(one -> one.rule() + one.who() + one.day()).collect(Collectors.toSet());
        var rows = new ArrayList<Row>();
        long wrong = 0;
        for (var rule : rules.all()) {
            var planted = life.planted().stream()
                    .filter(one -> one.rule().equals(rule.code()))
                    .toList();
            long hit = planted.stream()
                    .filter(one -> found.contains(one.rule() + one.who() + one.day()))
                    .count();
            long bad = alerts.stream()
                    .filter(one -> one.rule().equals(rule.code()) && !guilty.contains(one.who() + one.day()))
                    .count();
            wrong += bad;
            rows.add(new Row("misuse", rule.code(), hit, planted.size(), bad));
        }
        rows.add(new Row(
                "misuse",
                "all",
                rows.stream().mapToLong(Row::found).sum(),
                life.planted().size(),
                wrong));
        System.out.printf(
                "supervision: %,d entries of %d users in %d days read in %.2f s, %.3f false alerts for each user and month%n",
                life.lines().size(), USERS, DAYS, seconds, wrong * 30.0 / DAYS / USERS);
        return rows;
    }

    private static AuditEntry entry(long n, AuditLife.Line line) {
        return new AuditEntry(
                n,
                0,
                line.at(),
                line.who(),
                "10.0.0.1",
                line.purpose(),
                line.act(),
                line.asked(),
                AuditEntry.OK,
                line.returned(),
                line.keys(),
                "");
    }

    /** What profiles, cases and the graph of that place would say. */
    private record Known(AuditLife.Lived life) implements Surroundings {

        @Override
        public Map<String, Relation> circle(String user) {
            var circle = new HashMap<String, Relation>();
            for (var one : life.users()) {
                boolean self = one.user().equals(user);
                one.own().forEach(key -> circle.put(key, self ? Relation.OWN : Relation.COLLEAGUE));
                if (self) {
                    one.relatives().forEach(key -> circle.put(key, Relation.RELATIVE));
                }
            }
            return circle;
        }

        @Override
        public Optional<Set<String>> about(String purpose) {
            return life.cases().stream()
                    .filter(one -> one.id().equals(purpose))
                    .findFirst()
                    .map(AuditLife.CaseFile::attached);
        }

        @Override
        public boolean near(Set<String> some, String key) {
            var reached = life.links().getOrDefault(key, Set.of());
            var second = new HashSet<>(reached);
            reached.forEach(one -> second.addAll(life.links().getOrDefault(one, Set.of())));
            return some.stream().anyMatch(second::contains);
        }
    }
}
