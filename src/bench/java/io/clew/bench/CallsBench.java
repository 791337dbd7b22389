package io.clew.bench;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.calls.Contacts;
import io.clew.analysis.scene.Catalogue;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.inquiry.call.CallRules;
import io.clew.inquiry.call.ShowCalls;
import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.search.lucene.LuceneRecordIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Time of the questions of the page 话单: {@code ./clew bench calls [--phones N] [--calls N] [--asks N]}. Each phone speaks
 * mostly with some thirty others; one in a thousand is called by everybody. Names are not looked up: no record is there.
 */
public final class CallsBench {

    private static final long BEGIN = 1_735_660_800_000L;
    private static final long YEAR = 365L * 86_400_000L;
    private static final int CIRCLE = 30;
    private static final int COMPARED = 50;
    private static final int SHOWN = 20;

    private CallsBench() {}

    public static void main(String[] arguments) throws Exception {
        int phones = (int) WorldBench.option(arguments, "--phones", 100_000);
        int calls = (int) WorldBench.option(arguments, "--calls", 10_000_000);
        int asks = (int) WorldBench.option(arguments, "--asks", 500);
        Path folder = Files.createTempDirectory("clew-calls-bench");
        try (var store = filled(folder.resolve("graph"), phones, calls);
                var index = LuceneRecordIndex.open(folder.resolve("index"));
                var audit = AuditLog.open(folder.resolve("audit"))) {
            var show = new ShowCalls(store, index, Ontology.shipped(), CallRules.shipped(Catalogue.shipped()), audit);
            System.out.printf("%,d calls of %,d phones%n", calls, phones);
            ask(show, phones, 1, asks);
            ask(show, phones, COMPARED, Math.max(1, asks / 10));
        } finally {
            WorldBench.delete(folder);
        }
    }

    private static MemoryGraphStore filled(Path folder, int phones, int calls) {
        var store = MemoryGraphStore.open(folder);
        int link = Ontology.shipped().ordinal("call");
        var random = new Random(11);
        store.load(calls, loader -> {
            int[] numbers = new int[phones];
            for (int i = 0; i < phones; i++) {
                numbers[i] = loader.node(phone(i));
            }
            for (int i = 0; i < calls; i++) {
                int caller = random.nextInt(phones);
                loader.record("bench", "c" + i, 1);
                loader.fact(
                        numbers[caller],
                        numbers[other(random, caller, phones)],
                        link,
                        BEGIN + (long) (random.nextDouble() * YEAR),
                        0,
                        "CNY");
            }
        });
        store.compact();
        return store;
    }

    private static int other(Random random, int caller, int phones) {
        int of = random.nextInt(10);
        if (of == 0) {
            return random.nextInt(Math.max(1, phones / 1_000));
        }
        return of < 8 ? (int) ((caller + 1 + random.nextInt(CIRCLE) * 7_919L) % phones) : random.nextInt(phones);
    }

    private static EntityKey phone(int number) {
        return new EntityKey("phone", String.format("+861940%07d", number));
    }

    private static void ask(ShowCalls show, int phones, int together, int asks) {
        var access = new Access("bench", Set.of(Role.ANALYST), Set.of(), 3, "bench", Set.of("bench"), 0, true);
        var random = new Random(together);
        List<Long> nanos = new ArrayList<>();
        List<Long> worked = new ArrayList<>();
        for (int n = -asks / 5; n < asks; n++) {
            List<EntityKey> asked = random.ints(0, phones)
                    .distinct()
                    .limit(Math.min(together, phones))
                    .mapToObj(CallsBench::phone)
                    .toList();
            var question =
                    new ShowCalls.Question(asked, TimeRange.ALWAYS, List.of(), false, Contacts.Order.CALLS, SHOWN);
            long begun = System.nanoTime();
            long processor = Latency.processor();
            show.show(access, question);
            if (n >= 0) {
                nanos.add(System.nanoTime() - begun);
                worked.add(Latency.processor() - processor);
            }
        }
        System.out.printf("%d phones asked: %s%n", together, Latency.of(nanos));
        System.out.printf("  of the processor: %s%n", Latency.of(worked));
    }
}
