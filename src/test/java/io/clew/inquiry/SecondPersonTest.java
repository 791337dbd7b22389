package io.clew.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.TestClock;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.path.Paths;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.oversight.Approvals;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.TimeRange;
import io.clew.search.RecordQuery;
import io.clew.search.RecordQuery.Sort;
import io.clew.search.Records;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What counts as an export or a comparison, by whatever way it is asked for; and what one question may hold. */
class SecondPersonTest {

    private static final Access CHEN =
            new Access("chen", Set.of(Role.INVESTIGATOR), Set.of(), 3, "案 1", Set.of("open"), 0, true);

    @TempDir
    Path dir;

    private AuditLog audit;
    private LuceneRecordIndex index;
    private MemoryGraphStore graph;
    private SearchRecords search;
    private ExpandGraph expand;
    private FindPaths paths;

    @BeforeEach
    void open() {
        audit = AuditLog.open(dir.resolve("audit"));
        index = LuceneRecordIndex.open(dir.resolve("records"));
        graph = MemoryGraphStore.open(dir.resolve("graph"));
        index.append(IntStream.range(0, 20)
                .mapToObj(n -> Records.text("open/" + n, "报案 " + n))
                .toList());
        var limits = new Approvals.Limits(OptionalLong.of(3), OptionalLong.of(10), 4, Duration.ofHours(24));
        var second = new Approvals(new MemoryDocumentStore(), audit, new TestClock(), limits);
        search = new SearchRecords(index, audit, second);
        var walk = new Walk(graph, index, Ontology.shipped(), audit, new QuestionMemory(512L << 20));
        expand = new ExpandGraph(walk, second);
        paths = new FindPaths(walk);
    }

    @AfterEach
    void close() {
        graph.close();
        index.close();
        audit.close();
    }

    private static void refused(String code, ThrowingCallable act) {
        assertThatThrownBy(act)
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    private static RecordQuery page(int size) {
        return page("报案", size);
    }

    private static RecordQuery page(String text, int size) {
        return new RecordQuery(
                text,
                List.of(),
                List.of(),
                TimeRange.ALWAYS,
                List.of(),
                Set.of(),
                Sort.NEWEST,
                size,
                "",
                Set.of(),
                false);
    }

    private static List<EntityKey> keys(int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> EntityKey.parse("phone:+861381234500" + n))
                .toList();
    }

    @Test
    void aPageThatHoldsMoreThanAnExportMayIsOne() {
        assertThat(search.search(CHEN, page(10)).page().hits()).hasSize(10);
        refused("approval-required", () -> search.search(CHEN, page(1_000)));
        assertThat(search.search(CHEN, page("没有这样的词", 1_000)).page().hits()).isEmpty();
    }

    @Test
    void linksOfManyEntitiesAreAComparison() {
        expand.counts(CHEN, keys(3), Walk.Scope.ALL);
        refused("approval-required", () -> expand.counts(CHEN, keys(4), Walk.Scope.ALL));
        refused("approval-required", () -> expand.between(CHEN, keys(4), Walk.Scope.ALL));
    }

    @Test
    void aQuestionThatMayHoldTooMuchIsRefusedBeforeItIsAsked() {
        var twenty = IntStream.range(10, 30)
                .mapToObj(n -> EntityKey.parse("account:62220000000000" + n))
                .toList();
        var few = new Paths.Rules(4, 3, Paths.By.FEWEST_STEPS, false, Long.MAX_VALUE);
        var many = new Paths.Rules(12, 200, Paths.By.FEWEST_STEPS, false, Long.MAX_VALUE);
        assertThat(paths.paths(CHEN, twenty, Walk.Scope.ALL, few).answer().paths())
                .isEmpty();
        refused("question-too-large", () -> paths.paths(CHEN, twenty, Walk.Scope.ALL, many));
    }

    @Test
    void questionsGiveBackWhatTheyHeld() {
        var memory = new QuestionMemory(16L << 20);
        for (int i = 0; i < 10; i++) {
            try (var one = memory.take(8L << 20);
                    var other = memory.take(8L << 20)) {
                assertThat(one).isNotSameAs(other);
            }
        }
        refused("question-too-large", () -> memory.take(9L << 20));
    }
}
