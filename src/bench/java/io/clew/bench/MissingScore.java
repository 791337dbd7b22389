package io.clew.bench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is still found of the victims' money where the statements of a third, or two thirds, of the criminals' accounts
 * were not sent, by FIFO against the trace of the whole world: 分 on the payments that a statement still prints, as far as
 * printed payments brought them to the payer; what is told beyond the whole trace counts as wrong. Further, how much of what
 * is proposed for freezing is truly there, and whether what is told adds up to what was paid.
 */
final class MissingScore implements Score {

    private static final int BATCH = 5_000;

    @Override
    public List<Row> rows(Imported world) throws IOException {
        var rows = new ArrayList<Row>();
        List<List<String>> towns = MoneyScore.payments(world);
        List<TraceAnswer> whole = follow(world.index(), world.graph(), towns);
        for (int thirds = 1; thirds <= 2; thirds++) {
            Path folder = Files.createTempDirectory("clew-missing");
            try (var index = LuceneRecordIndex.open(folder.resolve("records"));
                    var graph = MemoryGraphStore.open(folder.resolve("graph"))) {
                Map<String, String> names =
                        Withheld.of(world, missing(world, thirds)).copy(index, graph);
                List<List<String>> starts = towns.stream()
                        .map(town -> town.stream()
                                .filter(names::containsKey)
                                .map(names::get)
                                .toList())
                        .filter(town -> !town.isEmpty())
                        .toList();
                String what = thirds == 1 ? "a third" : "two thirds";
                rows.addAll(rows(what, whole, follow(index, graph, starts), names));
            } finally {
                WorldBench.delete(folder);
            }
        }
        return rows;
    }

    /** The accounts of people with a part in a crime whose statements are taken away. */
    private static Set<String> missing(Imported world, int thirds) throws IOException {
        Set<String> missing = new HashSet<>();
        for (JsonNode role : TruthBench.truth(world, "roles")) {
            for (JsonNode key : role.get("holds")) {
                if (key.asText().startsWith("account:")
                        && Math.floorMod(key.asText().hashCode(), 3) < thirds) {
                    missing.add(key.asText());
                }
            }
        }
        return missing;
    }

    private static List<TraceAnswer> follow(RecordIndex index, GraphStore graph, List<List<String>> towns)
            throws IOException {
        var access = new Access(
                "bench",
                Set.of(Role.ANALYST),
                Set.of(),
                3,
                "bench",
                index.totals().keySet(),
                0,
                true);
        var ontology = Ontology.shipped();
        Path folder = Files.createTempDirectory("clew-missing-audit");
        var answers = new ArrayList<TraceAnswer>();
        try (AuditLog audit = AuditLog.open(folder)) {
            var money = new FollowMoney(graph, index, ontology, Places.shipped(ontology), audit);
            for (List<String> facts : towns) {
                List<TraceStart> starts = facts.stream()
                        .map(fact -> new TraceStart(fact, null, null, null, null))
                        .toList();
                TraceQuestion limits = TraceQuestion.USUAL.everything().maxDelay(TraceQuestion.USUAL.maxDelay());
                answers.add(money.follow(access, new FollowMoney.Question(starts, false, limits, true)));
            }
        } finally {
            WorldBench.delete(folder);
        }
        return answers;
    }

    private static List<Row> rows(
            String what, List<TraceAnswer> whole, List<TraceAnswer> part, Map<String, String> names) {
        Map<String, Long> truth = new LinkedHashMap<>();
        Map<String, Long> carried = new HashMap<>();
        Map<String, Long> told = new HashMap<>();
        for (TraceAnswer answer : whole) {
            new Printed(names, truth).follow(answer);
            add(answer, names, carried);
        }
        part.forEach(answer -> add(answer, Map.of(), told));
        return List.of(
                row(what + " of statements, 分 on printed payments", payments(truth), payments(told), payments(carried)),
                row(what + " of statements, the same by victim", truth, told, carried),
                proposals(what, whole, part),
                sums(what, part));
    }

