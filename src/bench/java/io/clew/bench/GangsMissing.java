package io.clew.bench;

import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.Fact;
import io.clew.record.Record;
import io.clew.search.lucene.LuceneRecordIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Members of gangs in worlds of which something was never sent: half of the statements, a third of the registrations of
 * telephones and accounts, all that tells of devices, and all of these at once.
 */
final class GangsMissing implements Score {

    /** Links by which a record tells who used which device. */
    private static final Set<String> DEVICES = Set.of("login", "uses-device");

    private static final Set<String> DETAILS = Set.of("ip", "mac", "imei", "device");

    private static final Set<String> REGISTRATIONS = Set.of("owns", "registered");

    @Override
    public List<Row> rows(Imported world) throws IOException {
        Set<String> statements = statements(world);
        var rows = new ArrayList<Row>();
        rows.add(members(world, "nothing missing"));
        rows.add(without(world, statements, Optional::of, "half of the statements missing"));
        rows.add(without(world, Set.of(), GangsMissing::registered, "a third of the registrations missing"));
        rows.add(without(world, Set.of(), GangsMissing::deviceless, "all device data missing"));
        rows.add(without(
                world,
                statements,
                record -> registered(record).flatMap(GangsMissing::deviceless),
                "all three missing"));
        return rows;
    }

    /** Every second account whose statement is there, by its number. */
    private static Set<String> statements(Imported world) {
        Set<String> accounts = new HashSet<>();
        world.index().replay(0, kept -> {
            Record record = kept.record();
            String own = record.fields().get("own");
            if (own != null) {
                accounts.add("account:" + own);
            }
            record.facts().forEach(fact -> {
                String side = fact.more().get("own");
                if (side != null) {
                    accounts.add((side.equals("payer") ? fact.from() : fact.to()).toString());
                }
            });
            return true;
        });
        accounts.removeIf(account -> Math.floorMod(account.hashCode(), 2) == 0);
        return accounts;
    }

    private static Optional<Record> registered(Record record) {
        boolean registers = record.facts().stream().anyMatch(fact -> REGISTRATIONS.contains(fact.link()));
        return registers && Math.floorMod(record.ref().hashCode(), 3) == 0 ? Optional.empty() : Optional.of(record);
    }

    /** The record without links to devices, and its payments without the device that made them. */
    private static Optional<Record> deviceless(Record record) {
        List<Fact> facts = record.facts().stream()
                .filter(fact -> !DEVICES.contains(fact.link()))
                .map(GangsMissing::deviceless)
                .toList();
        return Optional.of(record.with(facts, record.fields()));
    }

    private static Fact deviceless(Fact fact) {
        Map<String, String> more = new HashMap<>(fact.more());
        more.keySet().removeAll(DETAILS);
        return new Fact(
                fact.from(),
                fact.link(),
                fact.to(),
                fact.at(),
                fact.amount(),
                fact.currency(),
                fact.start(),
                fact.end(),
                more);
    }

    private static Row without(
            Imported world, Set<String> statements, Function<Record, Optional<Record>> left, String what)
            throws IOException {
        Path folder = Files.createTempDirectory("clew-gangs-missing");
        try (var index = LuceneRecordIndex.open(folder.resolve("records"));
                var graph = MemoryGraphStore.open(folder.resolve("graph"))) {
            Withheld.of(world, statements).copy(index, graph, left);
            return members(new Imported(world.dir(), index, graph, List.of(), 0), what);
        } finally {
            WorldBench.delete(folder);
        }
    }

    private static Row members(Imported world, String what) throws IOException {
        Row row = new GangScore()
                .rows(world).stream()
                        .filter(one -> one.what().equals("members"))
                        .findFirst()
                        .orElseThrow();
        return new Row("gangs", "members, " + what, row.found(), row.expected(), row.wrong());
    }
}
