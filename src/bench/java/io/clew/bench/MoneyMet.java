package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.LinkageLimits;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Cases whose money met (L2), where their first payments may lie {@link #DAYS} apart: by the world's ledger, each brought an
 * account of somebody with a part in crime at least the share that the rule asks for, and neither paid it directly.
 */
final class MoneyMet {

    private static final int DAYS = 60;

    private record Case(OffsetDateTime first, double paid, Set<String> payees, Map<String, Double> received) {}

    private MoneyMet() {}

    static LinkageLimits limits() {
        LinkageLimits shipped = LinkageLimits.shipped();
        var money = shipped.money();
        return new LinkageLimits(
                shipped.things(),
                shipped.called(),
                new LinkageLimits.MoneyLimits(money.weight(), money.share(), DAYS, money.depth()),
                shipped.manner(),
                shipped.against(),
                shipped.apartDays(),
                shipped.everybodys());
    }

    static Score.Row row(Score.Imported world, List<Link> links) throws IOException {
        Set<String> found = new HashSet<>();
        links.stream()
                .filter(link ->
                        link.reasons().stream().anyMatch(reason -> reason.code().equals("L2")))
                .forEach(link ->
                        found.add(LinkScore.pair(link.a().value(), link.b().value())));
        Set<String> met = met(world);
        long right = found.stream().filter(met::contains).count();
        return new Score.Row("links", "L2, up to " + DAYS + " days apart", right, met.size(), found.size() - right);
    }

    private static Set<String> met(Score.Imported world) throws IOException {
        Map<String, Case> cases = cases(world);
        Set<String> pairs = new HashSet<>();
        cases.forEach((number, one) -> cases.forEach((other, another) -> {
            boolean near = Duration.between(one.first, another.first).abs().compareTo(Duration.ofDays(DAYS)) <= 0;
            if (number.compareTo(other) < 0 && near && meet(one, another)) {
                pairs.add(LinkScore.pair(number, other));
            }
        }));
        return pairs;
    }

    private static boolean meet(Case one, Case other) {
        double least = LinkageLimits.shipped().money().share();
        return one.received.keySet().stream()
                .filter(account -> !one.payees.contains(account) && !other.payees.contains(account))
                .anyMatch(account -> one.received.getOrDefault(account, 0.0) >= least * one.paid
                        && other.received.getOrDefault(account, 0.0) >= least * other.paid);
    }

    private static Map<String, Case> cases(Score.Imported world) throws IOException {
        Set<String> held = new HashSet<>();
        for (JsonNode role : TruthBench.truth(world, "roles")) {
            role.get("holds").forEach(key -> held.add(key.asText()));
        }
        Map<String, Case> cases = new HashMap<>();
        for (JsonNode one : TruthBench.truth(world, "cases")) {
            if (!one.get("reported").asBoolean() || one.get("payments").isEmpty()) {
                continue;
            }
            double paid = 0;
            Set<String> payees = new HashSet<>();
            for (JsonNode payment : one.get("payments")) {
                paid += amount(payment.get("amount"));
                payees.add(payment.get("to").asText());
            }
            var first =
                    OffsetDateTime.parse(one.get("payments").get(0).get("at").asText());
            cases.put(one.get("case").asText(), new Case(first, paid, payees, new HashMap<>()));
        }
        for (JsonNode line : TruthBench.truth(world, "ledger")) {
            Case one = cases.get(line.get("case").asText());
            String account = line.get("account").asText();
            if (one != null && line.get("method").asText().equals("fifo") && held.contains(account)) {
                one.received.merge(account, amount(line.get("received")), Double::sum);
            }
        }
        return cases;
    }

    private static double amount(JsonNode yuan) {
        return new BigDecimal(yuan.asText()).doubleValue();
    }
}
