package io.clew.web.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.trace.statement.Knowledge;
import io.clew.analysis.trace.statement.Stop;
import io.clew.inquiry.money.MoneyFlow;
import io.clew.inquiry.money.TraceAnswer;
import io.clew.inquiry.money.TraceAnswers;
import io.clew.record.EntityKey;
import io.clew.web.FreshInstallation;
import io.clew.web.frame.Names;
import io.clew.web.frame.Words;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FreshInstallation.class)
class MoneyFlowTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    private final Words chinese = Words.in(Words.CHINESE);

    @Test
    void bandsRunFromLeftToRightWhateverTheMoneyDid() {
        var random = new Random(5);
        for (int round = 0; round < 200; round++) {
            boolean backward = random.nextBoolean();
            List<TraceAnswer.Node> nodes = IntStream.range(0, 8)
                    .mapToObj(i -> node(i, random.nextInt(4), "", null))
                    .toList();
            List<TraceAnswer.Edge> edges = IntStream.range(0, 30)
                    .mapToObj(i -> {
                        TraceAnswer.Node near = nodes.get(random.nextInt(8));
                        List<TraceAnswer.Node> far = nodes.stream()
                                .filter(node -> node.level() <= near.level() + 1)
                                .toList();
                        EntityKey other = far.get(random.nextInt(far.size())).account();
                        return backward ? edge(i, other, near.account(), 100) : edge(i, near.account(), other, 100);
                    })
                    .toList();
            MoneyFlow flow = MoneyFlow.of(TraceAnswers.of(backward, nodes, edges), new FlowWords(chinese));
            Map<String, Integer> columns =
                    flow.nodes().stream().collect(Collectors.toMap(MoneyFlow.Place::id, MoneyFlow.Place::column));
            assertThat(flow.links())
                    .allSatisfy(band -> assertThat(columns.get(band.from())).isLessThan(columns.get(band.to())));
            assertThat(flow.links().stream()
                            .mapToLong(band -> Math.round(band.value() * 100))
                            .sum())
                    .isEqualTo(30 * 100);
            assertThat(flow.links().stream().flatMap(band -> band.rows().stream()))
                    .containsExactlyInAnyOrderElementsOf(
                            IntStream.rangeClosed(1, 30).boxed().toList());
        }
    }

    @Test
    void whoseMoneyItIsStandsFirstAlsoWhereSomeCameBack() {
        var nodes = List.of(node(0, 2, "", null), node(1, 1, "", null));
        var there = edge(0, account(0), account(1), 100);
        var back = new TraceAnswer.Edge(
                "bank/1#0", account(1), account(0), "transfer", NOON, 60, 60, Map.of(), 2, 0, null, false);
        MoneyFlow flow = MoneyFlow.of(TraceAnswers.of(false, nodes, List.of(there, back)), new FlowWords(chinese));
        assertThat(flow.nodes())
                .extracting(place -> place.column() + " " + place.key() + " " + place.kind())
                .containsExactlyInAnyOrder(
                        "0 " + account(0) + " account", "1 " + account(1) + " account", "2 " + account(0) + " back");
    }

    @Test
    void namesThatLookLikeFormulasStayTextInTheWorkbook() throws IOException {
        var nodes = List.of(node(0, 0, "=HYPERLINK(\"x\")", null), node(1, 1, "+1", Stop.CASH));
        var edges = List.of(edge(0, nodes.get(0).account(), nodes.get(1).account(), 12_345));
        var view = MoneyView.of(
                ask(Map.of()),
                TraceAnswers.of(false, nodes, edges),
                MoneyView.Decided.NOTHING,
                new Names(Map.of()),
                chinese,
                10,
                10);
        var out = new ByteArrayOutputStream();
        new MoneyWorkbook(view, chinese).write(out);
        var texts = new HashMap<String, Object>();
        try (var book = new ReadableWorkbook(new ByteArrayInputStream(out.toByteArray()))) {
            for (var sheet : book.getSheets().toList()) {
                sheet.read()
                        .forEach(row -> row.forEach(cell -> {
                            if (cell != null) {
                                assertThat(cell.getType()).isNotEqualTo(CellType.FORMULA);
                                texts.put(cell.getText(), cell.getType());
                            }
                        }));
            }
        }
        assertThat(texts).containsEntry("=HYPERLINK(\"x\")", CellType.STRING).containsEntry("123.45", CellType.NUMBER);
    }

    @Test
    void aQuestionKeepsItsWordsInItsAddress() {
        var ask = ask(Map.of("account", "6222 0202、jq/0001", "method", "libr", "depth", "3", "min", "100"));
        assertThat(ask.from()).containsExactly("62220202", "jq/0001");
        assertThat(ask.href()).isEqualTo("/money?from=62220202&from=jq%2F0001&method=libr&depth=3&min=100");
        assertThat(ask(Map.of("fact", "bank/1#0")).question(chinese).starts())
                .singleElement()
                .satisfies(start -> assertThat(start.fact()).isEqualTo("bank/1#0"));
    }

    private static MoneyAsk ask(Map<String, String> said) {
        var values = new jakarta.ws.rs.core.MultivaluedHashMap<String, String>();
        said.forEach(values::putSingle);
        return MoneyAsk.read(values);
    }

    private static EntityKey account(int i) {
        return new EntityKey("account", "62220202001122330" + i);
    }

    private static TraceAnswer.Node node(int i, int level, String name, @Nullable Stop leaf) {
        return new TraceAnswer.Node(
                account(i),
                name,
                level,
                Map.of(),
                100,
                100,
                0,
                Map.of(),
                0,
                null,
                leaf,
                NOON,
                NOON,
                Knowledge.WHOLE,
                0,
                0,
                0);
    }

    private static TraceAnswer.Edge edge(int i, EntityKey from, EntityKey to, long fen) {
        return new TraceAnswer.Edge(
                "bank/" + i + "#0", from, to, "transfer", NOON.plusSeconds(i), fen, fen, Map.of(), 1, 0, null, false);
    }
}
