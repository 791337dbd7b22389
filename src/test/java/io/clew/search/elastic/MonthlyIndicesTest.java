package io.clew.search.elastic;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.elastic.Cluster;
import io.clew.elastic.ElasticSettings;
import io.clew.elastic.IndexLayout;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordIndexContract;
import io.clew.servers.ElasticsearchServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Everything holds as well where sources roll over by month and have shards of their own. */
class MonthlyIndicesTest implements RecordIndexContract {

    private static final AtomicInteger MADE = new AtomicInteger();

    private static ElasticSettings settings(IndexLayout layout) {
        var usual = ElasticSettings.of(ElasticsearchServer.shared().address(), "monthly-" + MADE.incrementAndGet());
        return new ElasticSettings(
                usual.addresses(), usual.user(), usual.password(), usual.prefix(), layout, Duration.ofSeconds(30));
    }

    private static ElasticSettings monthly() {
        return settings(new IndexLayout(2, 0, Set.of("a", "b"), 1));
    }

    @Override
    public RecordIndex empty() {
        return ElasticRecordIndex.open(monthly());
    }

    @Override
    public RecordIndex emptyAndLarge() {
        return ElasticRecordIndex.open(monthly(), 0);
    }

    private static Record row(String ref, String at) {
        return record(ref).type("transfer").saying("转账").at(at).make();
    }

    private static List<Kept> kept(RecordIndex index) {
        List<Kept> all = new ArrayList<>();
        index.replay(0, all::add);
        return all;
    }

    /** How many entries each index behind the alias holds, by what stands behind its first name. */
    private static List<String> places(ElasticSettings settings) {
        List<String> places = new ArrayList<>();
        try (Cluster cluster = Cluster.open(settings)) {
            for (String index : cluster.indices(settings.prefix() + "-records")) {
                JsonNode count = cluster.get("/" + index + "/_count");
                places.add(index.substring(settings.prefix().length() + "-records-".length()) + " "
                        + count.path("count").asLong());
            }
        }
        return places;
    }

    @Test
    void aRecordGoesWithItsMonthWhenItsTimeIsCorrected() {
        ElasticSettings settings = monthly();
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.append(List.of(
                    row("a/1", "2026-02-10T08:00:00Z"),
                    row("a/2", "2026-03-10T08:00:00Z"),
                    row("c/1", "2026-03-10T08:00:00Z")));
            assertThat(places(settings)).containsExactly("000001 1", "000001-2026-02 1", "000001-2026-03 1");
            var corrected = index.append(List.of(row("a/1", "2026-03-11T08:00:00Z")));
            assertThat(corrected.accepted()).extracting(Kept::version).containsExactly(2);
            assertThat(places(settings)).containsExactly("000001 1", "000001-2026-02 0", "000001-2026-03 2");
            assertThat(kept(index)).extracting(Kept::sequence).containsExactly(2L, 3L, 4L);
            assertThat(index.get(ANYONE, RecordRef.parse("a/1")))
                    .hasValueSatisfying(now -> assertThat(now.version()).isEqualTo(2));
            assertThat(RecordIndexContract.found(index, "转账")).containsExactlyInAnyOrder("a/1", "a/2");
            assertThat(index.append(List.of(row("a/1", "2026-03-11T08:00:00Z"))).duplicates())
                    .isEqualTo(1);
        }
    }

    @Test
    void aRebuildBringsRecordsIntoAnotherLayoutAndBack() {
        ElasticSettings one = settings(IndexLayout.of(1, 0));
        ElasticSettings other = new ElasticSettings(
                one.addresses(), "", "", one.prefix(), new IndexLayout(3, 0, Set.of("a"), 2), Duration.ofSeconds(30));
        List<Kept> before;
        try (RecordIndex index = ElasticRecordIndex.open(one)) {
            index.append(List.of(row("a/1", "2026-02-10T08:00:00Z"), row("a/2", "2026-03-10T08:00:00Z")));
            before = kept(index);
        }
        Rebuild.run(other);
        assertThat(places(other)).containsExactly("000002 0", "000002-2026-02 1", "000002-2026-03 1");
        try (RecordIndex index = ElasticRecordIndex.open(other)) {
            assertThat(kept(index)).isEqualTo(before);
            assertThat(RecordIndexContract.found(index, "转账")).containsExactlyInAnyOrder("a/1", "a/2");
        }
        Rebuild.run(one);
        try (RecordIndex index = ElasticRecordIndex.open(one)) {
            assertThat(kept(index)).isEqualTo(before);
        }
        assertThat(places(one)).containsExactly("000003 2");
    }
}
