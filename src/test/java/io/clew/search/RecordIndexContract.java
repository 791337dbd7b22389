package io.clew.search;

import static io.clew.search.Records.reader;
import static io.clew.search.Records.record;
import static io.clew.search.Records.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Access;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.TimeRange;
import io.clew.search.SearchPage.Fragment;
import io.clew.search.SearchPage.Hit;
import io.clew.search.SearchPage.Mark;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link RecordIndex} does. A new adapter implements {@link #empty} and inherits the rest. */
public interface RecordIndexContract {

    Access ANYONE = reader("a", "b");

    /** Returns an index that holds nothing; the test that asked closes it. */
    RecordIndex empty();

    /** As {@link #empty}, but counts as large with any record in it. */
    RecordIndex emptyAndLarge();

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

    @Test
    default void asksWhatLooksLikeANumberAsANumberAndAsWords() {
        Record page = record("a/2")
                .saying("下载页为http://dl.yx-pay.example/app。")
                .mentioning("url:http://dl.yx-pay.example/app", "http://dl.yx-pay.example/app")
                .make();
        Record host = record("a/3")
                .saying("备用地址www.yx-pay.example。")
                .mentioning("domain:www.yx-pay.example", "www.yx-pay.example")
                .make();
        try (RecordIndex index = holding(
                text("a/1", "对方留的卡尾号为4417，另一张后四位是8862。"),
                page,
                host,
                text("a/4", "回拨154****0417无人接听，卡号6299******5530。"),
                text("a/5", "订单号KD2260418873，商家单号QDX-2026-55108877。"),
                text("a/6", "他口袋里有4417元现金，154元零钱。"))) {
            for (String typed : List.of("尾号4417", "尾数 4417", "末四位4417", "尾号是4417", "尾号8862", "后4位8862")) {
                assertThat(found(index, typed)).as(typed).containsExactly("a/1");
            }
            for (String typed : List.of("154****0417", "\"154****0417\"", "6299******5530")) {
                assertThat(found(index, typed)).as(typed).containsExactly("a/4");
            }
            for (String typed : List.of("KD2260*", "QDX-2026*", "QDX-2026-5510*", "QDX-2026-55108877")) {
                assertThat(found(index, typed)).as(typed).containsExactly("a/5");
            }
            for (String typed : List.of("yx-pay", "yx-pay.example", "YX-Pay.example", "domain:yx-pay.example")) {
                assertThat(found(index, typed)).as(typed).containsExactlyInAnyOrder("a/2", "a/3");
            }
            assertThat(found(index, "domain:x-pay.example")).isEmpty();
        }
    }

    @Test
    default void findsEitherSpellingAndSaysSo() {
        try (RecordIndex index = holding(
                text("a/1", "帐号被冻结，登陆记录显示在外地。"),
                text("a/2", "账号被冻结，登录记录显示在外地。"),
                text("a/3", "登錄網站後帳號被盜，香港衞生署要求敍述。"),
                text("a/4", "水果摊主报警。"))) {
            for (String typed : List.of("帐号", "账号", "登陆", "登录", "\"登陆\"", "\"账号被\"")) {
                assertThat(found(index, typed)).as(typed).containsExactlyInAnyOrder("a/1", "a/2", "a/3");
            }
            assertThat(index.search(ANYONE, RecordQuery.of("帐号")).interpretation())
                    .contains(new Interpretation("spelling", "帐号", List.of("账号")));
            assertThat(names(index.search(ANYONE, refusing("帐号", "spelling:帐号"))))
                    .containsExactlyInAnyOrder("a/1", "a/3");
            assertThat(found(index, "卫生署")).containsExactly("a/3");
            assertThat(found(index, "叙述")).containsExactly("a/3");
        }
    }

    // --- keeping

    @Test
    default void countsTheSameRecordSentAgainAsADuplicate() {
        try (RecordIndex index = holding(text("a/1", "甲"), text("a/2", "乙"))) {
            var again = index.append(List.of(text("a/1", "甲"), text("a/3", "丙"), text("a/3", "丙")));
            assertThat(again.duplicates()).isEqualTo(2);
            assertThat(again.accepted()).extracting(RecordIndex.Kept::sequence).containsExactly(3L);
            assertThat(index.sequence()).isEqualTo(3);
            assertThat(index.append(List.of(text("a/2", "乙"))).duplicates()).isEqualTo(1);
        }
    }

    @Test
    default void tellsDuplicatesByContentAndNotByTheFileTheyCameIn() {
        Record first = text("a/1", "甲");
        Record again = new Record(
                first.ref(),
                first.type(),
                first.title(),
                first.text(),
                first.occurredAt(),
                first.entities(),
                first.mentions(),
                first.amounts(),
                first.times(),
                first.facts(),
                first.fields(),
                new io.clew.record.Provenance("import-2", "again.csv", "ff", 7));
        try (RecordIndex index = holding(first)) {
            assertThat(index.append(List.of(again)).duplicates()).isEqualTo(1);
        }
    }

    @Test
    default void replacesACorrectedRecordInEveryAnswer() {
        Record before = record("a/1")
                .saying("转账五千元")
                .naming("phone:+8613812345678", "张三")
                .make();
        Record after = record("a/1")
                .saying("转账六千元")
                .naming("phone:+8613912345678", "张三")
                .make();
        try (RecordIndex index = holding(before, text("a/2", "其他"))) {
            var kept = index.append(List.of(after)).accepted().getFirst();
            assertThat(kept.version()).isEqualTo(2);
            assertThat(kept.sequence()).isEqualTo(3);
            assertThat(found(index, "五千")).isEmpty();
            assertThat(found(index, "六千")).containsExactly("a/1");
            assertThat(index.count(ANYONE, List.of(key("phone:+8613812345678")))
                            .getFirst()
                            .records())
                    .isZero();
            assertThat(index.get(ANYONE, before.ref()).orElseThrow().record()).isEqualTo(after);
            assertThat(index.totals()).containsEntry("a", 2L);
            assertThat(replayed(index, 0)).containsExactly("2:a/2 v1", "3:a/1 v2");
        }
    }

    @Test
    default void givesSeveralRecordsAtOnceOfThoseThatAreThereAndMayBeRead() {
        try (RecordIndex index = holding(text("a/1", "甲"), text("a/2", "乙"), text("b/1", "丙"))) {
            index.append(List.of(text("a/1", "丁")));
            var asked =
                    Stream.of("a/1", "b/1", "a/9", "a/2").map(RecordRef::parse).toList();
            var told = index.get(reader("a"), asked);
            assertThat(told).containsOnlyKeys(RecordRef.parse("a/1"), RecordRef.parse("a/2"));
            told.forEach((ref, kept) ->
                    assertThat(kept).isEqualTo(index.get(ANYONE, ref).orElseThrow()));
            assertThat(told.values()).extracting(kept -> kept.record().text()).contains("丁");
            assertThat(index.get(ANYONE, List.of())).isEmpty();
        }
    }

    @Test
    default void asOfASequenceIsAsIfNothingHadComeSince() {
        String account = "account:6222020200112233445";
        var key = EntityKey.parse(account);
        Record[] first = {
            record("a/1").saying("报案人王某转账").naming(account, "甲某").make(),
            record("a/2").saying("嫌疑人甲某收款").naming(account, "甲某").make(),
            text("b/1", "无关"),
        };
        try (RecordIndex then = holding(first);
                RecordIndex now = holding(first)) {
            now.append(
                    List.of(record("a/3").saying("又一次转账").naming(account, "乙某").make(), text("c/1", "转账嫌疑")));
            long sequence = then.sequence();
            for (Access reader : List.of(ANYONE, reader("a"), reader("b", "c"))) {
                Access past = reader.asOf(sequence);
                for (String typed : List.of("", "转账", "甲某", "6222020200112233445")) {
                    var query = new RecordQuery(
                            typed,
                            List.of(),
                            List.of(),
                            TimeRange.ALWAYS,
                            List.of(),
                            Set.of("source", "type"),
                            RecordQuery.Sort.NEWEST,
                            10,
                            "",
                            Set.of(),
                            false);
                    var was = then.search(reader, query);
                    var is = now.search(past, query);
                    assertThat(names(is)).isEqualTo(names(was));
                    assertThat(is.total()).isEqualTo(was.total());
                    assertThat(is.facets()).isEqualTo(was.facets());
                    assertThat(scanned(now, past, query, key)).isEqualTo(scanned(then, reader, query, key));
                }
                assertThat(now.count(past, List.of(key))).isEqualTo(then.count(reader, List.of(key)));
                assertThat(now.names(past, List.of(key))).isEqualTo(then.names(reader, List.of(key)));
                assertThat(now.suggest(past, "6222", 5)).isEqualTo(then.suggest(reader, "6222", 5));
                for (String ref : List.of("a/1", "a/3", "c/1")) {
                    assertThat(now.get(past, RecordRef.parse(ref))).isEqualTo(then.get(reader, RecordRef.parse(ref)));
                }
            }
            assertThat(now.search(ANYONE.asOf(0), RecordQuery.of("")).total()).isZero();
        }
    }

    private static List<String> scanned(RecordIndex index, Access access, RecordQuery query, EntityKey key) {
        var found = new ArrayList<String>();
        index.scan(access, query, total -> found.add(Long.toString(total)), kept -> found.add(kept.toString()));
        index.naming(access, List.of(key), kept -> found.add(kept.toString()));
        return found;
    }

    @Test
    default void keepsTheLastOfSeveralVersionsInOneBatch() {
        try (RecordIndex index = holding(text("a/1", "第一版"), text("a/1", "第二版"), text("a/1", "第三版"))) {
            assertThat(index.get(ANYONE, RecordRef.parse("a/1")).orElseThrow().version())
                    .isEqualTo(3);
            assertThat(found(index, "第一版")).isEmpty();
            assertThat(found(index, "第三版")).containsExactly("a/1");
            assertThat(replayed(index, 0)).containsExactly("3:a/1 v3");
        }
    }

    @Test
    default void replaysWhatCameAfterASequenceInOrder() {
        try (RecordIndex index = holding(text("a/9", "甲"), text("b/1", "乙"), text("a/5", "丙"))) {
            index.append(List.of(text("a/1", "丁")));
            assertThat(replayed(index, 0)).containsExactly("1:a/9 v1", "2:b/1 v1", "3:a/5 v1", "4:a/1 v1");
            assertThat(replayed(index, 2)).containsExactly("3:a/5 v1", "4:a/1 v1");
            assertThat(replayed(index, 4)).isEmpty();
        }
    }

    @Test
    default void givesTheFactsOfEveryRecordAsReplayingDoes() {
        Record full = record("a/1")
                .titled("转账")
                .saying("张三(13812345678)向李四转账五千元")
                .at("2026-03-01T02:03:04.567Z")
                .naming("phone:+8613812345678", "张三")
                .mentioning("phone:+8613812345678", "13812345678")
                .paying("account:1", "account:2", "5000")
                .paying("account:2", "account:1", "0.01")
                .with("备注", "货款")
                .make();
        try (RecordIndex index = holding(text("a/2", "没有事实"), full, text("b/1", "其他"))) {
            index.append(List.of(record("a/2")
                    .saying("有了")
                    .paying("account:2", "account:3", "1")
                    .make()));
            for (long after = 0; after <= 4; after++) {
                var whole = new ArrayList<RecordIndex.KeptFacts>();
                index.replay(
                        after,
                        kept -> whole.add(new RecordIndex.KeptFacts(
                                kept.record().ref(), kept.record().facts(), kept.sequence(), kept.version())));
                var alone = new ArrayList<RecordIndex.KeptFacts>();
                index.facts(after, alone::add);
                assertThat(alone).isEqualTo(whole);
            }
            var first = new ArrayList<RecordIndex.KeptFacts>();
            index.facts(0, kept -> first.add(kept) && false);
            assertThat(first)
                    .singleElement()
                    .extracting(RecordIndex.KeptFacts::ref)
                    .isEqualTo(full.ref());
        }
    }

    @Test
    default void forgetsWhatWasRemovedInEveryAnswerAndTellsWhoeverDerivesFromIt() {
        try (RecordIndex index = holding(
                record("a/1")
                        .saying("要删除的转账记录")
                        .naming("phone:+8613812345678", "王某")
                        .paying("account:1", "account:2", "5000")
                        .make(),
                text("a/2", "留下的转账记录"),
                text("b/1", "转账"))) {
            String cursor = index.search(ANYONE, page("转账", RecordQuery.Sort.RELEVANCE, 1, ""))
                    .cursor();
            var removed = index.remove(List.of(RecordRef.parse("a/1"), RecordRef.parse("b/9")));
            assertThat(removed).containsExactly(new RecordIndex.KeptFacts(RecordRef.parse("a/1"), List.of(), 4, 2));
            assertThat(index.sequence()).isEqualTo(4);
            assertThat(index.get(ANYONE, RecordRef.parse("a/1"))).isEmpty();
            assertThat(index.get(ANYONE, List.of(RecordRef.parse("a/1"), RecordRef.parse("a/2"))))
                    .containsOnlyKeys(RecordRef.parse("a/2"));
            assertThat(found(index, "转账")).containsExactlyInAnyOrder("a/2", "b/1");
            assertThat(found(index, "")).containsExactlyInAnyOrder("a/2", "b/1");
            assertThat(found(index, "type:" + Record.REMOVED)).isEmpty();
            assertThat(names(index.search(ANYONE, page("转账", RecordQuery.Sort.RELEVANCE, 1, cursor))))
                    .doesNotContain("a/1");
            assertThat(index.totals()).isEqualTo(java.util.Map.of("a", 1L, "b", 1L));
            assertThat(index.count(ANYONE, List.of(EntityKey.parse("phone:+8613812345678"))))
                    .allSatisfy(count -> assertThat(count.records()).isZero());
            assertThat(replayed(index, 0)).containsExactly("2:a/2 v1", "3:b/1 v1");
            var told = new ArrayList<RecordIndex.KeptFacts>();
            index.facts(3, told::add);
            assertThat(told).isEqualTo(removed);
            assertThat(index.remove(List.of(RecordRef.parse("a/1")))).isEmpty();
        }
    }

    @Test
    default void takesARemovedRecordAsAFurtherVersionWhenItComesAgain() {
        try (RecordIndex index = holding(text("a/1", "第一次"))) {
            index.remove(List.of(RecordRef.parse("a/1")));
            assertThat(index.append(List.of(text("a/1", "第一次"))).accepted())
                    .singleElement()
                    .satisfies(kept -> assertThat(kept.version()).isEqualTo(3));
            assertThat(found(index, "第一次")).containsExactly("a/1");
            assertThat(replayed(index, 0)).containsExactly("3:a/1 v3");
        }
    }

    @Test
    default void numbersRecordsOfManyWritersWithoutGapOrRepetition() throws Exception {
        try (RecordIndex index = empty()) {
            var sequences = new java.util.concurrent.ConcurrentSkipListSet<Long>();
            try (var writers = java.util.concurrent.Executors.newFixedThreadPool(4)) {
                for (int writer = 0; writer < 4; writer++) {
                    int own = writer;
                    writers.submit(() -> {
                        for (int i = 0; i < 10; i++) {
                            var batch = List.of(text("a/" + own + "-" + i, "文本" + i), text("b/" + own + "-" + i, "文本"));
                            index.append(batch).accepted().forEach(kept -> sequences.add(kept.sequence()));
                        }
                    });
                }
            }
            assertThat(sequences).hasSize(80);
            assertThat(sequences.first()).isEqualTo(1);
            assertThat(sequences.last()).isEqualTo(80);
            assertThat(replayed(index, 0)).hasSize(80);
        }
    }

    // --- finding

    @Test
    default void findsWordsPhrasesAndWhatIsWithout() {
        try (RecordIndex index = holding(text("a/1", "嫌疑人在跑分平台洗钱"), text("a/2", "平台跑步得分"), text("a/3", "报案人称被骗"))) {
            assertThat(found(index, "跑分平台")).containsExactly("a/1");
            assertThat(found(index, "平台")).containsExactlyInAnyOrder("a/1", "a/2");
            assertThat(found(index, "\"分平\"")).containsExactly("a/1");
            assertThat(found(index, "“分平”")).containsExactly("a/1");
            assertThat(found(index, "平台 -洗钱")).containsExactly("a/2");
            assertThat(found(index, "洗钱 OR 被骗")).containsExactlyInAnyOrder("a/1", "a/3");
            assertThat(found(index, "(洗钱 OR 被骗) 报案")).containsExactly("a/3");
            assertThat(found(index, "-平台")).containsExactly("a/3");
            assertThat(found(index, "骗")).containsExactly("a/3");
            assertThat(found(index, "")).hasSize(3);
        }
    }

    @Test
    default void findsAPhraseOnlyWhereItsCharactersStandSideBySide() {
        String asked = "丙乙甲";
        try (RecordIndex index = holding(
                text("a/1", "丙乙,乙甲"),
                text("a/2", "丙乙,甲"),
                text("a/3", "丙乙甲"),
                text("a/4", "丙，丙乙甲，甲"),
                record("a/5").titled("丙乙、乙甲").make(),
                record("a/6").titled("见丙乙甲").make(),
                record("a/7").with("摘要", "丙乙 乙甲").make(),
                record("a/8").with("摘要", "丙乙").with("附言", "乙甲").make(),
                text("a/9", "开头".repeat(150) + "丙乙。乙甲"),
                text("a/10", "开头".repeat(150) + "丙乙甲"))) {
            assertThat(found(index, "\"" + asked + "\"")).containsExactlyInAnyOrder("a/3", "a/4", "a/6", "a/10");
            assertThat(found(index, "title:\"" + asked + "\"")).containsExactly("a/6");
            assertThat(found(index, "title:见")).containsExactly("a/6");
            assertThat(found(index, "甲,乙")).hasSize(10);
        }
    }

    @Test
    default void findsWordsNearEachOther() {
        try (RecordIndex index = holding(text("a/1", "转账到某平台"), text("a/2", "转账之后过了很久很久又有人提到另外一个平台"))) {
            assertThat(found(index, "\"转账 平台\"~3")).containsExactly("a/1");
            assertThat(found(index, "\"平台 转账\"~40")).containsExactlyInAnyOrder("a/1", "a/2");
        }
    }

    @Test
    default void answersAQuestionWithWhatHasAnyOfItsWordsBestFirst() {
        try (RecordIndex index = holding(
                text("a/1", "嫌疑人张三提供了收款账户并取现"),
                text("a/2", "账户被冻结"),
                text("a/3", "你说什么,谁在那里,为什么"),
                text("a/4", "无关"))) {
            assertThat(found(index, "到底是谁提供了收款账户？")).containsExactly("a/1", "a/2");
            assertThat(found(index, "是誰 提供了 收款賬戶?")).containsExactly("a/1", "a/2");
            assertThat(found(index, "提供 冻结账户")).isEmpty();
            var words = refusing("到底是谁提供了收款账户？", "question:到底是谁提供了收款账户？");
            assertThat(names(index.search(ANYONE, words))).containsExactly("a/1");
        }
    }

    @Test
    default void findsExactlyWhatTheObviousReadingFinds() {
        for (long seed = 0; seed < 6; seed++) {
            var random = new java.util.Random(seed);
            List<Record> records = ObviousReading.records(random, 14);
            try (RecordIndex index = holding(records.toArray(Record[]::new))) {
                for (int i = 0; i < 60; i++) {
                    var query = ObviousReading.query(random, 3);
                    var page = index.search(ANYONE, page(query.typed(), RecordQuery.Sort.RELEVANCE, 100, ""));
                    List<String> wanted = records.stream()
                            .filter(query.matches())
                            .map(record -> record.ref().toString())
                            .toList();
                    assertThat(names(page))
                            .as("seed %d, %s", seed, query.typed())
                            .containsExactlyInAnyOrderElementsOf(wanted);
                    assertThat(page.total())
                            .as("seed %d, %s", seed, query.typed())
                            .isEqualTo(wanted.size());
                }
            }
        }
    }

    @Test
    default void findsByFieldsAndRanges() {
        Record paid = record("a/1")
                .type("transfer")
                .at("2026-03-01T12:00:00Z")
                .paying("account:6222020200112233445", "account:6217000011112222333", "3000.00")
                .with("摘要", "货款")
                .make();
        Record told = record("b/1")
                .titled("王某被诈骗案")
                .saying("正文里没有题目")
                .at("2026-04-02T12:00:00Z")
                .with("地点", "某市某区")
                .make();
        try (RecordIndex index = holding(paid, told)) {
            assertThat(found(index, "type:transfer")).containsExactly("a/1");
            assertThat(found(index, "类型:转账")).containsExactly("a/1");
            assertThat(found(index, "source:b")).containsExactly("b/1");
            assertThat(found(index, "title:诈骗")).containsExactly("b/1");
            assertThat(found(index, "amount:[1000 TO 5000]")).containsExactly("a/1");
            assertThat(found(index, "amount:[3000.01 TO *]")).isEmpty();
            assertThat(found(index, "金额:3千")).containsExactly("a/1");
            assertThat(found(index, "amount:>=0.3万")).containsExactly("a/1");
            assertThat(found(index, "date:2026-03")).containsExactly("a/1");
            assertThat(found(index, "date:[2026-03-02 TO *]")).containsExactly("b/1");
            assertThat(found(index, "摘要:货款")).containsExactly("a/1");
            assertThat(found(index, "摘要:货*")).containsExactly("a/1");
            assertThat(found(index, "link:transfer")).containsExactly("a/1");
            assertThat(found(index, "place:某市某区")).containsExactly("b/1");
            assertThat(found(index, "id:b/1")).containsExactly("b/1");
            assertThat(found(index, "kind:account")).containsExactly("a/1");
            assertThat(found(index, "account:6222020200112233445")).containsExactly("a/1");
            assertThat(found(index, "account:6222*445")).containsExactly("a/1");
        }
    }

    @Test
    default void findsANumberHoweverItWasWrittenAndByTailBeginningAndMask() {
        Record said = record("a/1")
                .saying("对方电话一三八一二三四五六七八,自称客服")
                .mentioning("phone:+8613812345678", "一三八一二三四五六七八")
                .make();
        Record row = record("a/2").naming("phone:+8613800008000", "").make();
        Record card = record("a/3").naming("account:6222020200112233", "").make();
        try (RecordIndex index = holding(said, row, card)) {
            for (String typed : List.of(
                    "13812345678",
                    "138 1234 5678",
                    "138-1234-5678",
                    "+86 13812345678",
                    "13812345678",
                    "\"138 1234 5678\"")) {
                assertThat(found(index, typed)).as(typed).containsExactly("a/1");
            }
            assertThat(found(index, "尾号5678")).containsExactly("a/1");
            assertThat(found(index, "尾号 2233")).containsExactly("a/3");
            assertThat(found(index, "138****8000")).containsExactly("a/2");
            assertThat(found(index, "6222*2233")).containsExactly("a/3");
            assertThat(found(index, "1381234*")).containsExactly("a/1");
            Hit hit = index.search(ANYONE, RecordQuery.of("13812345678")).hits().getFirst();
            assertThat(marked(hit)).containsExactly("一三八一二三四五六七八");
            assertThat(hit.entities().getFirst().key()).isEqualTo(key("phone:+8613812345678"));
        }
    }

    @Test
    default void saysHowAQueryWasWidenedAndTakesItBack() {
        try (RecordIndex index = holding(text("a/1", "實戰演練"), text("a/2", "实战演练"), text("a/3", "帮助信息网络犯罪活动"))) {
            SearchPage page = index.search(ANYONE, RecordQuery.of("实战"));
            assertThat(page.interpretation())
                    .anySatisfy(way -> assertThat(way.id() + way.to()).isEqualTo("script:实战[實戰]"));
            assertThat(found(index, "实战")).hasSize(2);
            assertThat(names(index.search(ANYONE, refusing("实战", "script:实战")))).containsExactly("a/2");
            assertThat(names(index.search(ANYONE, refusing("實戰", "script:實戰")))).containsExactly("a/1");
            assertThat(found(index, "帮信")).containsExactly("a/3");
            assertThat(names(index.search(ANYONE, refusing("帮信", "synonym:帮信"))))
                    .isEmpty();
            assertThat(names(index.search(ANYONE, refusing("尾号2233", "tail:尾号2233"))))
                    .isEmpty();
        }
    }

    @Test
    default void findsNamesByPinyinWhenAskedTo() {
        try (RecordIndex index =
                holding(record("a/1").naming("account:6222020200112233", "张伟").make())) {
            for (String typed : List.of("zhangwei", "zw", "张伟", "章伟")) {
                assertThat(names(index.search(ANYONE, sounding(typed))))
                        .as(typed)
                        .containsExactly("a/1");
            }
            assertThat(found(index, "zhangwei")).isEmpty();
            assertThat(found(index, "pinyin:zhangwei")).containsExactly("a/1");
        }
    }

    @Test
    default void marksWhatMatchedInTheOriginal() {
        Record long_ = record("a/1")
                .saying("无关的话。".repeat(60) + "受害人在跑分平台上转账。" + "其他的话。".repeat(60))
                .with("备注", "跑分平台")
                .make();
        try (RecordIndex index = holding(long_)) {
            Hit hit = index.search(ANYONE, RecordQuery.of("跑分平台")).hits().getFirst();
            assertThat(hit.fragments()).extracting(Fragment::field).containsExactly("text", "备注");
            for (Fragment fragment : hit.fragments()) {
                String whole = fragment.field().equals("text") ? long_.text() : "跑分平台";
                assertThat(whole.startsWith(fragment.text(), fragment.start())).isTrue();
                assertThat(fragment.text().length()).isLessThan(200);
            }
            assertThat(marked(hit)).containsExactly("跑分平台", "跑分平台");
        }
    }

    // --- counting

    @Test
    default void countsFacetsExactly() {
        try (RecordIndex index = holding(
                record("a/1")
                        .type("call")
                        .at("2026-01-31T16:30:00Z")
                        .naming("phone:+8613812345678", "")
                        .make(),
                record("a/2")
                        .type("call")
                        .at("2026-01-31T15:30:00Z")
                        .with("地点", "某市")
                        .make(),
                record("b/1").type("incident").make())) {
            var query = facets("", "type", "source", "month", "kind", "place");
            var facets = index.search(ANYONE, query).facets();
            assertThat(values(facets.getOrDefault("type", List.of()))).containsExactly("call=2", "incident=1");
            assertThat(values(facets.getOrDefault("source", List.of()))).containsExactly("a=2", "b=1");
            assertThat(values(facets.getOrDefault("month", List.of()))).containsExactly("2026-01=1", "2026-02=1");
            assertThat(values(facets.getOrDefault("kind", List.of()))).containsExactly("phone=1");
            assertThat(values(facets.getOrDefault("place", List.of()))).containsExactly("某市=1");
        }
    }

    @Test
    default void countsRecordsAndNamesOfEntities() {
        try (RecordIndex index = holding(
                record("a/1").naming("account:6222", "张三").make(),
                record("a/2").naming("account:6222", "张三").make(),
                record("b/1").naming("account:6222", "张叁").make())) {
            var counts = index.count(ANYONE, List.of(key("account:none"), key("account:6222"), key("account:6222")));
            assertThat(counts).extracting(RecordIndex.KeyCount::records).containsExactly(0L, 3L, 3L);
            assertThat(counts.get(1).sources()).containsExactly("a", "b");
            assertThat(index.names(ANYONE, List.of(key("account:6222"))).get(key("account:6222")))
                    .containsExactly(new RecordIndex.NameCount("张三", 2), new RecordIndex.NameCount("张叁", 1));
        }
    }

    @Test
    default void marksTellWhetherAnythingThatNamesAKeyChanged() {
        EntityKey card = key("account:6222");
        EntityKey other = key("account:6333");
        try (RecordIndex index = holding(
                record("a/1").naming("account:6222", "张三").make(),
                record("b/1").naming("account:6222", "张三").make())) {
            Access reader = reader("a");
            var begun = index.marks(ANYONE, List.of(card, other));
            var mine = index.marks(reader, List.of(card));
            assertThat(begun.keySet()).containsExactly(card);
            assertThat(begun.get(card)).isEqualTo(new RecordIndex.Mark(2, 2));
            assertThat(mine.get(card)).isEqualTo(new RecordIndex.Mark(1, 1));

            index.append(List.of(record("a/9").naming("account:6333", "").make()));
            assertThat(index.marks(ANYONE, List.of(card))).isEqualTo(begun);
            index.append(List.of(record("b/1").naming("account:6222", "张叁").make()));
            var replaced = index.marks(ANYONE, List.of(card));
            assertThat(replaced).isNotEqualTo(begun);
            assertThat(index.marks(reader, List.of(card))).isEqualTo(mine);
            index.remove(List.of(RecordRef.parse("a/1")));
            assertThat(index.marks(ANYONE, List.of(card))).isNotEqualTo(replaced);
            assertThat(index.marks(reader, List.of(card))).isEmpty();
        }
    }

    @Test
    default void countsEachOfManyKeysAsOftenAsSearchFindsIt() {
        var random = new Random(11);
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            records.add(record("a/" + i)
                    .naming("account:622" + random.nextInt(12), "")
                    .make());
        }
        try (RecordIndex index = holding(records.toArray(Record[]::new))) {
            for (int asked : new int[] {1, 2, 3, 9, 40}) {
                List<EntityKey> keys = new ArrayList<>();
                for (int i = 0; i < asked; i++) {
                    keys.add(key("account:622" + i));
                }
                assertThat(index.count(ANYONE, keys))
                        .as("%d keys", asked)
                        .allSatisfy(counted -> assertThat(index.search(ANYONE, RecordQuery.naming(counted.key(), 1))
                                        .total())
                                .isEqualTo(counted.records()));
            }
        }
    }

    @Test
    default void keepsNothingOfABatchInWhichOneRecordCannotBeKept() {
        Record good = record("a/1").paying("account:1", "account:2", "9.00").make();
        Record far = record("a/2").paying("account:1", "account:2", "9.00").make();
        Record late = new Record(
                far.ref(),
                far.type(),
                far.title(),
                far.text(),
                Instant.MAX,
                far.entities(),
                far.mentions(),
                far.amounts(),
                far.times(),
                far.facts(),
                far.fields(),
                far.provenance());
        try (RecordIndex index = empty()) {
            assertThatThrownBy(() -> index.append(List.of(good, late)))
                    .isInstanceOfSatisfying(
                            ClewException.class,
                            refused -> assertThat(refused.code()).isEqualTo("time-range"));
            assertThatThrownBy(() -> index.append(List.of(
                            good,
                            record("a/3")
                                    .naming("account:" + "9".repeat(50_000), "")
                                    .make())))
                    .isInstanceOfSatisfying(
                            ClewException.class,
                            refused -> assertThat(refused.code()).isEqualTo("entity-too-long"));
            assertThat(index.search(ANYONE, RecordQuery.of("")).total()).isZero();
            assertThat(index.append(List.of(good)).accepted()).hasSize(1);
            assertThat(index.search(ANYONE, RecordQuery.of("")).total()).isEqualTo(1);
        }
    }

    @Test
    default void suggestsEntitiesAndNamesBySpellingPinyinAndInitials() {
        try (RecordIndex index = holding(
                record("a/1").naming("account:6222020200112233", "张伟").make(),
                record("a/2").naming("phone:+8613812345678", "").make())) {
            for (String typed : List.of("张", "zhangw", "zw", "6222")) {
                assertThat(index.suggest(ANYONE, typed, 10))
                        .as(typed)
                        .anyMatch(suggestion -> suggestion.key().equals("account:6222020200112233"));
            }
            assertThat(index.suggest(ANYONE, "1381", 10))
                    .anyMatch(suggestion -> suggestion.key().equals("phone:+8613812345678"));
        }
    }

    // --- order and pages

    @Test
    default void ordersByTimeAndThenByName() {
        try (RecordIndex index = holding(
                record("a/3").at("2026-01-01T00:00:00Z").make(),
                record("a/1").make(),
                record("a/2").at("2026-01-01T00:00:00Z").make(),
                record("a/4").at("2026-01-02T00:00:00Z").make())) {
            assertThat(names(index.search(ANYONE, sorted(RecordQuery.Sort.NEWEST))))
                    .containsExactly("a/4", "a/2", "a/3", "a/1");
            assertThat(names(index.search(ANYONE, sorted(RecordQuery.Sort.OLDEST))))
                    .containsExactly("a/2", "a/3", "a/4", "a/1");
        }
    }

    @Test
    default void pagesGoOnWhereTheyWereWhileRecordsComeIn() {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            records.add(record("a/" + (100 + i))
                    .saying("转账" + "平台".repeat(i % 7))
                    .at("2026-01-01T00:00:0" + i % 10 + "Z")
                    .make());
        }
        for (RecordQuery.Sort sort : RecordQuery.Sort.values()) {
            try (RecordIndex index = holding(records.toArray(Record[]::new))) {
                List<String> whole = names(index.search(ANYONE, page("转账", sort, 100, "")));
                List<String> paged = new ArrayList<>();
                String cursor = "";
                do {
                    SearchPage page = index.search(ANYONE, page("转账", sort, 7, cursor));
                    assertThat(page.total()).isEqualTo(50);
                    paged.addAll(names(page));
                    cursor = page.cursor();
                    index.append(List.of(text("b/" + paged.size(), "转账转账转账 平台")));
                } while (!cursor.isEmpty());
                assertThat(paged).as(sort.name()).isEqualTo(whole);
            }
        }
    }

    @Test
    default void pagesOneStateWhileAnotherWriterKeepsAdding() throws Exception {
        List<Record> before = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            before.add(text("a/" + (100 + i), "转账" + "平台".repeat(i % 5)));
        }
        var reading = new java.util.concurrent.atomic.AtomicBoolean(true);
        try (RecordIndex index = holding(before.toArray(Record[]::new));
                var writer = java.util.concurrent.Executors.newSingleThreadExecutor()) {
            var added = new java.util.concurrent.CountDownLatch(1);
            var adding = writer.submit(() -> {
                for (int i = 0; i < 300 && reading.get(); i++) {
                    index.append(List.of(text("b/" + i, "转账转账 平台")));
                    added.countDown();
                }
            });
            added.await();
            List<String> paged = new ArrayList<>();
            SearchPage page = index.search(ANYONE, page("转账", RecordQuery.Sort.RELEVANCE, 7, ""));
            long total = page.total();
            paged.addAll(names(page));
            while (!page.cursor().isEmpty()) {
                page = index.search(ANYONE, page("转账", RecordQuery.Sort.RELEVANCE, 7, page.cursor()));
                assertThat(page.total()).isEqualTo(total);
                paged.addAll(names(page));
            }
            reading.set(false);
            adding.get();
            assertThat(paged).doesNotHaveDuplicates().hasSize((int) total);
            assertThat(paged)
                    .containsAll(before.stream()
                            .map(record -> record.ref().toString())
                            .toList());
        }
    }

    @Test
    default void refusesACursorOfAnotherQuestion() {
        try (RecordIndex index = holding(text("a/1", "转账"), text("a/2", "转账"))) {
            String cursor = index.search(ANYONE, page("转账", RecordQuery.Sort.NEWEST, 1, ""))
                    .cursor();
            for (String wrong : List.of("?", "AAAA", cursor)) {
                assertThatThrownBy(() -> index.search(ANYONE, page("其他", RecordQuery.Sort.NEWEST, 1, wrong)))
                        .isInstanceOfSatisfying(
                                ClewException.class, e -> assertThat(e.code()).isEqualTo("cursor"));
            }
        }
    }

    @Test
    default void streamsEverythingThatMatchesAndSaysHowMuchFirst() {
        List<Record> records = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            records.add(text("a/" + i, i % 2 == 0 ? "转账" : "通话"));
        }
        try (RecordIndex index = holding(records.toArray(Record[]::new))) {
            List<Long> total = new ArrayList<>();
            List<Long> sequences = new ArrayList<>();
            index.scan(ANYONE, RecordQuery.of("转账"), total::add, kept -> sequences.add(kept.sequence()));
            assertThat(total).containsExactly(1_250L);
            assertThat(sequences).hasSize(1_250).isSorted();
        }
    }

    @Test
    default void streamsWhateverNamesOneOfManyKeysOnceAndOnlyWhatMayBeRead() {
        try (RecordIndex index = holding(
                record("a/1")
                        .naming("phone:+8613812345678", "")
                        .naming("account:6222020200112233", "")
                        .make(),
                record("a/2").naming("phone:+8613900000000", "").make(),
                record("b/1").naming("account:6222020200112233", "").make(),
                record("a/3").naming("phone:+8613700000000", "").make())) {
            var keys =
                    List.of(key("account:6222020200112233"), key("phone:+8613812345678"), key("phone:+8613700000000"));
            assertThat(named(index, ANYONE, keys)).containsExactly("a/1", "b/1", "a/3");
            assertThat(named(index, reader("a"), keys)).containsExactly("a/1", "a/3");
            assertThat(named(index, ANYONE, List.of(key("phone:+8613911111111"))))
                    .isEmpty();
        }
    }

    private static List<String> named(RecordIndex index, Access access, List<EntityKey> keys) {
        List<String> names = new ArrayList<>();
        index.naming(access, keys, kept -> names.add(kept.record().ref().toString()));
        return names;
    }

    // --- similar records

    @Test
    default void findsRecordsThatTellTheSame() {
        try (RecordIndex index = holding(
                text("a/1", "受害人下载软件后在刷单平台垫付资金,多次转账后无法提现"),
                text("a/2", "两人因琐事发生口角"),
                text("b/1", "受害人在刷单平台垫付,转账后无法提现"))) {
            var query =
                    new SimilarQuery("受害人在刷单平台多次垫付资金后无法提现", Optional.of(RecordRef.parse("b/1")), RecordQuery.of(""));
            assertThat(names(index.similar(ANYONE, query)).getFirst()).isEqualTo("a/1");
            assertThat(names(index.similar(ANYONE, query))).doesNotContain("b/1");
            assertThat(names(index.similar(reader("b"), query))).isEmpty();
        }
    }

    @Test
    default void looksForTheSameAmongCandidatesInALargeIndex() {
        String[] parts = {"受害人在刷单平台垫付资金", "对方冒充客服办理退款", "下载软件后共享屏幕", "多次转账后无法提现", "两人因琐事发生口角", "到派出所报案"};
        List<Record> records = new ArrayList<>();
        var random = new java.util.Random(3);
        for (int i = 0; i < 60; i++) {
            var said = new StringBuilder();
            for (int n = 1 + random.nextInt(4); n > 0; n--) {
                said.append(parts[random.nextInt(parts.length)])
                        .append("第")
                        .append(i)
                        .append("次。");
            }
            records.add(text((i % 2 == 0 ? "a/" : "b/") + i, said.toString()));
        }
        var query = new SimilarQuery(
                "受害人下载软件后在刷单平台多次垫付资金,转账后无法提现,遂报案", Optional.of(RecordRef.parse("a/4")), RecordQuery.of(""));
        try (RecordIndex index = empty();
                RecordIndex large = emptyAndLarge()) {
            index.append(records);
            large.append(records);
            var all = index.similar(ANYONE, query);
            var some = large.similar(ANYONE, query);
            assertThat(names(some).subList(0, 10))
                    .containsExactlyElementsOf(names(all).subList(0, 10));
            assertThat(some.total()).isEqualTo(all.total());
            assertThat(names(large.similar(reader("b"), query))).allMatch(name -> name.startsWith("b/"));
        }
    }

    // --- who may see what

    @Test
    default void letsWhatMayNotBeSeenChangeNothing() {
        Record open = record("a/1")
                .saying("跑分平台")
                .naming("account:6222020200112233", "张伟")
                .with("摘要", "货款")
                .make();
        Record shut = record("b/1")
                .type("secret")
                .saying("跑分平台 絕密")
                .at("2026-01-01T00:00:00Z")
                .naming("account:6222020200112233", "张韦")
                .naming("phone:+8613812345678", "李四")
                .with("密级", "甲")
                .with("地点", "某市")
                .make();
        try (RecordIndex index = holding(open, shut);
                RecordIndex alone = holding(open)) {
            Access reader = reader("a", "nowhere");
            for (String typed : List.of(
                    "",
                    "跑分",
                    "\"跑分平台\"",
                    "-货款",
                    "张*",
                    "绝密",
                    "尾号5678",
                    "account:6222*",
                    "type:secret",
                    "source:b",
                    "id:1",
                    "地点:某市")) {
                var query = facets(typed, "type", "source", "month", "kind", "place");
                SearchPage some = index.search(reader, query);
                SearchPage same = alone.search(reader, query);
                assertThat(some.total()).as(typed).isEqualTo(same.total());
                assertThat(names(some)).as(typed).isEqualTo(names(same));
                assertThat(some.facets()).as(typed).isEqualTo(same.facets());
                assertThat(some.interpretation()).as(typed).isEqualTo(same.interpretation());
                List<Long> totals = new ArrayList<>();
                index.scan(
                        reader,
                        query,
                        totals::add,
                        kept -> kept.record().ref().source().equals("a"));
                assertThat(totals).as(typed).containsExactly(same.total());
            }
            assertThatThrownBy(() -> index.search(reader, RecordQuery.of("secretfield:x")))
                    .isInstanceOf(QuerySyntaxException.class);
            assertThat(index.get(reader, shut.ref())).isEmpty();
            assertThat(index.suggest(reader, "li", 10)).isEqualTo(alone.suggest(reader, "li", 10));
            assertThat(index.suggest(reader, "6222", 10)).isEqualTo(alone.suggest(reader, "6222", 10));
            var keys = List.of(key("account:6222020200112233"), key("phone:+8613812345678"));
            assertThat(index.count(reader, keys)).isEqualTo(alone.count(reader, keys));
            assertThat(index.names(reader, keys)).isEqualTo(alone.names(reader, keys));
        }
    }

    // --- wrong questions

    @Test
    default void saysWhereItCouldNotReadTheQuery() {
        try (RecordIndex index = empty()) {
            assertThatThrownBy(() -> index.search(ANYONE, RecordQuery.of("张三 \"报案")))
                    .isInstanceOfSatisfying(
                            QuerySyntaxException.class,
                            e -> assertThat(e.offset()).isEqualTo(3));
            assertThatThrownBy(() -> index.search(ANYONE, page("", RecordQuery.Sort.NEWEST, 10_001, "")))
                    .isInstanceOfSatisfying(
                            ClewException.class, e -> assertThat(e.code()).isEqualTo("size"));
        }
    }

    @Test
    default void answersOrRefusesWhateverIsTyped() {
        String signs =
                "张三转账 平台實戰13812345678*\"“”()（）:：-－~[]TO OR AND NOT|+\\/<>=.,，。尾号amount date type phone\u0000\ud800é✱x";
        try (RecordIndex index = holding(text("a/1", "张三转账到平台"))) {
            for (long seed = 0; seed < 1_500; seed++) {
                var random = new java.util.Random(seed);
                var typed = new StringBuilder();
                for (int i = random.nextInt(30); i >= 0; i--) {
                    typed.append(
                            random.nextInt(6) == 0
                                    ? List.of(" OR ", "amount:", "date:[", " -", "尾号", "\"~", "138****")
                                            .get(random.nextInt(7))
                                    : signs.charAt(random.nextInt(signs.length())));
                }
                try {
                    index.search(ANYONE, RecordQuery.of(typed.toString()));
                } catch (QuerySyntaxException e) {
                    assertThat(e.offset()).as("seed %d", seed).isBetween(0, typed.length());
                    assertThat(e.getMessage()).as("seed %d", seed).isNotBlank();
                }
            }
        }
    }

    @Test
    default void answersTheLongestQueryThatMayBeTyped() {
        var random = new java.util.Random(1);
        var typed = new StringBuilder();
        while (typed.length() < QueryReader.LONGEST) {
            typed.append((char) ('\u4e00' + random.nextInt(20_000)));
        }
        try (RecordIndex index = holding(text("a/1", typed.substring(0, 9_000)))) {
            assertThat(found(index, typed.toString())).containsExactly("a/1");
        }
    }

    // --- in few words

    static EntityKey key(String written) {
        return EntityKey.parse(written);
    }

    static List<String> replayed(RecordIndex index, long after) {
        List<String> replayed = new ArrayList<>();
        index.replay(
                after,
                kept -> replayed.add(kept.sequence() + ":" + kept.record().ref() + " v" + kept.version()));
        return replayed;
    }

    static List<String> values(List<SearchPage.FacetValue> facet) {
        return facet.stream().map(value -> value.value() + "=" + value.count()).toList();
    }

    static RecordQuery refusing(String text, String... refused) {
        return query(text, Set.of(refused), RecordQuery.Sort.RELEVANCE, 20, "", Set.of(), false);
    }

    static RecordQuery sounding(String text) {
        return query(text, Set.of(), RecordQuery.Sort.RELEVANCE, 20, "", Set.of(), true);
    }

    static RecordQuery facets(String text, String... facets) {
        return query(text, Set.of(), RecordQuery.Sort.RELEVANCE, 20, "", Set.of(facets), false);
    }

    static RecordQuery sorted(RecordQuery.Sort sort) {
        return query("", Set.of(), sort, 20, "", Set.of(), false);
    }

    static RecordQuery page(String text, RecordQuery.Sort sort, int size, String cursor) {
        return query(text, Set.of(), sort, size, cursor, Set.of(), false);
    }

    private static RecordQuery query(
            String text,
            Set<String> refused,
            RecordQuery.Sort sort,
            int size,
            String cursor,
            Set<String> facets,
            boolean pinyin) {
        return new RecordQuery(
                text, List.of(), List.of(), TimeRange.ALWAYS, List.of(), refused, sort, size, cursor, facets, pinyin);
    }
}
