package io.clew.bench;

import io.clew.graph.GraphStore.Applied;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/**
 * Payments as AMLSim makes them, with laundering by its typologies among ordinary payments: another program's idea of the
 * world, written from its published description (Suzumura and Kanezashi, <i>Anti-Money Laundering Datasets</i>, 2021).
 *
 * <p>Ordinary accounts pay along a fixed graph by AMLSim's models (single, fan-out, fan-in, mutual, forward, periodical).
 * Each alert takes accounts at random, keeps a tenth at each hand, and lasts 10 to 20 steps; a step is an hour or a day.
 */
public final class ForeignShapes {

    private static final double MARGIN = 0.1;

    /** One alert: its shape, its payments' facts and the keys of its accounts. */
    public record Alert(String shape, Set<String> facts, Set<String> accounts) {}

    private final Random random;
    private final long begin;
    private final long step;
    private final int steps;
    private final int accounts;
    private final List<Applied> payments = new ArrayList<>();
    private final List<Alert> alerts = new ArrayList<>();

    /**
     * @param step milliseconds
     * @param each alerts of each shape; 0 for ordinary payments of the year of AML-World alone
     */
    public ForeignShapes(long seed, int accounts, int steps, long step, int each) {
        this.begin = Instant.parse(each == 0 ? "2022-08-15T00:00:00Z" : "2025-03-01T00:00:00Z")
                .toEpochMilli();
        this.random = new Random(seed);
        this.accounts = accounts;
        this.steps = steps;
        this.step = step;
        ordinary();
        for (int i = 0; i < each; i++) {
            cycle();
            scatterGather();
            gatherScatter();
            stack();
            bipartite();
        }
    }

