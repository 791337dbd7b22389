package io.clew.elastic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.record.IndexUnavailableException;
import io.clew.servers.ElasticsearchServer;
import io.clew.text.Analysis;
import java.io.IOException;
import java.io.StringReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

class IndexDefinitionTest {

    private static final IndexDefinition RECORDS = IndexDefinition.shipped("records", IndexLayout.of(1, 0));
    private static final Map<String, Analyzer> ANALYZERS = Map.of(
            "clew_pairs", Analysis.bigrams(),
            "clew_titles", Analysis.titles(),
            "clew_typed", Analysis.typed(),
            "clew_singles", Analysis.characters(),
            "clew_words", Analysis.words());

    private record Token(String term, int start, int end, int position) {}

    private static Cluster cluster(String prefix) {
        return Cluster.open(ElasticSettings.of(ElasticsearchServer.shared().address(), prefix));
    }

    @Test
    void refusesAnIndexThatIsAnotherAndNamesTheDifference() {
        try (Cluster cluster = cluster("drift")) {
            String index = cluster.prepare("drift-records", RECORDS);
            assertThat(cluster.prepare("drift-records", RECORDS)).isEqualTo(index);
            cluster.ask(es -> es.indices()
                    .putMapping(m -> m.index(index)
                            .withJson(new StringReader("{\"properties\":{\"extra\":{\"type\":\"long\"}}}"))));
            assertThatThrownBy(() -> cluster.prepare("drift-records", RECORDS))
                    .isInstanceOf(MappingDriftException.class)
                    .hasMessageContaining(index)
                    .hasMessageContaining("mappings.properties.extra.type = long");
        }
    }

    @Test
    void refusesAnIndexWithAnotherAnalysis() throws IOException {
        var other = (ObjectNode) new ObjectMapper().readTree(RECORDS.body());
        ((ObjectNode) other.at("/settings/analysis/analyzer/clew_pairs")).remove("filter");
        try (Cluster cluster = cluster("analysis")) {
            cluster.ask(es -> es.indices()
                    .create(c -> c.index("analysis-records-000001").withJson(new StringReader(other.toString()))));
            cluster.ask(es -> es.indices()
                    .updateAliases(u -> u.actions(
                            a -> a.add(to -> to.index("analysis-records-000001").alias("analysis-records")))));
            assertThatThrownBy(() -> cluster.prepare("analysis-records", RECORDS))
                    .isInstanceOf(MappingDriftException.class)
                    .hasMessageContaining("settings.analysis.analyzer.clew_pairs.filter");
        }
    }

    @Test
    void saysWhenTheClusterIsAwayAndWhenItIsSlow() throws IOException {
        try (var silent = new ServerSocket(0)) { // takes connections and never answers
            var settings = new ElasticSettings(
                    List.of(java.net.URI.create("http://127.0.0.1:" + silent.getLocalPort())),
                    "",
                    "",
                    "slow",
                    IndexLayout.of(1, 0),
                    Duration.ofMillis(300));
            try (Cluster cluster = Cluster.open(settings)) {
                long began = System.nanoTime();
                assertThatThrownBy(() -> cluster.prepare("slow-records", RECORDS))
                        .isInstanceOf(IndexUnavailableException.class);
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
            }
        }
    }

    @Test
    void cutsEveryTextAsTheEmbeddedEngineDoesWithTheSameOffsets() throws IOException {
        List<String> texts = new ArrayList<>(List.of(
                "公安機關開展實戰(zhàn)演練,打擊電信網絡詐騙犯罪",
                "尾号5678 ＡＢＣ１２３ ㎏⑩ 𠮷野家 a\u200bb é\u0301 👮‍♀️ 張三(zhāng)(sān)豐",
                "账号6222020200112233445;QQ:123456 http://a.example/x?y=z  邮箱a.b@c.example",
                "(zhàn)開頭 ﬁ ﷺ ½ ㍿ Ⅷ İstanbul ß ẞ ｶﾞ ガ 한국어 ไทย"));
        String signs = "公安機關實戰(zhàn)()（）张三ＡＢ１２ab1.,。 \n㎏⑩𠮷👮\u200b\u200d\ufe0f\u0301éİßｶﾞ台臺後后裡\ud840\udc00-_@:/";
        for (long seed = 0; seed < 300; seed++) {
            var random = new Random(seed);
            int[] points = signs.codePoints().toArray();
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.appendCodePoint(points[random.nextInt(points.length)]);
            }
            texts.add(text.toString());
        }
        texts.addAll(corpus());
        try (Cluster cluster = cluster("parity")) {
            String index = cluster.prepare("parity-records", RECORDS);
            for (var analyzer : ANALYZERS.entrySet()) {
                for (String text : texts) {
                    assertThat(theirs(cluster, index, analyzer.getKey(), text))
                            .as("%s of '%s'", analyzer.getKey(), text)
                            .isEqualTo(ours(analyzer.getValue(), text));
                }
            }
        }
    }

    /** A sample of the corpora, where they are there. */
    private static List<String> corpus() throws IOException {
        String named = System.getenv("CLEW_CORPORA");
        Path folder = Path.of(named == null ? "../shared/corpora" : named);
        List<String> sample = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.walk(folder, 3)) {
                for (Path file : files.filter(f ->
                                f.toString().endsWith(".txt") || f.toString().endsWith(".jsonl"))
                        .sorted()
                        .limit(12)
                        .toList()) {
                    try (var lines = Files.lines(file)) {
                        lines.filter(line -> !line.isBlank())
                                .limit(20)
                                .map(line -> line.substring(0, Math.min(2_000, line.length())))
                                .filter(line ->
                                        line.isEmpty() || !Character.isHighSurrogate(line.charAt(line.length() - 1)))
                                .forEach(sample::add);
                    }
                }
            }
        }
        return sample;
    }

    private static List<Token> theirs(Cluster cluster, String index, String analyzer, String text) {
        List<Token> tokens = new ArrayList<>();
        cluster.ask(es -> es.indices()
                        .analyze(a -> a.index(index).analyzer(analyzer).text(text)))
                .tokens()
                .forEach(t -> tokens.add(
                        new Token(t.token(), (int) t.startOffset(), (int) t.endOffset(), (int) t.position())));
        return tokens;
    }

    private static List<Token> ours(Analyzer analyzer, String text) throws IOException {
        List<Token> tokens = new ArrayList<>();
        try (var stream = analyzer.tokenStream("", text)) {
            var term = stream.addAttribute(CharTermAttribute.class);
            var offset = stream.addAttribute(OffsetAttribute.class);
            var step = stream.addAttribute(PositionIncrementAttribute.class);
            stream.reset();
            int position = -1;
            while (stream.incrementToken()) {
                position += step.getPositionIncrement();
                tokens.add(new Token(term.toString(), offset.startOffset(), offset.endOffset(), position));
            }
            stream.end();
        }
        return tokens;
    }

    @Test
    void isWhatTheClusterSaysOfAnIndexMadeFromIt() {
        try (Cluster cluster = cluster("same")) {
            String index = cluster.prepare("same-records", RECORDS);
            JsonNode live = cluster.get("/" + index).get(index);
            RECORDS.compare(index, live);
            assertThat(live.at("/settings/index/max_result_window").asText()).isEqualTo("10001");
        }
    }
}
