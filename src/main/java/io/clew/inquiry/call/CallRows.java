package io.clew.inquiry.call;

import io.clew.access.Access;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.calls.Calls;
import io.clew.analysis.calls.Clock;
import io.clew.graph.Budget;
import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.TimeRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Opens the calls behind a figure: of one number, of one counterpart, of an hour of the week, of a month. */
public final class CallRows {

    private static final long MOST = 5_000_000;
    private static final long NANOS = 10_000_000_000L;
    private static final int ANY = -1;

    private final GraphStore graph;
    private final Ontology ontology;
    private final AuditLog audit;

    public CallRows(GraphStore graph, Ontology ontology, AuditLog audit) {
        this.graph = graph;
        this.ontology = ontology;
        this.audit = audit;
    }

    /**
     * @param other null for any counterpart
     * @param weekday 0 for Monday; -1 for any
     * @param hour of the day in China; -1 for any
     * @param month such as {@code 2026-03}; empty for any
     */
    public record Question(
            EntityKey number,
            @Nullable EntityKey other,
            int weekday,
            int hour,
            String month,
            TimeRange when,
            int size) {}

    /** @param total calls that fit, of which {@code calls} are the latest */
    public record Answer(List<CallAnswer.Call> calls, long total, int withheldSources) {}

    /** @throws ClewException {@code entity-unknown} where the number is not in what the reader may see */
    public Answer open(Access access, Question question) {
        try (Look look = audit.open(access, AuditAct.CALLS, question.number.toString());
                GraphView view = graph.view(access)) {
            long node = view.node(question.number);
            long other = question.other == null ? GraphView.NO_NODE : view.node(question.other);
            if (node == GraphView.NO_NODE) {
                throw new ClewException(Message.of("entity-unknown.named", question.number));
            }
            FactFilter filter = FactFilter.ANY
                    .links(ontology.bits(List.of("call")))
                    .between(question.when.fromMillis(), question.when.toMillis());
            Calls calls = Calls.of(view, node, filter, new Budget(MOST, NANOS));
            var shown = new ArrayList<CallAnswer.Call>();
            long total = 0;
            for (int i = calls.size() - 1; i >= 0; i--) {
                boolean with = question.other == null || calls.other(i) == other;
                if (with && fits(calls.at(i), question)) {
                    if (total++ < question.size) {
                        shown.add(CallTelling.call(view, calls, i));
                    }
                }
            }
            look.returned(shown.size(), List.of(question.number));
            return new Answer(shown, total, access.withheldSources());
        }
    }

    private static boolean fits(long at, Question question) {
        boolean timed = question.weekday != ANY || question.hour != ANY;
        if (timed && !Clock.told(at)) {
            return false;
        }
        if (!question.month.isEmpty() && (at == FactCursor.NO_TIME || !month(at).equals(question.month))) {
            return false;
        }
        return (question.weekday == ANY || Clock.weekday(at) == question.weekday)
                && (question.hour == ANY || Clock.hour(at) == question.hour);
    }

    private static String month(long at) {
        return LocalDate.ofEpochDay(Clock.day(at)).toString().substring(0, 7);
    }
}
