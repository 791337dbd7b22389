package io.clew.bench.finbench;

import com.fasterxml.jackson.databind.JsonNode;
import io.clew.graph.FactFilter.Direction;
import io.clew.graph.GraphView;
import io.clew.record.Money;
import java.math.BigDecimal;
import java.util.List;

/**
 * Answers FinBench reads by name. For one thread.
 *
 * <p>The rules common to all: windows exclude both ends; thresholds exclude equality; ids sort as numbers; sums, maxima
 * and ratios are rounded half up to three decimals.
 */
public final class FinbenchReads {

    /** The names of all reads. */
    public static final List<String> QUERIES = List.of(
            "tcr1", "tcr2", "tcr3", "tcr4", "tcr5", "tcr6", "tcr7", "tcr8", "tcr9", "tcr10", "tcr11", "tcr12", "tsr1",
            "tsr2", "tsr3", "tsr4", "tsr5", "tsr6");

    private final FinbenchData data;

    public FinbenchReads(FinbenchData data) {
        this.data = data;
    }

    /**
     * @param query such as {@code tcr1}
     * @param filterFirst whether windows and thresholds come before the cut
     * @return rows of ids (strings), numbers, booleans and lists of ids
     */
    public List<List<Object>> answer(String query, JsonNode params, boolean filterFirst) {
        var edges = new Edges(data.view(), params, filterFirst);
        var reach = new ReachReads(data, edges);
        var flows = new FlowReads(data, edges);
        var simple = new SimpleReads(data, edges);
        return switch (query) {
            case "tcr1" -> reach.blockedMedia(node("account", params, "id"));
            case "tcr2" -> reach.loansUpstream(node("person", params, "id"));
            case "tcr3" -> reach.shortest(node("account", params, "id1"), node("account", params, "id2"), same(params));
            case "tcr4" -> flows.triangles(node("account", params, "id1"), node("account", params, "id2"));
            case "tcr5" -> reach.paths(node("person", params, "id"));
            case "tcr6" ->
                flows.collected(
                        params.path("id").asText(),
                        node("account", params, "id"),
                        fen(params, "threshold1"),
                        fen(params, "threshold2"));
            case "tcr7" -> flows.throughput(node("account", params, "id"), fen(params, "threshold"));
            case "tcr8" ->
                reach.loanSpread(
                        node("loan", params, "id"),
                        new BigDecimal(params.path("threshold").asText()));
            case "tcr9" -> flows.loanRatios(node("account", params, "id"), fen(params, "threshold"));
            case "tcr10" -> flows.investedAlike(node("person", params, "pid1"), node("person", params, "pid2"));
            case "tcr11" -> reach.guaranteed(node("person", params, "id"));
            case "tcr12" -> flows.paidToCompanies(node("person", params, "id"));
            case "tsr1" -> simple.account(params.path("id").asText());
            case "tsr2" -> simple.sums(node("account", params, "id"));
            case "tsr3" -> simple.blockedShare(node("account", params, "id"), fen(params, "threshold"));
            case "tsr4" -> simple.perPartner(node("account", params, "id"), Direction.OUT, fen(params, "threshold"));
            case "tsr5" -> simple.perPartner(node("account", params, "id"), Direction.IN, fen(params, "threshold"));
            case "tsr6" -> simple.blockedSiblings(node("account", params, "id"));
            default -> throw new IllegalArgumentException("no such read: '" + query + "'");
        };
    }

    private long node(String type, JsonNode params, String name) {
        return data.node(type, params.path(name).asText());
    }

    private static boolean same(JsonNode params) {
        return params.path("id1").asText().equals(params.path("id2").asText());
    }

    private static long fen(JsonNode params, String name) {
        return Money.parse(params.path(name).asText()).fen();
    }

    static boolean missing(long node) {
        return node == GraphView.NO_NODE;
    }

    /** Yuan. */
    static double yuan(long fen) {
        return BigDecimal.valueOf(fen, 2).doubleValue();
    }

    /** A ratio of two amounts in thousandths, rounded half up. */
    static long thousandths(long of, long to) {
        return BigDecimal.valueOf(of)
                .movePointRight(3)
                .divide(BigDecimal.valueOf(to), 0, java.math.RoundingMode.HALF_UP)
                .longValueExact();
    }
}
