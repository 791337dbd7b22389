package io.clew.search;

import static io.clew.search.Records.reader;
import static io.clew.search.Records.record;
import static io.clew.search.Records.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.SearchPage.Fragment;
import io.clew.search.SearchPage.Hit;
import io.clew.search.SearchPage.Mark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link RecordIndex} does. A new adapter implements {@link #empty} and inherits the rest. */
public interface RecordIndexContract {

    Access ANYONE = reader("a", "b");

    /** Returns an index that holds nothing; the test that asked closes it. */
    RecordIndex empty();

    /** Returns an index that holds exactly these records. */
    default RecordIndex holding(Record... records) {
        RecordIndex index = empty();
        index.append(Arrays.asList(records));
        return index;
    }

    static List<String> names(SearchPage page) {
        return page.hits().stream().map(hit -> hit.ref().toString()).toList();
    }

    static List<String> found(RecordIndex index, String text) {
        return names(index.search(ANYONE, RecordQuery.of(text)));
    }

    static List<String> marked(Hit hit) {
        List<String> marked = new ArrayList<>();
        for (Fragment fragment : hit.fragments()) {
            for (Mark mark : fragment.marks()) {
                marked.add(fragment.text().substring(mark.start(), mark.end()));
            }
        }
        return marked;
    }

    @Test
    default void keepsARecordWordForWord() {
        Record kept = record("a/1")
                .titled("王某被骗案")
                .saying("2026年3月1日,王某转账50000元至6222020200112233445")
                .at("2026-03-01T02:20:00.123456Z")
                .naming("phone:+8613812345678", "王某")
                .mentioning("account:6222020200112233445", "6222020200112233445")
                .paying("account:6222020200112233445", "account:6217000011112222333", "50000.00")
                .with("摘要", "货款")
                .make();
        try (RecordIndex index = holding(kept)) {
            var found = index.get(ANYONE, RecordRef.parse("a/1")).orElseThrow();
            assertThat(found.record()).isEqualTo(kept);
            assertThat(found.sequence()).isEqualTo(1);
            assertThat(found.version()).isEqualTo(1);
        }
    }

    @Test
    default void findsSimplifiedInTraditionalAndMarksTheOriginal() {
        try (RecordIndex index = holding(text("a/1", "公安機關開展實戰(zhàn)演練"), text("a/2", "其他內容"))) {
            SearchPage page = index.search(ANYONE, RecordQuery.of("实战"));
            assertThat(names(page)).containsExactly("a/1");
            assertThat(marked(page.hits().getFirst())).hasSize(1).first().isIn("實戰", "實戰(zhàn)");
            assertThat(found(index, "\"實戰演練\"")).containsExactly("a/1");
        }
    }
}
