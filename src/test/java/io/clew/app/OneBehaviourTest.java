package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.clew.access.Access;
import io.clew.access.SecondPerson;
import io.clew.access.audit.AuditLog;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.Paths;
import io.clew.analysis.scene.Catalogue;
import io.clew.analysis.trace.TraceQuestion;
import io.clew.analysis.trace.statement.Places;
import io.clew.elastic.ElasticSettings;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.graph.neo4j.Neo4jGraphStore;
import io.clew.graph.neo4j.Neo4jSettings;
import io.clew.ingest.Imports;
import io.clew.ingest.Intake;
import io.clew.ingest.row.Reading;
import io.clew.inquiry.CompareValues;
import io.clew.inquiry.ExpandGraph;
import io.clew.inquiry.FindPaths;
import io.clew.inquiry.FindPatterns;
import io.clew.inquiry.OpenEdge;
import io.clew.inquiry.QuestionMemory;
import io.clew.inquiry.ReadRecord;
import io.clew.inquiry.SearchRecords;
import io.clew.inquiry.ShowDossier;
import io.clew.inquiry.SuggestEntities;
import io.clew.inquiry.Walk;
import io.clew.inquiry.money.FollowMoney;
import io.clew.inquiry.money.TraceStart;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import io.clew.record.TimeRange;
import io.clew.search.RecordIndex;
import io.clew.search.RecordQuery;
import io.clew.search.RecordQuery.Sort;
import io.clew.search.elastic.ElasticRecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.servers.ElasticsearchServer;
import io.clew.servers.Neo4jServer;
import io.clew.store.DocumentStore;
import io.clew.store.elastic.ElasticDocumentStore;
import io.clew.store.lucene.LuceneDocumentStore;
import io.clew.text.Normalizer;
import io.clew.world.Progress;
import io.clew.world.World;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * The embedded pair of engines and the pair of a cluster take in the same world and are asked the same questions.
 *
 * <p>Every answer is equal word for word, but for what is named here: scores agree to {@link #TOLERANCE} and so may hits
 * that score alike change places; neighbours that are equal by the order asked for stand in the order in which the
 * engine came to know them; of similar records the number and the best are the same, the order behind it may differ,
 * because the cluster weighs single characters by another formula; cursors and the ids of imports are each engine's own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OneBehaviourTest {

    private static final double TOLERANCE = 0.001;
    private static final int PEOPLE = 100;
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModules(new JavaTimeModule(), new Jdk8Module())
            .build();
    private static final Set<String> OWN = Set.of("cursor", "importId");

    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> differences = new ArrayList<>();
    private Pair embedded;
    private Pair cluster;
    private List<EntityKey> keys;
    private List<RecordRef> reports;

    /** One pair of engines with all that asks it. */
    private static final class Pair implements AutoCloseable {
        private final RecordIndex index;
        private final GraphStore graph;
        private final DocumentStore documents;
        private final AuditLog audit;
        private final SearchRecords search;
        private final CompareValues compare;
        private final SuggestEntities suggest;
        private final ReadRecord read;
        private final ShowDossier dossier;
        private final ExpandGraph expand;
        private final OpenEdge edge;
        private final FindPaths paths;
        private final FollowMoney money;
        private final FindPatterns patterns;

        Pair(Path dir, RecordIndex index, GraphStore graph, DocumentStore documents) {
            this.index = index;
            this.graph = graph;
            this.documents = documents;
            var ontology = Ontology.shipped();
            var places = Places.shipped(ontology);
            audit = AuditLog.open(dir.resolve("audit"));
            var walk = new Walk(graph, index, ontology, audit, QuestionMemory.ofHeap());
            search = new SearchRecords(index, audit, SecondPerson.NEVER);
            compare = new CompareValues(index, Normalizer.shipped(), audit, SecondPerson.NEVER);
            suggest = new SuggestEntities(index, audit);
            read = new ReadRecord(index, audit);
            dossier = new ShowDossier(index, graph, ontology, audit);
            expand = new ExpandGraph(walk, SecondPerson.NEVER);
            edge = new OpenEdge(walk);
            paths = new FindPaths(walk);
            money = new FollowMoney(graph, index, ontology, places, audit);
            patterns = new FindPatterns(graph, index, ontology, places, Catalogue.shipped(), audit);
        }

        void take(Path dir, Path world, Map<String, Source> sources) throws Exception {
            JsonNode manifest = JSON.readTree(world.resolve("manifest.json").toFile());
            try (var imports = new Imports(
                    dir.resolve("imports"),
                    new Intake(index, graph),
                    index,
                    documents,
                    id -> Optional.ofNullable(sources.get(id)),
                    Reading.everything())) {
                for (JsonNode file : manifest.path("files")) {
                    Path path = world.resolve(file.path("file").asText());
                    try (var in = Files.newInputStream(path)) {
                        imports.start(
                                file.path("source").asText(),
                                file.path("mapping").asText(),
                                "tester",
                                new ArrayList<>(List.of(
                                        new Imports.Upload(path.getFileName().toString(), in))));
                    }
                    imports.await();
                }
            }
        }

        @Override
        public void close() {
            graph.close();
            index.close();
            documents.close();
            audit.close();
        }
    }

    @BeforeAll
    void bothTakeInTheSameWorld(@TempDir Path dir) throws Exception {
        Path world = dir.resolve("world");
        World.write(PEOPLE, 7, world, Progress.NONE);
        for (JsonNode one :
                JSON.readTree(world.resolve("manifest.json").toFile()).path("sources")) {
            String id = one.path("id").asText();
            sources.put(
                    id,
                    new Source(id, one.path("title").asText(), one.path("grade").asInt(), Set.of()));
        }
        Path here = Files.createDirectories(dir.resolve("embedded"));
        embedded = new Pair(
                here,
                LuceneRecordIndex.open(here.resolve("records")),
                MemoryGraphStore.open(here.resolve("graph")),
                LuceneDocumentStore.open(here.resolve("documents")));
        var elastic = ElasticSettings.of(ElasticsearchServer.shared().address(), "one-behaviour");
        var neo4j = Neo4jSettings.of(URI.create(Neo4jServer.shared().address())).name("one-behaviour");
        Path there = Files.createDirectories(dir.resolve("cluster"));
        cluster = new Pair(
                there,
                ElasticRecordIndex.open(elastic),
                Neo4jGraphStore.open(neo4j),
                ElasticDocumentStore.open(elastic));
        embedded.take(here, world, sources);
        cluster.take(there, world, sources);
        var incidents = embedded.search.search(reader(), asked("", List.of("incident"), Sort.OLDEST, 12, Set.of()));
        var transfers = embedded.search.search(reader(), asked("", List.of("transfer"), Sort.OLDEST, 12, Set.of()));
        var all = new LinkedHashSet<EntityKey>();
        incidents.page().hits().forEach(hit -> hit.entities().forEach(entity -> all.add(entity.key())));
        transfers.page().hits().forEach(hit -> hit.entities().forEach(entity -> all.add(entity.key())));
        keys = List.copyOf(all);
        reports = incidents.page().hits().stream().map(hit -> hit.ref()).toList();
        assertThat(keys).hasSizeGreaterThan(20);
    }

    @AfterAll
    void close() {
        embedded.close();
        cluster.close();
    }

    private Access reader() {
        return new Access("tester", Set.of(), Set.of(), 3, "one behaviour", sources.keySet(), 0, true);
    }

    /** Who may not see one of the sources. */
    private Access partialReader() {
        var some = new TreeSet<>(sources.keySet());
        some.remove("jq");
        return new Access("partial", Set.of(), Set.of(), 3, "one behaviour", some, 1, true);
    }

    private static RecordQuery asked(String text, List<String> types, Sort sort, int size, Set<String> facets) {
        return new RecordQuery(
                text, types, List.of(), TimeRange.ALWAYS, List.of(), Set.of(), sort, size, "", facets, true);
    }

    @BeforeEach
    void forgetsWhatAnotherTestFound() {
        differences.clear();
    }

    @Test
    void searchesFindCountAndMarkTheSame() {
        var facets = Set.of("type", "source", "month", "kind", "place");
        for (String text : List.of(
                "",
                "转账",
                "\"银行卡\"",
                "刷单 返利",
                "诈骗 OR 兼职",
                "转账 -银行",
                "报案人",
                "客服*",
                "138*",
                "*8888",
                "类型:incident",
                "标题:诈骗",
                "张",
                "贷款 AND 短信",
                "金额:>10000",
                "时间:2025-06",
                "(刷单 OR 贷款) -客服",
                "zhapian",
                "詐騙",
                "5000元",
                "¥5000",
                "号码:6222*",
                "6222020200112233445")) {
            for (Sort sort : Sort.values()) {
                for (Access access : List.of(reader(), partialReader())) {
                    same(
                            "search " + text + " " + sort + " " + access.user(),
                            pair -> pair.search.search(access, asked(text, List.of(), sort, 30, facets)));
                }
            }
        }
        assertNoDifference();
    }

    @Test
    void pagesAndExportsGiveTheSameRecords() {
        same("pages", pair -> {
            var names = new ArrayList<String>();
            String cursor = "";
            do {
                var page = pair.search
                        .search(
                                reader(),
                                new RecordQuery(
                                        "转账",
                                        List.of(),
                                        List.of(),
                                        TimeRange.ALWAYS,
                                        List.of(),
                                        Set.of(),
                                        Sort.NEWEST,
                                        50,
                                        cursor,
                                        Set.of(),
                                        false))
                        .page();
                page.hits().forEach(hit -> names.add(hit.ref().toString()));
                cursor = page.cursor();
            } while (!cursor.isEmpty());
            return names;
        });
        same("export", pair -> {
            var told = new long[1];
            var records = new ArrayList<RecordIndex.Kept>();
            var prepared = pair.search.prepare(reader(), asked("贷款 OR 客服", List.of(), Sort.NEWEST, 0, Set.of()));
            pair.search.export(prepared, total -> told[0] = total, records::add);
            assertThat(records).hasSize((int) told[0]);
            return records;
        });
        for (RecordRef report : reports) {
            same("record " + report, pair -> pair.read.read(reader(), report));
        }
        assertNoDifference();
    }

    @Test
    void similarComparedAndSuggestedAreTheSame() {
        for (RecordRef report : reports) {
            same("similar " + report, pair -> {
                var page = pair.search
                        .similar(reader(), report, asked("", List.of("incident"), Sort.RELEVANCE, 5, Set.of()))
                        .page();
                return List.of(page.total(), page.hits().getFirst().ref());
            });
        }
        var values = new ArrayList<>(keys.stream().map(EntityKey::value).toList());
        values.addAll(List.of("13800000000", "nonsense"));
        same("compare", pair -> pair.compare.compare(reader(), values));
        for (String typed : List.of("张", "王", "zh", "wang", "622", "1", "客")) {
            same("suggest " + typed, pair -> pair.suggest.suggest(reader(), typed));
        }
        assertNoDifference();
    }

    @Test
    void dossiersNeighboursFactsAndPathsAreTheSame() {
        for (EntityKey key : keys.subList(0, 20)) {
            same("dossier " + key, pair -> pair.dossier.show(reader(), key));
            same("links " + key, pair -> pair.expand.counts(reader(), List.of(key), Walk.Scope.ALL));
            var expanded = embedded.expand.expand(reader(), List.of(key), Walk.Scope.ALL, Expand.Order.FACTS, 10_000);
            unordered(
                    "expand " + key,
                    pair -> pair.expand.expand(reader(), List.of(key), Walk.Scope.ALL, Expand.Order.FACTS, 10_000));
            unordered(
                    "expand in part " + key,
                    pair -> pair.expand.expand(
                            partialReader(), List.of(key), Walk.Scope.ALL, Expand.Order.AMOUNT, 10_000));
            expanded.answer().edges().stream()
                    .limit(3)
                    .forEach(edge -> same(
                            "facts " + edge,
                            pair -> pair.edge.open(
                                    reader(),
                                    edge.from(),
                                    edge.to(),
                                    new Walk.Scope(List.of(edge.link()), Direction.OUT, TimeRange.ALWAYS, null),
                                    "",
                                    100)));
        }
        for (int i = 0; i + 1 < 16; i += 2) {
            var ends = List.of(keys.get(i), keys.get(i + 1));
            for (boolean inTime : List.of(true, false)) {
                var rules = new Paths.Rules(3, 1_000, Paths.By.FEWEST_STEPS, inTime, Long.MAX_VALUE);
                unordered("paths " + ends + inTime, pair -> pair.paths.paths(reader(), ends, Walk.Scope.ALL, rules));
            }
        }
        unordered("common", pair -> pair.paths.common(reader(), keys.subList(0, 6), Walk.Scope.ALL, 2, 1_000));
        assertNoDifference();
    }

    @Test
    void tracesAndPatternsAreTheSame() {
        var accounts = keys.stream()
                .filter(key -> key.type().equals("account"))
                .limit(8)
                .toList();
        for (EntityKey account : accounts) {
            for (boolean backward : List.of(false, true)) {
                var start = new TraceStart(null, null, account, null, null);
                same(
                        "trace " + account + backward,
                        pair -> pair.money.follow(
                                reader(),
                                new FollowMoney.Question(List.of(start), backward, TraceQuestion.USUAL, true)));
            }
        }
        for (String code : List.of("F1", "F2", "F3", "F4", "F5", "F7", "F8", "F9", "F10")) {
            same(
                    "pattern " + code,
                    pair -> pair.patterns.find(
                            reader(),
                            new FindPatterns.Question(code, accounts, "", TimeRange.ALWAYS, Map.of(), 100, 60)));
        }
        assertNoDifference();
    }

    private void same(String question, Function<Pair, Object> ask) {
        compare(question, answer(embedded, ask), answer(cluster, ask), false);
    }

    private void unordered(String question, Function<Pair, Object> ask) {
        compare(question, answer(embedded, ask), answer(cluster, ask), true);
    }

    /** A refusal is an answer too. */
    private static JsonNode answer(Pair pair, Function<Pair, Object> ask) {
        try {
            return JSON.valueToTree(ask.apply(pair));
        } catch (ClewException refused) {
            return JSON.valueToTree(refused.code() + ": " + refused.getMessage());
        }
    }

    private void compare(String place, JsonNode one, JsonNode other, boolean anyOrder) {
        if (one.isObject() && other.isObject()) {
            var names = new TreeSet<String>();
            one.fieldNames().forEachRemaining(names::add);
            other.fieldNames().forEachRemaining(names::add);
            names.removeAll(OWN);
            names.forEach(name -> compare(place + "." + name, one.path(name), other.path(name), anyOrder));
        } else if (one.isArray() && other.isArray() && one.size() == other.size()) {
            List<JsonNode> ones = items(one, anyOrder, place);
            List<JsonNode> others = items(other, anyOrder, place);
            for (int i = 0; i < ones.size(); i++) {
                compare(place + "[" + i + "]", ones.get(i), others.get(i), anyOrder);
            }
        } else if (one.isFloatingPointNumber() && other.isFloatingPointNumber()) {
            double tolerated = TOLERANCE * Math.max(1, Math.abs(one.asDouble()));
            if (Math.abs(one.asDouble() - other.asDouble()) > tolerated) {
                differences.add(place + ": " + one + " | " + other);
            }
        } else if (!one.equals(other)) {
            differences.add(place + ": " + brief(one) + " | " + brief(other));
        }
    }

    /** Hits that score alike are put in order of name, neighbours and paths in any one order. */
    private static List<JsonNode> items(JsonNode array, boolean anyOrder, String place) {
        var items =
                new ArrayList<>(StreamSupport.stream(array.spliterator(), false).toList());
        if (anyOrder) {
            items.sort(Comparator.comparing(JsonNode::toString));
        } else if (place.endsWith(".hits")) {
            items.sort(Comparator.comparing(
                            (JsonNode hit) -> -rounded(hit.path("score").asDouble()))
                    .thenComparing(hit -> hit.path("ref").toString()));
        }
        return items;
    }

    private static double rounded(double score) {
        return Math.round(score * 100) / 100d;
    }

    private static String brief(JsonNode node) {
        String text = node.toString();
        return text.length() <= 160 ? text : text.substring(0, 160) + "…";
    }

    private void assertNoDifference() {
        assertThat(differences.stream().limit(40))
                .as("%d differences", differences.size())
                .isEmpty();
    }
}
