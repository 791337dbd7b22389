package io.clew.bench;

import io.clew.access.Access;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.SearchPage;
import io.clew.search.SimilarQuery;
import io.clew.search.lucene.LuceneRecordIndex;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/**
 * Typed queries over mixed synthetic records: nine rows of transfers, calls and log-ins to each incident report.
 *
 * <p>Times are those of the clock: a question is answered by all processors. Heap in use is what remains after a
 * collection.
 */
final class TypedQueries {

    private static final String SURNAMES = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林罗高";
    private static final String GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰涛明超霞平刚桂英华玉兰红建国海燕玲鑫浩然子涵欣怡";
    static final String[] WAYS = {"刷单返利", "冒充客服", "虚假投资理财", "杀猪盘", "冒充公检法", "网贷", "跑分平台", "游戏交易"};
    private static final String[] SENTENCES = {
        "报案人称其在家中接到陌生电话,对方自称平台客服人员,说其账户存在异常需要处理",
        "随后对方让其下载一款软件并添加微信好友,在群里有人发布任务和收益截图",
        "受害人按照对方提供的二维码先后多次扫码支付,前两笔均收到返现",
        "后对方以操作失误、账户冻结、缴纳保证金等理由要求继续转账",
        "受害人发现无法提现且被对方拉黑,意识到被骗后到派出所报案",
        "经查,涉案资金在十分钟内被分散转入多个二级账户,其中一部分在取款机取现"
    };
    private static final String[] NOTES = {"转账", "货款", "工资", "手机银行转账", "还款", "网上消费", "ATM取款", "往来款", "生活费", "充值"};

    private final Path folder;
    private final int count;
    private final Random random = new Random(42);
    private final List<Long> nanos = new ArrayList<>();

    TypedQueries(Path folder, int count) {
        this.folder = folder;
        this.count = count;
    }

    private static void heap(String when) {
        System.gc();
        System.out.printf(
                "heap in use %s: %,d MB%n",
                when, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20);
    }

