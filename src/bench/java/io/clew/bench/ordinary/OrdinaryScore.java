package io.clew.bench.ordinary;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.analysis.pattern.Patterns;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.scene.Hit;
import io.clew.analysis.scene.Scene;
import io.clew.analysis.scene.Sweep;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * All patterns of money over an {@link OrdinaryWorld}: a hit is on the gang where the first account that it is about, or half
 * of them, belong to one; on innocents where none of them belongs to a gang or was robbed by one; else on those around.
 */
public final class OrdinaryScore {

    private static final Ontology ONTOLOGY = Ontology.shipped();

    /** Whom hits were on. */
    public static final class Tally {
        public int gang;
        public int innocent;
        public int around;

        public int hits() {
            return gang + innocent + around;
        }

        void add(Kind kind) {
            switch (kind) {
                case GANG -> gang++;
                case INNOCENT -> innocent++;
                case AROUND -> around++;
            }
        }

        @Override
        public String toString() {
            return hits() + " | " + gang + " | " + innocent + " | " + around;
        }
    }

    private enum Kind {
        GANG,
        INNOCENT,
        AROUND
    }

    private record Told(Set<String> about, String code, double rarity, long amount, Kind kind, String why) {}

    /** By code, in the catalogue's order. */
    public final Map<String, Tally> byCode =
            new TreeMap<>(Comparator.comparingInt(code -> Integer.parseInt(code.substring(1))));

    /** Of the hundred hits that stand first over all codes. */
    public final Tally top = new Tally();

    /** Accounts of gangs on which there is a hit among those hundred, and among all. */
    public final Set<String> foundFirst = new HashSet<>();

    public final Set<String> found = new HashSet<>();

    /** Hits that were left out because they are ordinary. */
    public Map<String, Long> ordinary;

    private final List<Told> ranked;

    private OrdinaryScore(OrdinaryWorld world, GraphStore store) {
        var places = Places.shipped(ONTOLOGY);
        var access = new Access(
                "bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", new HashSet<>(Set.of("ordinary")), 0, true);
        Map<String, Told> told = new HashMap<>();
        var sweep = new Sweep(
                () -> store.view(access),
                view -> new Scene(
                        view,
                        ONTOLOGY,
                        places,
                        Statements.NONE,
                        Catalogue.shipped(),
                        Long.MIN_VALUE,
                        Long.MAX_VALUE,
                        Map.of()),
                Patterns.ALL.stream()
                        .filter(each -> each.code().startsWith("F"))
                        .toList(),
                2);
        sweep.run((scene, hit) -> {
            Told one = told(world, scene, hit);
            told.merge(one.code + one.about, one, (a, b) -> a.rarity >= b.rarity ? a : b);
        });
        ordinary = sweep.ordinary();
        ranked = new ArrayList<>(told.values());
        ranked.sort(Comparator.comparingDouble((Told one) -> -one.rarity)
                .thenComparingLong(one -> -one.amount)
                .thenComparing(one -> one.code + one.about));
        ranked.forEach(one -> {
            byCode.computeIfAbsent(one.code, c -> new Tally()).add(one.kind);
            one.about.stream().filter(world.gang()::contains).forEach(found::add);
        });
        ranked.stream().filter(one -> one.rarity > 0).limit(100).forEach(one -> {
            top.add(one.kind);
            one.about.stream().filter(world.gang()::contains).forEach(foundFirst::add);
        });
    }

    public static OrdinaryScore of(OrdinaryWorld world, GraphStore store) {
        return new OrdinaryScore(world, store);
    }

    private static Told told(OrdinaryWorld world, Scene scene, Hit hit) {
        List<String> members = hit.members().stream()
                .map(member -> scene.key(member).toString())
                .toList();
        List<String> about = members.subList(0, hit.core());
        long bad = about.stream().filter(world.gang()::contains).count();
        boolean near = bad > 0 || about.stream().anyMatch(world.victims()::contains);
        Kind kind = world.gang().contains(members.getFirst()) || 2 * bad >= about.size()
                ? Kind.GANG
                : near ? Kind.AROUND : Kind.INNOCENT;
        return new Told(
                new HashSet<>(about), hit.code(), hit.rarity(), hit.amount(), kind, hit.why() + " " + hit.rated());
    }

    /** The hits that stand first, a line each. */
    public List<String> first(int number) {
        return ranked.stream()
                .limit(number)
                .map(one -> String.format("%6.1f %s %s %s", one.rarity, one.code, one.kind, one.why))
                .toList();
    }

    /** Those on innocents that stand first. */
    public List<String> wrong(int number) {
        return ranked.stream()
                .filter(one -> one.kind == Kind.INNOCENT)
                .limit(number)
                .map(one -> String.format("%6.1f %s %s %s", one.rarity, one.code, one.about.size(), one.why))
                .toList();
    }
}
