package io.clew.inquiry.money;

import io.clew.analysis.trace.statement.Stop;
import io.clew.inquiry.money.TraceAnswer.Edge;
import io.clew.print.Drawing;
import io.clew.print.FlowDrawing;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A trace as bands between columns, money running from left to right.
 *
 * <p>Payments between the same two accounts are one band. A band that would run back to an earlier column, or stay in its
 * own, ends at a copy of the account in the next column instead, marked as coming back; so the drawing has no circles
 * whatever the money did. Whose money it is stands in the first column, also where some of it came back to them.
 *
 * @param nodes columns from the left, from 0
 */
public record MoneyFlow(List<Place> nodes, List<Band> links) {

    /**
     * @param id of the place in the drawing
     * @param key of the account; empty for a folded rest
     * @param kind {@code account}, {@code leaf}, {@code break}, {@code fold}, {@code back} or {@code start}
     * @param note such as 取现
     */
    public record Place(String id, String key, String label, String kind, String note, int column) {}

    /**
     * @param value yuan of the victims'
     * @param others yuan of other people's money in the same payments
     * @param rows numbers of the rows on the page, from 1
     * @param seen whether the statements of the payees alone tell of it
     */
    public record Band(String from, String to, double value, double others, List<Integer> rows, boolean seen) {}

    /** What places are called, in the language of the page or paper. */
    public interface Say {
        /** A name with the end of its number, short enough for a drawing. */
        String label(EntityKey account, String name);

        String stop(Stop why);

        /** So many small payments. */
        String fold(int payments);

        /** What came back to where money had been before. */
        String back();

        /** Told by the statements of others. */
        String seen();

        /** So many places that a drawing on paper has no room for. */
        String rest(int places);
    }

    /** The flow of a trace on paper. */
    public static Drawing drawing(TraceAnswer answer, Say say) {
        MoneyFlow flow = of(answer, say);
        return FlowDrawing.of(
                flow.nodes.stream()
                        .map(place ->
                                new FlowDrawing.Place(place.id, place.column, place.kind, place.label, place.note))
                        .toList(),
                flow.links.stream()
                        .map(band -> new FlowDrawing.Flow(band.from, band.to, Math.round(band.value * 100), band.seen))
                        .toList(),
                say::rest);
    }

    public static MoneyFlow of(TraceAnswer answer, Say say) {
        return new Making(answer, say).flow();
    }

    private static final class Making {

        private final TraceAnswer answer;
        private final Say say;
        private final Map<EntityKey, TraceAnswer.Node> accounts = new LinkedHashMap<>();
        private final Set<EntityKey> starts = new HashSet<>();
        private final Map<String, Place> places = new LinkedHashMap<>();
        private final Map<String, Band> bands = new LinkedHashMap<>();
        private int last;

        Making(TraceAnswer answer, Say say) {
            this.answer = answer;
            this.say = say;
            answer.first().forEach(edge -> starts.add(answer.near(edge)));
            answer.nodes().forEach(node -> {
                accounts.put(node.account(), node);
                last = Math.max(last, node.level());
            });
        }

        MoneyFlow flow() {
            for (int row = 0; row < answer.edges().size(); row++) {
                band(answer.edges().get(row), row + 1);
            }
            for (TraceAnswer.Fold fold : answer.folds()) {
                fold(fold);
            }
            int columns = places.values().stream().mapToInt(Place::column).max().orElse(0);
            List<Place> placed = places.values().stream()
                    .map(place -> answer.backward()
                            ? new Place(
                                    place.id, place.key, place.label, place.kind, place.note, columns - place.column)
                            : place)
                    .toList();
            return new MoneyFlow(placed, List.copyOf(bands.values()));
        }

        private void band(Edge edge, int row) {
            EntityKey near = answer.near(edge);
            EntityKey far = answer.far(edge);
            String nearId = place(near);
            int column = level(near) + 1;
            String farId = level(far) >= column ? place(far) : back(far, column);
            join(nearId, farId, edge.attributed(), edge.others(), row, edge.seen());
        }

        private void fold(TraceAnswer.Fold fold) {
            String id = "fold " + fold.why().word() + " " + fold.account();
            places.computeIfAbsent(
                    id,
                    made -> new Place(
                            made,
                            "",
                            say.fold(fold.payments()),
                            "fold",
                            say.stop(fold.why()),
                            level(fold.account()) + 1));
            join(place(fold.account()), id, fold.amount(), 0, 0, false);
        }

        private void join(String near, String far, long fen, long others, int row, boolean seen) {
            String from = answer.backward() ? far : near;
            String to = answer.backward() ? near : far;
            Band band =
                    bands.computeIfAbsent(from + " > " + to, made -> new Band(from, to, 0, 0, new ArrayList<>(), seen));
            if (row > 0) {
                band.rows.add(row);
            }
            bands.put(
                    from + " > " + to,
                    new Band(
                            from,
                            to,
                            band.value + fen / 100.0,
                            band.others + others / 100.0,
                            band.rows,
                            band.seen && seen));
        }

        private int level(EntityKey key) {
            TraceAnswer.Node node = accounts.get(key);
            return starts.contains(key) ? 0 : node == null ? last + 1 : node.level();
        }

        private String place(EntityKey key) {
            return places.computeIfAbsent(key.toString(), id -> made(id, key, level(key))).id;
        }

        private String back(EntityKey key, int column) {
            String id = "back " + column + " " + key;
            places.computeIfAbsent(id, made -> new Place(made, key.toString(), label(key), "back", say.back(), column));
            return id;
        }

        private Place made(String id, EntityKey key, int column) {
            TraceAnswer.Node node = accounts.get(key);
            Stop leaf = node == null ? null : node.leaf();
            return new Place(id, key.toString(), label(key), kind(node, leaf), note(node, leaf), column);
        }

        private String note(TraceAnswer.@Nullable Node node, @Nullable Stop leaf) {
            if (leaf != null) {
                return say.stop(leaf);
            }
            return node != null && node.isSeen() ? say.seen() : "";
        }

        private static String kind(TraceAnswer.@Nullable Node node, @Nullable Stop leaf) {
            if (leaf != null) {
                return leaf.breaks() ? "break" : "leaf";
            }
            return node != null && node.level() == 0 ? "start" : "account";
        }

        private String label(EntityKey key) {
            TraceAnswer.Node node = accounts.get(key);
            return say.label(key, node == null ? "" : node.name());
        }
    }
}
