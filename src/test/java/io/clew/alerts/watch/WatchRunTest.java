package io.clew.alerts.watch;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.access.Openings;
import io.clew.access.Purposes;
import io.clew.access.Role;
import io.clew.access.SecondPerson;
import io.clew.access.Sources;
import io.clew.access.audit.AuditLog;
import io.clew.access.entry.Accounts;
import io.clew.access.entry.Desk;
import io.clew.alerts.Alarms;
import io.clew.alerts.Alert;
import io.clew.alerts.Faulty;
import io.clew.alerts.Faulty.Killed;
import io.clew.alerts.Mandates;
import io.clew.graph.Seeds;
import io.clew.journal.Journal;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.Source;
import io.clew.search.ExactTerms;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.text.Normalizer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random lists over random records, against looking at every record; killed at random between commit and alert. */
class WatchRunTest {

    private static final int NUMBERS = 12;
    private static final List<String> SOURCES = List.of("open", "shut");

    @TempDir
    Path folder;

    @Test
    void everyValueIsOneAlertWithEveryRecordThatNamesItWhateverHappensBetween() {
        for (long seed : Seeds.fresh(6)) {
            Path here = folder.resolve(Long.toString(seed));
            try (var index = LuceneRecordIndex.open(here.resolve("records"));
                    var audit = AuditLog.open(here.resolve("audit"))) {
                new World(index, audit, new Random(seed)).play(seed);
            }
        }
    }

    private static final class World {

        private final LuceneRecordIndex index;
        private final Random random;
        private final Faulty store;
        private final AuditLog audit;
        private final Desk desk;
        private final Mandates mandates;
        private final Map<String, Record> current = new TreeMap<>();
        private final Map<String, Set<String>> lists = new HashMap<>();
        private Alarms alarms;
        private WatchRun run;
        private int made;

        World(LuceneRecordIndex index, AuditLog audit, Random random) {
            this.index = index;
            this.random = random;
            this.audit = audit;
            this.store = new Faulty(random);
            var sources = new Sources(store);
            sources.create(new Source("open", "公开", 0, Set.of()));
            sources.create(new Source("shut", "三级", 3, Set.of()));
            this.desk = new Desk(sources, audit, true, Purposes.ANY, Openings.NONE, Set.of(Role.INVESTIGATOR));
            this.mandates = new Mandates(new Accounts(store, audit, Clock.systemUTC()), desk, Clock.systemUTC());
            this.alarms = alarms();
            this.run = run();
        }

        private Alarms alarms() {
            return new Alarms(store, new Journal(index, store), Clock.systemUTC(), Duration.ofHours(1));
        }

        private WatchRun run() {
            return new WatchRun(index, store, alarms, mandates, Clock.systemUTC());
        }

        void play(long seed) {
            for (int turn = 0; turn < 60; turn++) {
                store.failing(0);
                int dice = random.nextInt(4);
                if (dice == 0 && lists.size() < 4) {
                    make();
                } else if (dice == 1) {
                    add();
                }
                store.failing(3);
                try {
                    while (run.step()) {
                        continue;
                    }
                } catch (Killed ended) {
                    alarms = alarms(); // the program starts again
                    run = run();
                }
            }
            store.failing(0);
            while (run.step()) {
                continue;
            }
            assertThat(told()).as("again with -Dclew.seed=%d", seed).isEqualTo(expected());
            alarms = alarms();
            run = run();
            run.step();
            assertThat(told()).as("after a start, -Dclew.seed=%d", seed).isEqualTo(expected());
        }

        private void add() {
            var batch = new ArrayList<Record>();
            int count = 1 + random.nextInt(5);
            for (int i = 0; i < count; i++) {
                Record one = record(SOURCES.get(random.nextInt(2)) + "/r" + made++)
                        .type("transfer")
                        .paying(number(), number(), "5.00")
                        .make();
                batch.add(one);
                current.put(one.ref().toString(), one);
            }
            index.append(batch);
        }

        private String number() {
            return "account:62220000000000000" + (10 + random.nextInt(NUMBERS));
        }

        private void make() {
            var values = new TreeSet<String>();
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                values.add(number());
            }
            Access owner = new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 0, "案 1", Set.of("open"), 1, true);
            var made = new Watchlists(run, index, Normalizer.shipped(), audit, SecondPerson.NEVER, Clock.systemUTC())
                    .make(
                            owner,
                            new Watchlists.Draft(
                                    "布控",
                                    "案 1",
                                    Instant.now().plusSeconds(3_600),
                                    0,
                                    values.stream()
                                            .map(one -> new Watchlists.Given(one, ""))
                                            .toList()));
            lists.put(made.list().id(), values);
        }

        /** By list and value, the records that the owner may read. */
        private Map<String, Set<String>> expected() {
            var expected = new TreeMap<String, Set<String>>();
            lists.forEach((list, values) -> current.values()
                    .forEach(record -> ExactTerms.keys(record).stream()
                            .map(EntityKey::toString)
                            .filter(values::contains)
                            .filter(value -> record.ref().source().equals("open"))
                            .forEach(value -> expected.computeIfAbsent(list + " " + value, any -> new TreeSet<>())
                                    .add(record.ref().toString()))));
            return expected;
        }

        private Map<String, Set<String>> told() {
            var told = new TreeMap<String, Set<String>>();
            for (Alert alert : alarms.all()) {
                var records = alert.matches().stream().map(Alert.Match::record).toList();
                assertThat(records).doesNotHaveDuplicates().hasSize((int) alert.count());
                told.put(alert.origin().id() + " " + alert.subject(), new TreeSet<>(records));
            }
            return told;
        }
    }
}
