package io.clew.search.elastic;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.elastic.ElasticSettings;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndexContract;
import io.clew.search.Records;
import io.clew.servers.ElasticsearchServer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ElasticRecordIndexTest implements RecordIndexContract {

    private static final AtomicInteger MADE = new AtomicInteger();

    private static ElasticSettings settings() {
        return ElasticSettings.of(ElasticsearchServer.shared().address(), "contract-" + MADE.incrementAndGet());
    }

    @Override
    public RecordIndex empty() {
        return ElasticRecordIndex.open(settings());
    }

    @Override
    public RecordIndex emptyAndLarge() {
        return ElasticRecordIndex.open(settings(), 0);
    }

    @Test
    void goesOnWhereItWasWhenItIsOpenedAgain() {
        ElasticSettings settings = settings();
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.append(List.of(Records.text("a/1", "甲"), Records.text("a/2", "乙")));
        }
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            assertThat(index.sequence()).isEqualTo(2);
            assertThat(index.append(List.of(Records.text("a/2", "丙")))
                            .accepted()
                            .getFirst())
                    .extracting(RecordIndex.Kept::sequence, RecordIndex.Kept::version)
                    .containsExactly(3L, 2);
        }
    }

    @Test
    void keepsNumbersAndVersionsWhenItIsMadeAnew() {
        ElasticSettings settings = settings();
        List<RecordIndex.Kept> before = new ArrayList<>();
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.append(List.of(Records.text("a/1", "實戰演練"), Records.text("b/1", "其他"), Records.text("a/1", "實戰")));
            index.replay(0, before::add);
        }
        assertThat(Rebuild.run(settings)).isEqualTo(settings.prefix() + "-records-000002");
        List<RecordIndex.Kept> after = new ArrayList<>();
        try (RecordIndex index = ElasticRecordIndex.open(settings)) {
            index.replay(0, after::add);
            assertThat(after).isEqualTo(before);
            assertThat(RecordIndexContract.found(index, "实战")).containsExactly("a/1");
        }
    }

    @Test
    void keepsARecordWithALongNameAndBrokenCharacters() {
        String id = "很长的编号".repeat(150);
        try (RecordIndex index = empty()) {
            index.append(List.of(Records.text("a/" + id, "半个字符\ud840在此\u0000")));
            var kept = index.get(RecordIndexContract.ANYONE, new RecordRef("a", id))
                    .orElseThrow();
            assertThat(kept.record().text()).isEqualTo("半个字符\ufffd在此\u0000");
            assertThat(RecordIndexContract.found(index, "半个")).containsExactly("a/" + id);
        }
    }
}
