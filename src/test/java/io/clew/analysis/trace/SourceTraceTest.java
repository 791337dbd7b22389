package io.clew.analysis.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.analysis.trace.lot.Method;
import io.clew.analysis.trace.lot.Seed;
import io.clew.analysis.trace.statement.Places;
import io.clew.analysis.trace.statement.Statements;
import io.clew.graph.Budget;
import io.clew.graph.Ontology;
import io.clew.graph.TestGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SourceTraceTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);

    private static Trace sources(TestGraph graph, int fact, TraceQuestion question) {
        var drawn = graph.facts().get(fact);
        var seed = new Seed(
                "start",
                fact,
                drawn.from(),
                drawn.to(),
                drawn.at(),
                drawn.amount(),
                drawn.amount(),
                drawn.link(),
                "CNY");
        return new SourceTrace(graph, ONTOLOGY, Statements.NONE, PLACES, question, Budget.unlimited())
                .from(List.of(seed));
    }

    @Test
    void findsWhatAPaymentWasMadeOf() {
        var graph = TestGraph.of("x-1->p:100 y-1->q:100 p-2->a:60 q-3->a:60 a-5->z:80 r-6->a:100");
        var fifo = sources(graph, 4, TraceQuestion.USUAL.everything());
        assertThat(fifo.steps()).extracting(Trace.Step::fact).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(fifo.steps()).extracting(Trace.Step::attributed).containsExactly(60L, 20L, 60L, 20L, 80L);
        var lifo = sources(graph, 4, TraceQuestion.USUAL.everything().method(Method.LIFO));
        assertThat(lifo.steps()).extracting(Trace.Step::attributed).containsExactly(20L, 60L, 20L, 60L, 80L);
    }

    @Test
    void asksForTheStatementsOfAWholeLayerAtOnce() {
        var drawn = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            drawn.append("y%d-%d->x%d:1 x%d-%d->a:1 ".formatted(i, i, i, i, 100 + i));
        }
        var graph = TestGraph.of(drawn + "a-200->z:50");
        var layers = new ArrayList<Integer>();
        var counting = new Statements() {
            @Override
            public void prefetch(long[] accounts) {
                layers.add(accounts.length);
            }

            @Override
            public long balanceAfter(long account, long fact) {
                return NO_BALANCE;
            }

            @Override
            public boolean loaded(long account, boolean paysOut) {
                return true;
            }
        };
        var last = graph.facts().get(100);
        var seed = new Seed("start", 100, last.from(), last.to(), last.at(), 50, 50, last.link(), "CNY");
        new SourceTrace(graph, ONTOLOGY, counting, PLACES, TraceQuestion.USUAL.everything(), Budget.unlimited())
                .from(List.of(seed));
        assertThat(layers).containsExactly(1, 50, 50);
    }

    @Test
    void neverLooksIntoTheFutureAndAddsUp() {
        for (long seed = 0; seed < 300; seed++) {
            var graph = TestGraph.random(new Random(seed), 6, 30);
            var start = graph.facts().get(29);
            if (start.from() == start.to()) {
                continue;
            }
            for (Method method : Method.LAWFUL) {
                var trace = sources(
                        graph,
                        29,
                        TraceQuestion.USUAL.everything().method(method).maxDepth(4));
                Map<Long, Long> latest = new HashMap<>();
                for (var step : trace.steps()) {
                    assertThat(step.at()).isLessThanOrEqualTo(start.at());
                    latest.merge(step.to(), step.attributed(), Long::sum);
                }
                for (var account : trace.accounts()) {
                    assertThat(account.attributed())
                            .as("seed %d, %s, %s", seed, method, account)
                            .isEqualTo(account.forwarded() + account.rests() + account.outside());
                }
            }
        }
    }
}
