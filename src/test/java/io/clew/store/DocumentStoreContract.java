package io.clew.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.store.DocumentStore.Document;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentStore} does. A new adapter implements {@link #empty} and inherits the rest. */
public interface DocumentStoreContract {

    /** Returns a store that holds nothing; the test that asked closes it. */
    DocumentStore empty();

    @Test
    default void keepsEachChangeAsANewVersion() {
        try (DocumentStore store = empty()) {
            assertThat(store.get("cases", "1")).isEmpty();
            assertThat(store.put("cases", "1", DocumentStore.ABSENT, "{\"a\":1}", Map.of()))
                    .isEqualTo(1);
            assertThat(store.put("cases", "1", 1, "{\"a\":2}", Map.of())).isEqualTo(2);
            assertThat(store.get("cases", "1")).contains(new Document("cases", "1", 2, "{\"a\":2}"));
            assertThat(store.get("boards", "1")).isEmpty();
        }
    }

    @Test
    default void refusesAWriteThatDidNotSeeTheLastVersion() {
        try (DocumentStore store = empty()) {
            store.put("cases", "1", DocumentStore.ABSENT, "{}", Map.of());
            store.put("cases", "1", 1, "{\"now\":true}", Map.of());
            for (long seen : List.of(0L, 1L, 3L)) {
                assertThatThrownBy(() -> store.put("cases", "1", seen, "{}", Map.of()))
                        .isInstanceOfSatisfying(
                                VersionConflictException.class,
                                e -> assertThat(e.actual()).isEqualTo(2));
            }
            assertThatThrownBy(() -> store.delete("cases", "1", 1)).isInstanceOf(VersionConflictException.class);
            assertThatThrownBy(() -> store.put("cases", "2", 1, "{}", Map.of()))
                    .isInstanceOfSatisfying(
                            VersionConflictException.class,
                            e -> assertThat(e.actual()).isZero());
            assertThat(store.get("cases", "1").orElseThrow().json()).isEqualTo("{\"now\":true}");
        }
    }

    @Test
    default void listsByKeyAndByCollectionInOrderOfIds() {
        try (DocumentStore store = empty()) {
            store.put("cases", "2", 0, "{}", Map.of("member", "张三", "state", "open"));
            store.put("cases", "1", 0, "{}", Map.of("member", "张三"));
            store.put("cases", "3", 0, "{}", Map.of("member", "Zhang"));
            store.put("boards", "1", 0, "{}", Map.of("member", "张三"));
            assertThat(store.list("cases", "member", "张三"))
                    .extracting(Document::id)
                    .containsExactly("1", "2");
            assertThat(store.list("cases", "member", "zhang")).isEmpty();
            assertThat(store.list("cases", "state", "open"))
                    .extracting(Document::id)
                    .containsExactly("2");
            assertThat(store.list("cases")).extracting(Document::id).containsExactly("1", "2", "3");
            store.put("cases", "2", 1, "{}", Map.of("member", "李四"));
            assertThat(store.list("cases", "member", "张三"))
                    .extracting(Document::id)
                    .containsExactly("1");
        }
    }

    @Test
    default void forgetsADeletedDocument() {
        try (DocumentStore store = empty()) {
            store.put("cases", "1", 0, "{}", Map.of("k", "v"));
            store.delete("cases", "1", 1);
            assertThat(store.get("cases", "1")).isEmpty();
            assertThat(store.list("cases", "k", "v")).isEmpty();
            assertThat(store.put("cases", "1", DocumentStore.ABSENT, "{}", Map.of()))
                    .isEqualTo(1);
        }
    }

    @Test
    default void letsOneOfManyWritersWin() {
        try (DocumentStore store = empty()) {
            var won = new AtomicInteger();
            try (var writers = Executors.newFixedThreadPool(8)) {
                for (int i = 0; i < 8; i++) {
                    writers.submit(() -> {
                        try {
                            store.put("cases", "1", DocumentStore.ABSENT, "{}", Map.of());
                            won.incrementAndGet();
                        } catch (VersionConflictException e) {
                            assertThat(e.actual()).isEqualTo(1);
                        }
                    });
                }
            }
            assertThat(won).hasValue(1);
        }
    }
}
