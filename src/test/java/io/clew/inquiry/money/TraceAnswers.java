package io.clew.inquiry.money;

import io.clew.analysis.trace.lot.Method;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Answers that hold nothing but accounts and payments. */
public final class TraceAnswers {

    private TraceAnswers() {}

    public static TraceAnswer of(boolean backward, List<TraceAnswer.Node> nodes, List<TraceAnswer.Edge> edges) {
        return new TraceAnswer(
                "CNY",
                Method.FIFO,
                backward,
                List.of(),
                Map.of(),
                nodes,
                edges,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                edges.size(),
                "",
                0,
                0,
                0,
                List.of(),
                Map.of(),
                List.of(),
                new TraceAnswer.Later(List.of(), 0, Duration.ZERO, Duration.ZERO));
    }
}
