package io.clew.inquiry.money;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.trace.statement.Knowledge;
import io.clew.inquiry.money.TraceAnswer.Edge;
import io.clew.inquiry.money.TraceAnswer.Node;
import io.clew.inquiry.money.TraceAnswer.Paid;
import io.clew.record.EntityKey;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraceAnswerTest {

    private static final Instant NOON = Instant.parse("2026-03-01T04:00:00Z");

    @Test
    void whoPaidWhomIsOneLineAPairInTheOrderOfTheFirstPayment() {
        var answer = TraceAnswers.of(
                false,
                List.of(),
                List.of(
                        edge(1, "B", "M", 500, 1),
                        edge(2, "A", "M", 100, 1),
                        edge(3, "B", "M", 700, 1),
                        edge(4, "M", "N", 1_000, 2)));
        assertThat(answer.starts())
                .containsExactly(new Paid(key("B"), key("M"), 2, 1_200), new Paid(key("A"), key("M"), 1, 100));
    }

    @Test
    void levelsBeginWhereTheMoneyStartsAndHaveTheLargestAccountFirst() {
        var answer = TraceAnswers.of(
                false, List.of(node("small", 1, 10), node("start", 0, 40), node("large", 1, 30)), List.of());
        assertThat(answer.levels()).extracting(TraceAnswer.Level::level).containsExactly(0, 1);
        assertThat(answer.levels()).extracting(TraceAnswer.Level::attributed).containsExactly(40L, 40L);
        assertThat(answer.levels().getLast().nodes()).extracting(Node::name).containsExactly("large", "small");
        assertThat(answer.largest(1)).extracting(Node::name).containsExactly("start");
    }

    @Test
    void rowsAreCitedByTheirPlaceInTimeAndPassOnFromTheEndThatIsNearerToTheStart() {
        var edges = List.of(edge(1, "A", "M", 900, 1), edge(2, "M", "N", 300, 2));
        var forward = new TraceRows(TraceAnswers.of(false, List.of(), edges));
        assertThat(forward.in(key("M"))).containsExactly(1);
        assertThat(forward.out(key("M"))).containsExactly(2);
        assertThat(forward.factsIn(key("N"))).containsExactly("bank/2#0");
        assertThat(forward.of(List.of("bank/2#0", "elsewhere/9#0"))).containsExactly(2);
        assertThat(forward.passed(key("M"))).isEqualTo(300);
        assertThat(new TraceRows(TraceAnswers.of(true, List.of(), edges)).passed(key("M")))
                .isEqualTo(900);
    }

    private static EntityKey key(String account) {
        return new EntityKey("account", account);
    }

    private static Edge edge(int i, String from, String to, long fen, int level) {
        return new Edge(
                "bank/" + i + "#0",
                key(from),
                key(to),
                "transfer",
                NOON.plusSeconds(i),
                fen,
                fen,
                Map.of(),
                level,
                0,
                null,
                false);
    }

    private static Node node(String name, int level, long fen) {
        return new Node(
                key(name),
                name,
                level,
                Map.of(),
                fen,
                fen,
                0,
                Map.of(),
                0,
                null,
                null,
                NOON,
                NOON,
                Knowledge.WHOLE,
                0,
                0,
                0);
    }
}
