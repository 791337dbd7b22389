package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Stop;
import io.clew.graph.Ontology;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.ClewException;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where each victim's money rests, by FIFO and pro rata, against the generator's own ledgers: 分 that the trace puts
 * where the ledger has them, of all that the ledger has.
 *
 * <p>All cases of a town are traced together, because the money of one meets that of others in the same accounts; towns
 * share no account with a statement. Beside it the payments that each report leads to by what it tells.
 */
final class MoneyScore implements Score {

    /** Where money went that no statement names. */
    private static final String NAMELESS = "nameless";

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Set<String> sources = new HashSet<>(world.index().totals().keySet());
        var access = new Access("bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", sources, 0, true);
        List<JsonNode> cases = TruthBench.truth(world, "cases");
        Map<String, String> facts = payments(world, cases);
        Map<String, String> payerOf = new HashMap<>();
        cases.forEach(each ->
                payerOf.put(each.get("case").asText(), each.get("account").asText()));
        List<List<TraceStart>> towns = towns(cases, facts).stream()
                .map(town -> town.stream()
                        .map(fact -> new TraceStart(fact, null, null, null, null))
                        .toList())
                .toList();
        var rows = new ArrayList<Row>();
        Path folder = Files.createTempDirectory("clew-money-score");
        try (AuditLog audit = AuditLog.open(folder)) {
            var ontology = Ontology.shipped();
            var money = new FollowMoney(world.graph(), world.index(), ontology, Places.shipped(ontology), audit);
            rows.add(reports(world, access, money, cases, facts));
            for (Method method : List.of(Method.FIFO, Method.HAIRCUT)) {
                var answers = new ArrayList<TraceAnswer>();
                for (List<TraceStart> starts : towns) {
                    answers.add(money.follow(
                            access,
                            new FollowMoney.Question(
                                    starts,
                                    false,
                                    TraceQuestion.USUAL
                                            .everything()
                                            .method(method)
                                            .seen(false),
                                    true)));
                }
                long cut = answers.stream()
                        .filter(answer -> !answer.cut().isEmpty())
                        .count();
                if (cut > 0) {
                    System.out.println(cut + " of " + answers.size() + " traces met their limit of time or rows");
                }
                rows.add(row(world, answers, payerOf, method));
                rows.addAll(freezing(world, answers, method));
            }
        } finally {
            WorldBench.delete(folder);
        }
        return rows;
    }

    /** The facts of all victims' payments that statements have, town by town. */
    static List<List<String>> payments(Imported world) throws IOException {
        List<JsonNode> cases = TruthBench.truth(world, "cases");
        return towns(cases, payments(world, cases));
    }

    private static List<List<String>> towns(List<JsonNode> cases, Map<String, String> facts) {
        Map<String, List<String>> towns = new LinkedHashMap<>();
        for (JsonNode each : cases) {
            String town = each.get("case").asText().replaceFirst("[0-9]{8}$", ""); // without year and number
            List<String> starts = towns.computeIfAbsent(town, t -> new ArrayList<>());
            for (JsonNode payment : each.get("payments")) {
                for (JsonNode name : payment.get("records")) {
                    String fact = facts.get(name.asText());
                    if (fact != null) {
                        starts.add(fact);
                        break;
                    }
                }
            }
        }
        return List.copyOf(towns.values());
    }

    /** 分 of the payments that statements have and the first report of each case leads to, by who paid. */
    private static Row reports(
            Imported world, Access access, FollowMoney money, List<JsonNode> cases, Map<String, String> facts) {
        long all = 0;
        long right = 0;
        long claimed = 0;
        for (JsonNode one : cases) {
            var report = new RecordRef("jq", "jq-" + one.get("case").asText());
            if (world.index().get(access, report).isEmpty()) {
                continue;
            }
            long paid = 0;
            for (JsonNode payment : one.get("payments")) {
                for (JsonNode name : payment.get("records")) {
                    if (facts.containsKey(name.asText())) {
                        paid += Money.parse(payment.get("amount").asText()).fen();
                        break;
                    }
                }
            }
            Map<String, Long> losses = losses(access, money, report);
            all += paid;
            right += Math.min(paid, losses.getOrDefault(one.get("account").asText(), 0L));
            claimed += losses.values().stream().mapToLong(Long::longValue).sum();
        }
        return new Row("money", "分 paid, from what reports tell", right, all, claimed - right);
    }

    /** Nothing where the report leads nowhere. */
    private static Map<String, Long> losses(Access access, FollowMoney money, RecordRef report) {
        var starts = List.of(new TraceStart(null, report.toString(), null, null, null));
        try {
            return money.follow(access, new FollowMoney.Question(starts, false, TraceQuestion.USUAL, false))
                    .losses();
        } catch (ClewException e) {
            if (e.code().equals("trace-start")) {
                return Map.of();
            }
            throw e;
        }
    }

    /** The facts of the victims' payments, by the names that the truth has for their records. */
    private static Map<String, String> payments(Imported world, List<JsonNode> cases) {
        Set<String> names = new HashSet<>();
        for (JsonNode one : cases) {
            for (JsonNode payment : one.get("payments")) {
                payment.get("records").forEach(name -> names.add(name.asText()));
            }
        }
        Map<String, String> facts = new HashMap<>();
        world.index().replay(0, kept -> {
            Record record = kept.record();
            if (record.facts().stream().anyMatch(fact -> fact.link().equals("transfer"))) {
                String serial = record.facts().getFirst().more().getOrDefault("serial", "");
                for (String name : List.of(record.ref().toString(), record.ref().source() + "/" + serial)) {
                    if (names.contains(name)) {
                        facts.put(name, record.factId(0));
                    }
                }
            }
            return true;
        });
        return facts;
    }

    private static Row row(Imported world, List<TraceAnswer> answers, Map<String, String> payerOf, Method method)
            throws IOException {
        Map<String, Long> told = new HashMap<>();
        answers.forEach(answer -> tell(answer, told));
        String name = name(method);
        Map<String, Long> truth = new LinkedHashMap<>();
        for (JsonNode one : TruthBench.truth(world, "ledger")) {
            if (one.get("method").asText().equals(name)) {
                String victim = payerOf.get(one.get("case").asText());
                long nameless = Money.parse(one.get("nameless").asText()).fen();
                long resting = Money.parse(one.get("resting").asText()).fen();
                truth.merge(victim + " " + place(one.get("account").asText()), resting - nameless, Long::sum);
                truth.merge(NAMELESS, nameless, Long::sum);
            }
        }
        long all = 0;
        long right = 0;
        long claimed = 0;
        for (var each : truth.entrySet()) {
            all += each.getValue();
            long said = told.getOrDefault(each.getKey(), 0L);
            right += Math.min(said, each.getValue());
            if (said != each.getValue() && Boolean.getBoolean("clew.score.explain")) {
                System.out.println(name + " " + each.getKey() + " truth " + each.getValue() + " told " + said);
            }
        }
        for (long fen : told.values()) {
            claimed += fen;
        }
        return new Row("money", name + ", 分 at their resting place", right, all, claimed - right);
    }

    /** Adds what an answer says: 分 by victim and place. */
    private static void tell(TraceAnswer answer, Map<String, Long> told) {
        for (TraceAnswer.Node node : answer.nodes()) {
            boolean rests = node.leaf() == null || node.balance() != null;
            if (rests) {
                node.residuals().forEach((victim, fen) -> told.merge(victim + " " + node.account(), fen, Long::sum));
            }
        }
        for (TraceAnswer.Edge edge : answer.edges()) {
            if (edge.stop() != null) {
                edge.byVictim()
                        .forEach((victim, fen) ->
                                told.merge(victim + " " + place(edge.to().toString()), fen, Long::sum));
            }
        }
        answer.breaks().stream()
                .filter(gap -> gap.why() == Stop.NAMELESS)
                .forEach(gap -> told.merge(NAMELESS, gap.amount(), Long::sum));
    }

    /**
     * What capped freezing keeps, and whom it spares, beside freezing every account that the money reached.
     *
     * <p>Recoverable is what the generator's ledger has resting in accounts with a statement. An innocent is the holder
     * of an account who has no part in any crime; wholly frozen is whoever could move nothing of his own any more.
     */
    private static List<Row> freezing(Imported world, List<TraceAnswer> answers, Method method) throws IOException {
        String name = name(method);
        Map<String, Long> resting = new LinkedHashMap<>();
        for (JsonNode one : TruthBench.truth(world, "ledger")) {
            if (one.get("method").asText().equals(name) && one.get("statement").asBoolean()) {
                resting.merge(
                        one.get("account").asText(),
                        Money.parse(one.get("resting").asText()).fen(),
                        Long::sum);
            }
        }
        Map<String, TraceAnswer.Proposal> caps = new HashMap<>();
        answers.forEach(answer ->
                answer.proposals().forEach(each -> caps.put(each.account().toString(), each)));
        long recoverable = 0;
        long kept = 0;
        for (var each : resting.entrySet()) {
            var cap = caps.get(each.getKey());
            recoverable += each.getValue();
            kept += Math.min(each.getValue(), cap == null ? 0 : cap.cap());
        }
        long proposed =
                caps.values().stream().mapToLong(TraceAnswer.Proposal::cap).sum();
        Set<String> guilty = new HashSet<>();
        TruthBench.truth(world, "roles").forEach(role -> role.get("holds").forEach(key -> guilty.add(key.asText())));
        long reached = 0;
        long spared = 0;
        for (TraceAnswer.Node node :
                answers.stream().flatMap(answer -> answer.nodes().stream()).toList()) {
            boolean account = node.account().type().equals("account") && node.attributed() > 0 && node.level() > 0;
            if (account && !guilty.contains(node.account().toString())) {
                var cap = caps.get(node.account().toString());
                reached++;
                spared += cap == null || cap.cap() < cap.balance() ? 1 : 0;
            }
        }
        return List.of(
                new Row(
                        "freezing",
                        name + ", recoverable 分 kept by capped freezing",
                        kept,
                        recoverable,
                        proposed - kept),
                new Row("freezing", name + ", innocents reached and not wholly frozen", spared, reached, 0));
    }

    private static String name(Method method) {
        return method == Method.FIFO ? "fifo" : "pro-rata";
    }

    /** Cash is cash: some layouts do not print the machine. */
    private static String place(String key) {
        return key.startsWith("machine:") ? "cash" : key;
    }
}
