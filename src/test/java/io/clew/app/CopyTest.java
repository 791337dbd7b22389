package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.elastic.ElasticSettings;
import io.clew.graph.FactFilter;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.graph.neo4j.Neo4jGraphStore;
import io.clew.graph.neo4j.Neo4jSettings;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.Records;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.servers.ElasticsearchServer;
import io.clew.servers.Neo4jServer;
import io.clew.store.DocumentStore;
import io.clew.store.elastic.ElasticDocumentStore;
import io.clew.store.lucene.LuceneDocumentStore;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept moves between the embedded engines and real servers, and is the same there. */
class CopyTest {

    private static final int RECORDS = 9_000;
    private static final AtomicInteger MADE = new AtomicInteger();

    @TempDir
    Path dir;

    private static ElasticSettings elastic() {
        return ElasticSettings.of(ElasticsearchServer.shared().address(), "copy-" + MADE.incrementAndGet());
    }

    private static Record transfer(int n, String title) {
        var fact = Fact.of(
                new EntityKey("account", "62220000000000" + n % 97),
                "transfer",
                new EntityKey("account", "62220000000000" + (n * 7 + 1) % 97),
                Instant.ofEpochSecond(1_760_000_000L + n),
                new Money(100L + n));
        var plain = Records.text("bank/" + n, title);
        return new Record(
                plain.ref(),
                plain.type(),
                plain.title(),
                plain.text(),
                plain.occurredAt(),
                plain.entities(),
                plain.mentions(),
                plain.amounts(),
                plain.times(),
                List.of(fact),
                plain.fields(),
                plain.provenance());
    }

    private RecordIndex filled() {
        RecordIndex index = LuceneRecordIndex.open(dir.resolve("records"));
        List<Record> all = new ArrayList<>();
        for (int n = 0; n < RECORDS; n++) {
            all.add(transfer(n, "转账 " + n));
        }
        index.append(all);
        index.append(List.of(transfer(3, "更正 3"), transfer(4_500, "更正 4500")));
        return index;
    }

    private static List<Kept> kept(RecordIndex index) {
        List<Kept> all = new ArrayList<>();
        index.replay(0, all::add);
        return all;
    }

    @Test
    void recordsGoToTheClusterAndBackWithTheirNumbersAndVersions() {
        try (RecordIndex from = filled();
                RecordIndex there = ElasticRecordIndex.open(elastic());
                RecordIndex back = LuceneRecordIndex.open(dir.resolve("back"))) {
            assertThat(Copy.records(from, there, dir.resolve("noted"), (done, of) -> {}))
                    .satisfies(compared -> assertThat(compared.agrees()).isTrue())
                    .satisfies(compared -> assertThat(compared.count()).isEqualTo(RECORDS));
            assertThat(there.sequence()).isEqualTo(from.sequence());
            assertThat(Copy.records(there, back, dir.resolve("noted-back"), (done, of) -> {})
                            .agrees())
                    .isTrue();
            assertThat(kept(back)).isEqualTo(kept(from));
        }
    }

    @Test
    void aCopyThatWasBrokenOffGoesOnAndOneThatEndedBringsOverWhatCameSince() {
        Path noted = dir.resolve("noted");
        try (RecordIndex from = filled();
                RecordIndex there = ElasticRecordIndex.open(elastic())) {
            assertThatThrownBy(() -> Copy.records(from, there, noted, (done, of) -> {
                        throw new IllegalStateException("broken off after " + done);
                    }))
                    .hasMessage("broken off after 4000");
            assertThat(there.sequence()).isBetween(1L, from.sequence() - 1);
            List<Long> heard = new ArrayList<>();
            assertThat(Copy.records(from, there, noted, (done, of) -> heard.add(done))
                            .agrees())
                    .isTrue();
            assertThat(heard.getLast()).as("only what was missing").isLessThan(RECORDS - 3_000L);
            from.append(List.of(transfer(5, "更正 5"), transfer(RECORDS, "转账 " + RECORDS)));
            var again = Copy.records(from, there, noted, (done, of) -> {});
            assertThat(again.agrees()).isTrue();
            assertThat(again.count()).isEqualTo(RECORDS + 1);
        }
    }

    @Test
    void nothingIsMixedIntoATargetThatHoldsOtherRecords() {
        try (RecordIndex from = filled();
                RecordIndex there = ElasticRecordIndex.open(elastic())) {
            there.append(List.of(Records.text("other/1", "别处的记录")));
            assertThatThrownBy(() -> Copy.records(from, there, dir.resolve("noted"), (done, of) -> {}))
                    .isInstanceOf(ClewException.class)
                    .hasMessageContaining("目标中已有");
        }
    }

    @Test
    void workProductGoesToTheClusterAndBackWithVersionsAndKeys() {
        try (DocumentStore from = LuceneDocumentStore.open(dir.resolve("documents"));
                DocumentStore there = ElasticDocumentStore.open(elastic());
                DocumentStore back = LuceneDocumentStore.open(dir.resolve("documents-back"))) {
            from.put("cases", "c1", DocumentStore.ABSENT, "{\"title\":\"甲\"}", Map.of("owner", "zhang"));
            from.put("cases", "c1", 1, "{\"title\":\"乙\"}", Map.of("owner", "li", "state", "open"));
            from.put("leads", "l1", DocumentStore.ABSENT, "{}", Map.of());
            from.put("leads", "l2", DocumentStore.ABSENT, "{}", Map.of());
            from.delete("leads", "l2", 1);
            assertThat(Copy.documents(from, there, (done, of) -> {}).agrees()).isTrue();
            assertThat(Copy.documents(there, back, (done, of) -> {}).agrees()).isTrue();
            assertThat(back.list("cases", "owner", "li")).isEqualTo(from.list("cases", "owner", "li"));
            assertThat(back.get("cases", "c1"))
                    .hasValueSatisfying(
                            document -> assertThat(document.version()).isEqualTo(2));
            assertThat(back.list("leads")).hasSize(1);
        }
    }

    @Test
    void theGraphGoesOnWhereItWasBrokenOffAndASweepSaysBeforehandThatItDoesNotFit() {
        var ontology = Ontology.shipped();
        var settings =
                Neo4jSettings.of(URI.create(Neo4jServer.shared().address())).name("copy-" + MADE.incrementAndGet());
        try (RecordIndex records = filled();
                var graph = MemoryGraphStore.open(dir.resolve("graph"), ontology);
                var there = Neo4jGraphStore.open(settings, ontology)) {
            assertThatThrownBy(() -> Copy.graph(records, there, ontology, (done, of) -> {
                        throw new IllegalStateException("broken off");
                    }))
                    .hasMessage("broken off");
            assertThat(Copy.graph(records, there, ontology, (done, of) -> {}).agrees())
                    .isTrue();
            assertThat(Copy.graph(records, graph, ontology, (done, of) -> {}).agrees())
                    .isTrue();
            assertThat(there.health().facts()).isEqualTo(graph.health().facts()).isEqualTo(RECORDS);
        }
        try (var narrow = Neo4jGraphStore.open(settings.projection(100_000), ontology);
                var view = narrow.everything()) {
            assertThatThrownBy(() -> view.adjacency(FactFilter.ANY))
                    .isInstanceOf(ClewException.class)
                    .hasMessageContaining("9,000 条事实");
        }
    }
}