    /**
     * Puts the laundering attempts of IBM's AML-World among the ordinary payments: a gzip file of its {@code Patterns.txt},
     * whose accounts take the places of ordinary ones. Amounts come to yuan by that year's rates.
     */
    public void amlWorld(Path file) throws IOException {
        Map<String, Integer> known = new HashMap<>();
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), java.nio.charset.StandardCharsets.UTF_8))) {
            String shape = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("BEGIN")) {
                    shape = line.replaceAll(".* - |:.*", "").strip().toLowerCase(java.util.Locale.ROOT);
                    facts = new HashSet<>();
                    parties = new HashSet<>();
                } else if (line.startsWith("END")) {
                    facts.remove("");
                    alerts.add(new Alert(shape, facts, parties));
                } else if (!line.isBlank()) {
                    String[] cells = line.split(",", -1);
                    var at = LocalDateTime.parse(cells[0], DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm"));
                    int payer = known.computeIfAbsent(cells[1] + cells[2], name -> known.size() % accounts);
                    int payee = known.computeIfAbsent(cells[3] + cells[4], name -> known.size() % accounts);
                    double yuan = Double.parseDouble(cells[7]) * rate(cells[8]);
                    facts.add(pay(payer, payee, at.toInstant(ZoneOffset.UTC), yuan));
                }
            }
        }
    }

    private static double rate(String currency) {
        return switch (currency) {
            case "Yuan" -> 1;
            case "US Dollar" -> 6.698;
            case "Euro" -> 7.849;
            case "Swiss Franc" -> 7.320;
            case "UK Pound" -> 8.654;
            case "Canadian Dollar" -> 5.077;
            case "Australian Dollar" -> 4.741;
            case "Shekel" -> 1.983;
            case "Saudi Riyal" -> 1.786;
            case "Brazil Real" -> 1.186;
            case "Mexican Peso" -> 0.3168;
            case "Rupee" -> 0.09119;
            case "Ruble" -> 0.0861;
            case "Yen" -> 0.06355;
            case "Bitcoin" -> 79_561;
            default -> throw new IllegalArgumentException("no rate of " + currency);
        };
    }

    public List<Alert> alerts() {
        return alerts;
    }

    /** Gives every payment to the store. */
    public void into(MemoryGraphStore store) {
        store.apply(payments);
    }

    private void ordinary() {
        for (int account = 0; account < accounts; account++) {
            int[] others = random.ints(1 + random.nextInt(6), 0, accounts).toArray();
            int interval = 5 + random.nextInt(20);
            int model = random.nextInt(6);
            for (int at = random.nextInt(interval); at < steps; at += interval) {
                behave(model, account, others, at);
                if (model == 0) {
                    break; // single
                }
            }
        }
    }

    private void behave(int model, int account, int[] others, int at) {
        int other = others[random.nextInt(others.length)];
        switch (model) {
            case 0, 1 -> pay(account, other, at, usual());
            case 2 -> {
                for (int each : others) {
                    pay(account, each, at, usual());
                }
            }
            case 3 -> {
                for (int each : others) {
                    pay(each, account, at, usual());
                }
            }
            case 4 -> {
                double amount = usual();
                pay(account, others[0], at, amount);
                pay(others[0], account, at + 1 + random.nextInt(3), amount);
            }
            default -> {
                double amount = usual();
                pay(other, account, at, amount);
                pay(account, others[0], at + 1, amount);
            }
        }
    }

    private double usual() {
        return 1_000 + random.nextInt(9_000);
    }

    private double dirty() {
        return 5_000 + random.nextInt(20_000);
    }

    private Set<String> facts = new HashSet<>();
    private Set<String> parties = new HashSet<>();
    private int from;
    private int middle;
    private int to;

    private int[] begin(int members) {
        facts = new HashSet<>();
        parties = new HashSet<>();
        int length = 10 + random.nextInt(11);
        from = random.nextInt(steps - length);
        middle = from + length / 2;
        to = from + length;
        List<Integer> all = new ArrayList<>();
        for (int i = 0; i < accounts; i++) {
            all.add(i);
        }
        Collections.shuffle(all, random);
        return all.subList(0, members).stream().mapToInt(Integer::intValue).toArray();
    }

    private int between(int first, int last) {
        return first + random.nextInt(Math.max(1, last - first));
    }

    private void dirty(int payer, int payee, int at, double amount) {
        facts.add(pay(payer, payee, at, amount));
    }

    private void cycle() {
        int[] members = begin(3 + random.nextInt(6));
        double amount = dirty();
        int[] times = random.ints(members.length * 3L, from, to + members.length)
                .distinct()
                .limit(members.length)
                .sorted()
                .toArray();
        for (int i = 0; i < times.length; i++) {
            dirty(members[i], members[(i + 1) % times.length], times[i], amount);
            amount *= 1 - MARGIN;
        }
        if (times.length == members.length) {
            alerts.add(new Alert("cycle", facts, parties));
        }
    }

    private void scatterGather() {
        int[] members = begin(5 + random.nextInt(6));
        for (int i = 2; i < members.length; i++) {
            double amount = dirty();
            dirty(members[0], members[i], between(from, middle), amount);
            dirty(members[i], members[1], between(middle, to) + 1, amount * (1 - MARGIN));
        }
        alerts.add(new Alert("scatter-gather", facts, parties));
    }

    private void gatherScatter() {
        int[] members = begin(7 + random.nextInt(6));
        int payers = (members.length - 1) / 2;
        double in = 0;
        for (int i = 1; i <= payers; i++) {
            double amount = dirty();
            in += amount;
            dirty(members[i], members[0], between(from, middle), amount);
        }
        int payees = members.length - 1 - payers;
        for (int i = payers + 1; i < members.length; i++) {
            dirty(members[0], members[i], between(middle, to) + 1, in * (1 - MARGIN) / payees);
        }
        alerts.add(new Alert("gather-scatter", facts, parties));
    }

    private void stack() {
        int third = 3 + random.nextInt(3);
        int[] members = begin(third * 3);
        for (int m = third; m < 2 * third; m++) {
            double in = 0;
            for (int o = 0; o < third; o++) {
                double amount = dirty();
                in += amount;
                dirty(members[o], members[m], between(from, middle), amount);
            }
            for (int b = 2 * third; b < 3 * third; b++) {
                dirty(members[m], members[b], between(middle, to) + 1, in * (1 - MARGIN) / third);
            }
        }
        alerts.add(new Alert("stack", facts, parties));
    }

    private void bipartite() {
        int half = 3 + random.nextInt(3);
        int[] members = begin(half * 2);
        for (int o = 0; o < half; o++) {
            for (int b = half; b < 2 * half; b++) {
                dirty(members[o], members[b], between(from, to), dirty());
            }
        }
        alerts.add(new Alert("bipartite", facts, parties));
    }

    /** @return name of the fact; nobody pays themselves */
    private String pay(int payer, int payee, int at, double yuan) {
        return pay(
                payer,
                payee,
                Instant.ofEpochMilli(begin + at * step + (long) (random.nextDouble() * 0.99 * step)),
                yuan);
    }

    private String pay(int payer, int payee, Instant time, double yuan) {
        if (payer == payee) {
            return "";
        }
        int number = payments.size() + 1;
        var fact = Fact.of(key(payer), "transfer", key(payee), time, new Money(Math.round(yuan * 100)));
        var ref = new RecordRef("foreign", "p" + number);
        parties.add(key(payer).toString());
        parties.add(key(payee).toString());
        payments.add(new Applied(
                new Record(
                        ref,
                        "transfer",
                        "",
                        "",
                        time,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(fact),
                        Map.of(),
                        io.clew.record.Provenance.NONE),
                number,
                1));
        return ref + "#0";
    }

    private static EntityKey key(int account) {
        return new EntityKey("account", "62990000000" + (100_000 + account));
    }
}