    /** 分 by payment and victim. */
    private static void add(TraceAnswer answer, Map<String, String> names, Map<String, Long> sums) {
        answer.edges()
                .forEach(edge -> edge.byVictim()
                        .forEach((victim, fen) -> sums.merge(
                                names.getOrDefault(edge.fact(), edge.fact()) + " " + victim, fen, Long::sum)));
    }

    /** 分 by payment. */
    private static Map<String, Long> payments(Map<String, Long> byVictim) {
        Map<String, Long> sums = new LinkedHashMap<>();
        byVictim.forEach((name, fen) -> sums.merge(name.substring(0, name.indexOf(' ')), fen, Long::sum));
        return sums;
    }

    private static Row row(String what, Map<String, Long> truth, Map<String, Long> told, Map<String, Long> carried) {
        long all = sum(truth.values());
        long right = truth.entrySet().stream()
                .mapToLong(each -> Math.min(each.getValue(), told.getOrDefault(each.getKey(), 0L)))
                .sum();
        long wrong = told.entrySet().stream()
                .mapToLong(each -> Math.max(0, each.getValue() - carried.getOrDefault(each.getKey(), 0L)))
                .sum();
        return new Row("missing", what, right, all, wrong);
    }

    private static long sum(Collection<Long> amounts) {
        return amounts.stream().mapToLong(Long::longValue).sum();
    }

    private static Row proposals(String what, List<TraceAnswer> whole, List<TraceAnswer> part) {
        Map<String, Long> there = new HashMap<>();
        whole.forEach(answer ->
                answer.nodes().forEach(node -> there.merge(node.account().toString(), node.residual(), Long::sum)));
        long proposed = 0;
        long sure = 0;
        for (TraceAnswer answer : part) {
            for (TraceAnswer.Proposal proposal : answer.proposals()) {
                proposed += proposal.cap();
                sure += Math.min(
                        proposal.cap(), there.getOrDefault(proposal.account().toString(), 0L));
            }
        }
        return new Row("missing", what + " of statements, proposed 分 that are there", sure, proposed, proposed - sure);
    }

    /** What rests, and what leaves sight or is not explained, against what was paid. */
    private static Row sums(String what, List<TraceAnswer> part) {
        long paid = 0;
        long ends = 0;
        for (TraceAnswer answer : part) {
            paid += sum(answer.losses().values());
            ends += answer.nodes().stream()
                    .mapToLong(node -> node.residual() + node.outside())
                    .sum();
        }
        return new Row(
                "missing",
                what + " of statements, paid 分 that rest or are not explained",
                Math.min(paid, ends),
                paid,
                Math.max(0, ends - paid));
    }

    /** How far printed payments alone bring the victims' money. */
    private static final class Printed {

        private final Map<String, String> names;
        private final Map<String, Long> truth;

        /** 分 by account and victim that printed payments brought and that none has taken on. */
        private final Map<String, Long> there = new HashMap<>();

        /** @param truth gets 分 by payment and victim */
        Printed(Map<String, String> names, Map<String, Long> truth) {
            this.names = names;
            this.truth = truth;
        }

        void follow(TraceAnswer answer) {
            answer.edges().stream()
                    .sorted(Comparator.comparing(TraceAnswer.Edge::at))
                    .filter(edge -> names.containsKey(edge.fact()))
                    .forEach(edge -> edge.byVictim().forEach((victim, fen) -> pay(edge, victim, fen)));
        }

        private void pay(TraceAnswer.Edge edge, String victim, long fen) {
            String payer = edge.from() + " " + victim;
            long here = edge.level() == 1 ? fen : Math.min(fen, there.getOrDefault(payer, 0L));
            if (here > 0) {
                truth.merge(names.get(edge.fact()) + " " + victim, here, Long::sum);
                there.merge(edge.to() + " " + victim, here, Long::sum);
                there.merge(payer, edge.level() == 1 ? 0 : -here, Long::sum);
            }
        }
    }

    static void append(RecordIndex index, GraphStore graph, List<Record> batch) {
        graph.apply(index.append(batch).accepted().stream()
                .map(kept -> new GraphStore.Applied(kept.record(), kept.sequence(), kept.version()))
                .toList());
        batch.clear();
    }

    static boolean isFull(List<Record> batch) {
        return batch.size() >= BATCH;
    }
}
