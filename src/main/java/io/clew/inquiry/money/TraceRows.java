package io.clew.inquiry.money;

import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Which payments of a trace an account or a sum is of, by their numbers from 1 in time order; and whose they are. */
public final class TraceRows {

    private final TraceAnswer answer;
    private final Map<EntityKey, List<Integer>> in = new HashMap<>();
    private final Map<EntityKey, List<Integer>> out = new HashMap<>();
    private final Map<EntityKey, Long> passed = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<EntityKey, String> names = new HashMap<>();

    public TraceRows(TraceAnswer answer) {
        this.answer = answer;
        answer.nodes().forEach(node -> names.put(node.account(), node.name()));
        int number = 0;
        for (TraceAnswer.Edge edge : answer.edges()) {
            number++;
            out.computeIfAbsent(edge.from(), made -> new ArrayList<>()).add(number);
            in.computeIfAbsent(edge.to(), made -> new ArrayList<>()).add(number);
            passed.merge(answer.near(edge), edge.attributed(), Long::sum);
            numbers.put(edge.fact(), number);
        }
    }

    /** The account's name; empty where none is known or it is not of the trace. */
    public String name(EntityKey account) {
        return names.getOrDefault(account, "");
    }

    /** Rows that brought money to the account. */
    public List<Integer> in(EntityKey account) {
        return in.getOrDefault(account, List.of());
    }

    /** Rows that took money on. */
    public List<Integer> out(EntityKey account) {
        return out.getOrDefault(account, List.of());
    }

    /** 分 of the victims' that were followed on from the account. */
    public long passed(EntityKey account) {
        return passed.getOrDefault(account, 0L);
    }

    /** The rows of those facts that are of the trace. */
    public List<Integer> of(List<String> facts) {
        return facts.stream().map(numbers::get).filter(Objects::nonNull).toList();
    }

    /** Facts that brought money to the account. */
    public List<String> factsIn(EntityKey account) {
        return in(account).stream().map(at -> answer.edges().get(at - 1).fact()).toList();
    }
}
