package io.clew.veil;

import static io.clew.search.Records.record;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.SimilarQuery;
import io.clew.store.MemoryDocumentStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What masking holds before every pair of engines. A pair implements {@link #records} and {@link #graph}. */
interface MaskingContract {

    String PAYER = "account:6222000011110000001";
    String VICTIM = "account:6217000022220000002";
    String MULE = "account:6222000033330000003";
    String MINOR = "person:11010120150307123X";
    List<String> SECRETS = List.of("6217000022220000002", "钱无辜", "11010120150307123X", "李未成");
    Access NEED_NOT_KNOW = new Access("li", Set.of(Role.ANALYST), Set.of(), 3, "核查", Set.of("a"), 0, false);
    Access NEED_TO_KNOW = new Access("li", Set.of(Role.INVESTIGATOR), Set.of(), 3, "核查", Set.of("a"), 0, true);

    /** An index that holds nothing. */
    RecordIndex records();

    /** A graph that holds nothing. */
    GraphStore graph();

    /** Both engines behind the veil, with the same records. */
    record World(RecordIndex index, GraphStore graph, Handles handles) implements AutoCloseable {

        EntityKey handle(String key) {
            return handles.seal(EntityKey.parse(key));
        }

        @Override
        public void close() {
            graph.close();
            index.close();
        }
    }

    default World world() {
        RecordIndex engine = records();
        GraphStore walked = graph();
        var told = record("a/1")
                .titled("钱无辜被骗案")
                .saying("报案人钱无辜的账户6217000022220000002收到50000元后转出")
                .at("2026-03-01T02:20:00Z")
                .mentioning(VICTIM, "6217000022220000002")
                .involving(VICTIM, "victim", "钱无辜")
                .involving(PAYER, "payer", "孙甲")
                .paying(PAYER, VICTIM, "50000.00")
                .make();
        var booked = record("a/2")
                .type("transfer")
                .titled("流水")
                .at("2026-03-01T03:20:00Z")
                .involving(VICTIM, "payer", "钱无辜")
                .paying(VICTIM, MULE, "40000.00")
                .make();
        var young = record("a/3")
                .type("document")
                .titled("李未成的账户")
                .saying("李未成(11010120150307123X)")
                .at("2026-03-02T03:20:00Z")
                .mentioning(MINOR, "11010120150307123X")
                .involving(MINOR, "holder", "李未成")
                .paying(MULE, "account:6222000044440000004", "1.00")
                .make();
        var kept = engine.append(List.of(told, booked, young)).accepted();
        walked.apply(kept.stream()
                .map(one -> new GraphStore.Applied(one.record(), one.sequence(), one.version()))
                .toList());
        Handles handles = Handles.of(new MemoryDocumentStore());
        return new World(new VeiledIndex(engine, handles), new VeiledGraph(walked, engine, handles), handles);
    }

    static void tellsNobody(Object answer) {
        assertThat(answer.toString()).isNotEmpty().doesNotContain(SECRETS);
    }

    @Test
    default void noAnswerOfTheIndexTellsWhoAVictimOrAMinorIs() {
        try (World world = world()) {
            RecordIndex index = world.index();
            for (String text : List.of("", "报案人", "6217000022220000002", "钱无辜", "李未成")) {
                var page = index.search(NEED_NOT_KNOW, RecordQuery.of(text));
                tellsNobody(page.hits());
                tellsNobody(page.facets());
            }
            tellsNobody(index.similar(NEED_NOT_KNOW, new SimilarQuery("收到转账后转出", Optional.empty(), RecordQuery.of("")))
                    .hits());
            for (String id : List.of("a/1", "a/2", "a/3")) {
                tellsNobody(index.get(NEED_NOT_KNOW, RecordRef.parse(id)).orElseThrow());
            }
            var streamed = new ArrayList<RecordIndex.Kept>();
            index.scan(NEED_NOT_KNOW, RecordQuery.of(""), total -> {}, streamed::add);
            assertThat(streamed).hasSize(3);
            tellsNobody(streamed);
            tellsNobody(index.suggest(NEED_NOT_KNOW, "6217", 10));
            tellsNobody(index.suggest(NEED_NOT_KNOW, "钱", 10));
            for (String key : List.of(VICTIM, MINOR)) {
                EntityKey handle = world.handle(key);
                tellsNobody(index.names(NEED_NOT_KNOW, List.of(handle)));
                tellsNobody(index.count(NEED_NOT_KNOW, List.of(handle)));
                assertThat(index.count(NEED_NOT_KNOW, List.of(handle))
                                .getFirst()
                                .records())
                        .as("the handle leads where the key would")
                        .isEqualTo(index.count(NEED_TO_KNOW, List.of(EntityKey.parse(key)))
                                .getFirst()
                                .records());
                assertThat(index.search(NEED_NOT_KNOW, RecordQuery.naming(handle, 10))
                                .hits())
                        .isNotEmpty();
            }
        }
    }

    @Test
    default void aProtectedNumberIsHiddenInWhateverWayAndPlaceItIsWritten() {
        var protecting = record("a/0")
                .involving("phone:+8613988887777", "victim", "")
                .involving("account:6217000022220000002", "victim", "")
                .involving("person:110101198503071238", "victim", "")
                .make();
        var written = new LinkedHashMap<String, Record>();
        for (String number : List.of("13988887777", "6217000022220000002", "110101198503071238")) {
            for (String spelled : Spellings.of(number)) {
                for (String type : List.of("incident", "transfer", "call", "account", "document")) {
                    int n = written.size();
                    written.put("a/r" + n + " " + spelled, Spellings.writing("a/r" + n, type, spelled));
                }
            }
        }
        try (RecordIndex engine = records()) {
            engine.append(List.of(protecting));
            engine.append(List.copyOf(written.values()));
            var index = new VeiledIndex(engine, Handles.of(new MemoryDocumentStore()));
            var shown = new LinkedHashMap<RecordRef, StringBuilder>();
            index.scan(NEED_NOT_KNOW, RecordQuery.of(""), total -> {}, kept -> {
                shown.put(kept.record().ref(), new StringBuilder(kept.record().toString()));
                return true;
            });
            for (String asked : List.of("", "核查")) {
                index.search(NEED_NOT_KNOW, RecordQuery.of(asked))
                        .hits()
                        .forEach(hit ->
                                Objects.requireNonNull(shown.get(hit.ref())).append(hit));
            }
            written.forEach((name, record) -> assertThat(shown.get(record.ref()))
                    .as(name)
                    .isNotNull()
                    .asString()
                    .contains("核查")
                    .doesNotContain(name.substring(name.indexOf(' ') + 1)));
        }
    }

    @Test
    default void whoAsksByAHiddenNumberIsAnsweredAsIfItWereNotThere() {
        String there = "6217000022220000002";
        String nowhere = "6217000022220000019";
        try (World world = world();
                var view = world.graph().view(NEED_NOT_KNOW)) {
            RecordIndex index = world.index();
            var answers = new ArrayList<List<Object>>();
            for (String number : List.of(there, nowhere)) {
                EntityKey key = new EntityKey("account", number);
                var streamed = new ArrayList<RecordIndex.Kept>();
                index.naming(NEED_NOT_KNOW, List.of(key), streamed::add);
                var told = new ArrayList<Object>(List.of(
                        streamed,
                        index.count(NEED_NOT_KNOW, List.of(key)).getFirst().records(),
                        index.names(NEED_NOT_KNOW, List.of(key)).getOrDefault(key, List.of()),
                        index.suggest(NEED_NOT_KNOW, number.substring(0, 5), 10),
                        index.search(NEED_NOT_KNOW, RecordQuery.naming(key, 10)).hits(),
                        view.node(key)));
                for (String asked :
                        List.of("%s", "\"%s\"", "account:%s", "key:account:%s", "收到 OR %s", "-%s", "收到 -%s")) {
                    for (String spelled : List.of(number, Spellings.of(number).get(1))) {
                        var page = index.search(NEED_NOT_KNOW, RecordQuery.of(asked.formatted(spelled)));
                        told.add(page.total());
                        told.add(page.hits());
                        told.add(page.interpretation()
                                .toString()
                                .replace(spelled, "")
                                .replace(number, ""));
                    }
                }
                answers.add(told);
            }
            assertThat(answers.get(0)).isEqualTo(answers.get(1));
            assertThat(index.count(NEED_TO_KNOW, List.of(EntityKey.parse(VICTIM)))
                            .getFirst()
                            .records())
                    .isEqualTo(2);
            assertThat(index.search(NEED_TO_KNOW, RecordQuery.of(there)).total())
                    .isEqualTo(2);
        }
    }

    @Test
    default void aNumberWithStarsSaysNoMoreThanItsMaskToWhomItIsMasked() {
        try (World world = world()) {
            for (String asked : List.of("621*", "account:621*0002", "*0002", "621************0002", "尾号0002")) {
                assertThat(world.index()
                                .search(NEED_NOT_KNOW, RecordQuery.of(asked))
                                .total())
                        .as(asked)
                        .isEqualTo(2);
            }
            for (String asked : List.of(
                    "6217*",
                    "account:6*1*",
                    "*20002",
                    "摘要:62170*",
                    "摘要:\"6217 0*\"",
                    "６２１７*",
                    "+86138000*",
                    "尾号20002",
                    "末8位20000002",
                    "62170×0002",
                    "62170✱0002",
                    "62170xx0002",
                    "account:62170xx0002",
                    "account:\"6217 0*\"",
                    "key:account:6217×0002")) {
                assertThatThrownBy(() -> world.index().search(NEED_NOT_KNOW, RecordQuery.of(asked)))
                        .as(asked)
                        .isInstanceOfSatisfying(
                                ClewException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo("masked-question"));
                world.index().search(NEED_TO_KNOW, RecordQuery.of(asked));
            }
        }
    }

    @Test
    default void groupsOfDigitsAreNotTriedOutOneAfterAnother() {
        var now = new AtomicReference<>(Instant.parse("2026-03-01T00:00:00Z"));
        try (RecordIndex engine = records()) {
            engine.append(List.of(record("a/1")
                    .saying("报案人的账户6217 0000 2222 0000 002")
                    .involving(VICTIM, "victim", "钱无辜")
                    .make()));
            var index = new VeiledIndex(engine, Handles.of(new MemoryDocumentStore()), now::get);
            for (String asked : List.of(
                    "2221 OR 2222 OR 2223 OR 2224 OR 2225 OR 2226 OR 2227",
                    "\"2221 2222 2223 2224 2225 2226 2227\"~50",
                    "-(２２２１ 2222 2223 2224 2225 2226 2227)",
                    "title:\"21 22 23 24 25 26 27\"")) {
                assertThatThrownBy(() -> index.search(NEED_NOT_KNOW, RecordQuery.of(asked)))
                        .as(asked)
                        .isInstanceOfSatisfying(
                                ClewException.class,
                                refusal -> assertThat(refusal.code()).isEqualTo("masked-parts"));
                index.search(NEED_TO_KNOW, RecordQuery.of(asked));
            }
            for (int group = 1_000; group < 1_060; group++) {
                index.search(NEED_NOT_KNOW, RecordQuery.of("报案人 " + group));
            }
            index.search(NEED_NOT_KNOW, RecordQuery.of("报案人 1059")); // which is no other one
            index.search(NEED_NOT_KNOW, RecordQuery.of("2026-03-01 13812345678"));
            assertThatThrownBy(() -> index.search(NEED_NOT_KNOW, RecordQuery.of("2222")))
                    .isInstanceOfSatisfying(ClewException.class, refusal -> {
                        assertThat(refusal.code()).isEqualTo("masked-parts-often");
                        assertThat(refusal.retryAfter()).isPresent();
                    });
            now.set(now.get().plusSeconds(3_601));
            index.search(NEED_NOT_KNOW, RecordQuery.of("2222"));
            assertThat(index.similar(
                                    NEED_NOT_KNOW,
                                    new SimilarQuery("2222 0000 6217", Optional.empty(), RecordQuery.of("")))
                            .hits())
                    .isEmpty();
        }
    }

    @Test
    default void whoIsHiddenIsNotSuggestedAndOthersComeInTheirPlace() {
        try (RecordIndex engine = records()) {
            engine.append(List.of(
                    record("a/1").involving(VICTIM, "victim", "钱无辜").make(),
                    record("a/2").involving(VICTIM, "payer", "钱无辜").make(),
                    record("a/3")
                            .involving("account:6217000022220000001", "payee", "钱甲")
                            .make(),
                    record("a/4")
                            .involving("account:6217000022220000003", "payee", "钱乙")
                            .make()));
            var index = new VeiledIndex(engine, Handles.of(new MemoryDocumentStore()));
            for (String typed : List.of("621", "6217", "621700002222000000")) {
                assertThat(index.suggest(NEED_NOT_KNOW, typed, 2))
                        .as(typed)
                        .extracting(RecordIndex.Suggestion::text)
                        .containsExactlyInAnyOrder("6217000022220000001", "6217000022220000003");
            }
        }
    }

    @Test
    default void howAQuestionWasReadIsToldInTheWordsOfWhoAsked() {
        try (World world = world()) {
            for (String asked : List.of("6217000022220000002", "收到 OR 6217 0000 2222 0000 002")) {
                assertThat(world.index()
                                .search(NEED_NOT_KNOW, RecordQuery.of(asked))
                                .interpretation())
                        .isEqualTo(world.index()
                                .search(NEED_TO_KNOW, RecordQuery.of(asked))
                                .interpretation());
            }
        }
    }

    @Test
    default void noWalkTellsWhoAVictimIsAndTheHandleWalksOn() {
        try (World world = world();
                var view = world.graph().view(NEED_NOT_KNOW)) {
            var out = view.facts(view.node(EntityKey.parse(PAYER)), FactFilter.ANY);
            assertThat(out.next()).isTrue();
            EntityKey met = view.key(out.other());
            tellsNobody(met);
            assertThat(met).isEqualTo(world.handle(VICTIM));
            var on = view.facts(view.node(met), FactFilter.ANY.direction(FactFilter.Direction.OUT));
            assertThat(on.next()).isTrue();
            assertThat(view.key(on.other())).isEqualTo(EntityKey.parse(MULE));
        }
    }

    @Test
    default void tracesAndPatternsGoThroughAVictimWithoutNamingThem(@TempDir Path folder) {
        Ontology ontology = Ontology.shipped();
        Places places = Places.shipped(ontology);
        try (World world = world();
                AuditLog audit = AuditLog.open(folder)) {
            var money = new FollowMoney(world.graph(), world.index(), ontology, places, audit);
            for (EntityKey from : List.of(EntityKey.parse(PAYER), world.handle(VICTIM))) {
                var start = new TraceStart(null, null, from, null, null);
                var answer = money.follow(
                        NEED_NOT_KNOW, new FollowMoney.Question(List.of(start), false, TraceQuestion.USUAL, false));
                tellsNobody(answer);
                assertThat(answer.nodes()).extracting(TraceAnswer.Node::account).contains(EntityKey.parse(MULE));
            }
            var patterns = new FindPatterns(world.graph(), world.index(), ontology, places, Catalogue.shipped(), audit);
            for (var entry : Catalogue.shipped().all()) {
                for (List<EntityKey> where : List.of(List.<EntityKey>of(), List.of(world.handle(VICTIM)))) {
                    tellsNobody(patterns.find(
                                    NEED_NOT_KNOW,
                                    new FindPatterns.Question(
                                            entry.code(), where, "", TimeRange.ALWAYS, Map.of(), 50, 10))
                            .hits());
                }
            }
        }
    }

    @Test
    default void aReaderWhoNeedsToKnowSeesAllAsItIs() {
        try (World world = world();
                var view = world.graph().view(NEED_TO_KNOW)) {
            assertThat(world.index()
                            .search(NEED_TO_KNOW, RecordQuery.of("报案人"))
                            .hits()
                            .toString())
                    .contains("钱无辜", "6217000022220000002");
            assertThat(view.key(view.node(EntityKey.parse(VICTIM)))).isEqualTo(EntityKey.parse(VICTIM));
        }
    }
}