    void measure() throws Exception {
        load();
        long began = System.nanoTime();
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            SearchPage first = index.search(Corpus.ACCESS, SearchBench.query(words(1).getFirst(), 20));
            System.out.printf(
                    "open to first answer: %.0f ms (%d records, %d match)%n",
                    (System.nanoTime() - began) / 1e6, index.sequence(), first.total());
            ask(index, 200, false);
            nanos.clear();
            ask(index, 1_000, true);
            suggest(index);
            compare(index);
            similar(index);
            replay(index);
            heap("after all questions");
        }
    }

    private void load() throws Exception {
        try (RecordIndex index = LuceneRecordIndex.open(folder)) {
            if (index.sequence() >= count) {
                return;
            }
            long began = System.nanoTime();
            long spent = 0;
            List<Record> batch = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                batch.add(make(i));
                if (batch.size() == 20_000 || i == count - 1) {
                    long added = System.nanoTime();
                    index.append(batch);
                    spent += System.nanoTime() - added;
                    batch.clear();
                }
            }
            heap("after appending");
            System.out.printf(
                    "%d records in %.1f s, of which appending %.1f s: %.0f records a second%n",
                    count, (System.nanoTime() - began) / 1e9, spent / 1e9, count / (spent / 1e9));
        }
        try (var files = Files.list(folder)) {
            long bytes = files.mapToLong(file -> file.toFile().length()).sum();
            System.out.printf("index: %.0f MB, %d bytes a record%n", bytes / 1e6, bytes / count);
        }
    }

    String name() {
        int at = random.nextInt(GIVEN.length());
        int next = random.nextInt(GIVEN.length());
        String surname = String.valueOf(SURNAMES.charAt(random.nextInt(SURNAMES.length())));
        return surname + GIVEN.charAt(at) + (random.nextBoolean() ? GIVEN.charAt(next) : "");
    }

    String account() {
        return "62220202" + "%011d".formatted(random.nextInt(Math.max(100, count / 5)) * 7919L);
    }

    String phone() {
        return "138%08d".formatted(random.nextInt(Math.max(100, count / 10)) * 97L % 100_000_000);
    }

    Record make(int i) {
        Instant at = Instant.ofEpochSecond(1_735_700_000L + random.nextInt(31_000_000));
        return switch (i % 10) {
            case 0 -> incident(i, at);
            case 1, 2, 3 -> call(i, at);
            default -> transfer(i, at);
        };
    }

    private Record transfer(int i, Instant at) {
        var from = new EntityKey("account", account());
        var to = new EntityKey("account", account());
        var amount = new Money((random.nextInt(100_000) + 1) * 50L);
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("摘要", NOTES[random.nextInt(NOTES.length)]);
        fields.put("对方开户行", "中国工商银行股份有限公司某市第" + random.nextInt(50) + "支行");
        fields.put("交易渠道", "网上银行");
        return new Record(
                new RecordRef(Corpus.SOURCE, "t" + i),
                "transfer",
                "",
                "",
                at,
                List.of(new EntityRef(from, "payer", name()), new EntityRef(to, "payee", name())),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Fact(
                        from,
                        "transfer",
                        to,
                        at,
                        amount,
                        Fact.YUAN,
                        -1,
                        -1,
                        Map.of("balance", amount.toString(), "serial", "S" + i))),
                fields,
                new Provenance("import-1", "流水.csv", "00ff", i));
    }

    private Record call(int i, Instant at) {
        var from = new EntityKey("phone", "+86" + phone());
        var to = new EntityKey("phone", "+86" + phone());
        return new Record(
                new RecordRef(Corpus.SOURCE, "c" + i),
                "call",
                "",
                "",
                at,
                List.of(new EntityRef(from, "caller", ""), new EntityRef(to, "callee", "")),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Fact(
                        from, "call", to, at, null, Fact.YUAN, -1, -1, Map.of("seconds", "" + random.nextInt(600)))),
                Map.of("通话地", "某省某市", "呼叫类型", random.nextBoolean() ? "主叫" : "被叫"),
                new Provenance("import-2", "话单.csv", "11ff", i));
    }

    private Record incident(int i, Instant at) {
        String phone = phone();
        String account = account();
        String way = WAYS[random.nextInt(WAYS.length)];
        var text = new StringBuilder(
                "报案人" + name() + "称被" + way + "诈骗,对方电话" + phone + ",转账至" + account + "户名" + name() + "。");
        for (int n = 0; n < 5; n++) {
            text.append(SENTENCES[random.nextInt(SENTENCES.length)]).append("。");
        }
        int atPhone = text.indexOf(phone);
        int atAccount = text.indexOf(account);
        return new Record(
                new RecordRef(Corpus.SOURCE, "i" + i),
                "incident",
                way + "案",
                text.toString(),
                at,
                List.of(),
                List.of(
                        new Mention(atPhone, atPhone + phone.length(), new EntityKey("phone", "+86" + phone), ""),
                        new Mention(atAccount, atAccount + account.length(), new EntityKey("account", account), "")),
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }

    /** Queries of every kind, as investigators type them. */
    private List<String> words(int n) {
        List<String> words = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            words.add(
                    switch (i % 12) {
                        case 0 -> WAYS[random.nextInt(WAYS.length)];
                        case 1 -> phone();
                        case 2 -> account();
                        case 3 -> name();
                        case 4 -> "尾号" + "%04d".formatted(random.nextInt(10_000));
                        case 5 -> "\"缴纳保证金\" " + WAYS[random.nextInt(WAYS.length)];
                        case 6 -> "138****%04d".formatted(random.nextInt(10_000));
                        case 7 -> name() + " 转账";
                        case 8 -> "冒充客服 OR 网贷 -取现";
                        case 9 -> "对方让受害人下载软件扫码支付后无法提现";
                        case 10 -> "type:transfer amount:[1000 TO 5000] 货款";
                        default -> "手机银行转账";
                    });
        }
        return words;
    }

    private void ask(RecordIndex index, int n, boolean print) {
        Map<Integer, List<Long>> byKind = new LinkedHashMap<>();
        List<String> all = words(n);
        for (int i = 0; i < n; i++) {
            long began = System.nanoTime();
            index.search(Corpus.ACCESS, SearchBench.query(all.get(i), 20));
            long took = System.nanoTime() - began;
            nanos.add(took);
            byKind.computeIfAbsent(i % 12, k -> new ArrayList<>()).add(took);
        }
        if (print) {
            System.out.println("typed queries, a page of 20 with exact totals: " + Latency.of(nanos));
            byKind.forEach((kind, times) -> System.out.printf("  %-40s %s%n", all.get(kind), Latency.of(times)));
            List<Long> faceted = new ArrayList<>();
            for (String text : all.subList(0, Math.min(200, n))) {
                long began = System.nanoTime();
                index.search(
                        Corpus.ACCESS,
                        SearchBench.query(text, 20, "", Set.of("type", "source", "month", "kind", "place")));
                faceted.add(System.nanoTime() - began);
            }
            System.out.println("the same with five facets: " + Latency.of(faceted));
            List<Long> everything = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                long began = System.nanoTime();
                index.search(Corpus.ACCESS, SearchBench.query("", 20));
                everything.add(System.nanoTime() - began);
            }
            System.out.println("everything, newest first: " + Latency.of(everything));
        }
    }

    private void suggest(RecordIndex index) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String typed = i % 3 == 0 ? phone().substring(0, 7) : i % 3 == 1 ? name().substring(0, 2) : "zhangw";
            long began = System.nanoTime();
            index.suggest(Corpus.ACCESS, typed, 10);
            times.add(System.nanoTime() - began);
        }
        System.out.println("suggestions: " + Latency.of(times));
    }

    private void compare(RecordIndex index) {
        Access access = Corpus.ACCESS;
        List<EntityKey> keys = new ArrayList<>();
        for (int i = 0; i < 100_000; i++) {
            keys.add(i % 2 == 0 ? new EntityKey("account", account()) : new EntityKey("phone", "+86" + phone()));
        }
        long began = System.nanoTime();
        long found =
                index.count(access, keys).stream().filter(c -> c.records() > 0).count();
        System.out.printf("comparing 100,000 values: %.0f ms, %d found%n", (System.nanoTime() - began) / 1e6, found);
    }

    /** By all terms of an incident report, every tenth record being one. */
    private void similar(RecordIndex index) {
        List<Long> times = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            Record report = incident(0, Instant.EPOCH);
            long began = System.nanoTime();
            index.similar(Corpus.ACCESS, new SimilarQuery(report.text(), Optional.empty(), SearchBench.query("", 20)));
            times.add(System.nanoTime() - began);
        }
        System.out.println("similar cases: " + Latency.of(times));
    }

    private void replay(RecordIndex index) {
        long began = System.nanoTime();
        long[] seen = {0};
        index.replay(0, kept -> ++seen[0] > 0);
        System.out.printf("replay: %.0f records a second%n", seen[0] / ((System.nanoTime() - began) / 1e9));
    }
}
