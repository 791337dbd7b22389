package io.clew.print;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Draws what flows between places that stand in columns: the thicker a band the more, and a place as high as what comes into
 * it or leaves it. Of each column the largest are drawn; the rest stand together in one place that says how many they are.
 */
public final class FlowDrawing {

    /** Fits an A4 page on its side below its heading. */
    private static final double WIDTH = 740;

    private static final double MOST_HEIGHT = 330;
    private static final double TOP = 14;
    private static final double PLACE = 8;
    private static final double GAP = 12;
    private static final double LINE = 11;
    private static final double LETTERS = 7.5;
    private static final double SMALL = 6.5;
    private static final int MOST = 14;

    private static final String BAND = "#edcfc3";
    private static final String SEEN = "#f3e7e1";
    private static final Map<String, String> FILLS = Map.of(
            "start", "#2f6f4f", "account", "#36567d", "leaf", "#7a6a9e", "break", "#b5432e", "fold", "#9a9a9a", "back",
            "#9a9a9a");

    /**
     * @param column from 0 at the left
     * @param kind {@code start}, {@code account}, {@code leaf}, {@code break}, {@code fold} or {@code back}
     */
    public record Place(String id, int column, String kind, String label, String note) {}

    /**
     * What flows from a place to one in a later column.
     *
     * @param fen 分, above 0
     * @param seen whether only the payees' statements tell of it
     */
    public record Flow(String from, String to, long fen, boolean seen) {}

    /** What the rest of a column is called. */
    @FunctionalInterface
    public interface Rest {
        String of(int places);
    }

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final List<Flow> flows = new ArrayList<>();
    private final Map<String, Long> in = new HashMap<>();
    private final Map<String, Long> out = new HashMap<>();
    private final Map<Integer, List<Place>> columns = new TreeMap<>();

    private FlowDrawing() {}

    /** A picture of {@value #WIDTH} points across; as high as it has to be. */
    public static Drawing of(List<Place> places, List<Flow> flows, Rest rest) {
        var drawing = new FlowDrawing();
        drawing.gather(places, flows, rest);
        return drawing.draw();
    }

    private void gather(List<Place> given, List<Flow> all, Rest rest) {
        Map<String, Long> size = new HashMap<>();
        all.forEach(flow -> {
            size.merge(flow.from(), flow.fen(), Long::sum);
            size.merge(flow.to(), flow.fen(), Long::sum);
        });
        Map<Integer, List<Place>> byColumn = new TreeMap<>();
        given.forEach(place -> byColumn.computeIfAbsent(place.column(), made -> new ArrayList<>())
                .add(place));
        Map<String, String> drawn = new HashMap<>();
        byColumn.forEach((column, here) -> {
            here.sort(Comparator.comparingLong((Place place) -> -size.getOrDefault(place.id(), 0L))
                    .thenComparing(Place::id));
            int shown = here.size() <= MOST ? here.size() : MOST - 1;
            for (Place place : here.subList(0, shown)) {
                drawn.put(place.id(), place.id());
                places.put(place.id(), place);
            }
            if (shown < here.size()) {
                String id = "rest " + column;
                places.put(id, new Place(id, column, "fold", rest.of(here.size() - shown), ""));
                here.subList(shown, here.size()).forEach(place -> drawn.put(place.id(), id));
            }
        });
        join(all, drawn);
        places.values()
                .forEach(place -> columns.computeIfAbsent(place.column(), made -> new ArrayList<>())
                        .add(place));
    }

    private void join(List<Flow> all, Map<String, String> drawn) {
        Map<String, Flow> joined = new LinkedHashMap<>();
        for (Flow flow : all) {
            String from = drawn.getOrDefault(flow.from(), "");
            String to = drawn.getOrDefault(flow.to(), "");
            joined.merge(
                    from + " > " + to,
                    new Flow(from, to, flow.fen(), flow.seen()),
                    (before, now) -> new Flow(from, to, before.fen() + now.fen(), before.seen() && now.seen()));
        }
        flows.addAll(joined.values());
        flows.forEach(flow -> {
            out.merge(flow.from(), flow.fen(), Long::sum);
            in.merge(flow.to(), flow.fen(), Long::sum);
        });
    }

    private long size(Place place) {
        return Math.max(in.getOrDefault(place.id(), 0L), out.getOrDefault(place.id(), 0L));
    }

    private Drawing draw() {
        int most = columns.values().stream().mapToInt(List::size).max().orElse(1);
        double room = MOST_HEIGHT - TOP - most * (GAP + LINE);
        long largest = columns.values().stream()
                .mapToLong(here -> here.stream().mapToLong(this::size).sum())
                .max()
                .orElse(1);
        double unit = Math.max(40, room) / Math.max(1, largest);
        double step = columns.size() < 2 ? 0 : (WIDTH - 150) / (columns.size() - 1.0);
        var boxes = new ArrayList<Drawing.Box>();
        var labels = new ArrayList<Drawing.Label>();
        Map<String, Drawing.Box> at = new HashMap<>();
        double lowest = TOP;
        int nth = 0;
        for (List<Place> here : columns.values()) {
            double y = TOP;
            double x = step * nth++;
            here.sort(Comparator.comparingDouble((Place place) -> pull(place, at))
                    .thenComparingLong(place -> -size(place))
                    .thenComparing(Place::id));
            for (Place place : here) {
                y += LINE;
                var box = new Drawing.Box(
                        x, y, PLACE, Math.max(2, size(place) * unit), FILLS.getOrDefault(place.kind(), BAND));
                boxes.add(box);
                at.put(place.id(), box);
                label(place, box, labels);
                y += box.height() + GAP;
            }
            lowest = Math.max(lowest, y);
        }
        return new Drawing(WIDTH, lowest, bands(at, unit), boxes, labels);
    }

    /** How low what comes in comes from; a place is put as low, so that few bands cross. */
    private double pull(Place place, Map<String, Drawing.Box> at) {
        double sum = 0;
        double weight = 0;
        for (Flow flow : flows) {
            Drawing.Box from = flow.to().equals(place.id()) ? at.get(flow.from()) : null;
            if (from != null) {
                sum += flow.fen() * (from.y() + from.height() / 2);
                weight += flow.fen();
            }
        }
        return weight == 0 ? MOST_HEIGHT : sum / weight;
    }

    private void label(Place place, Drawing.Box box, List<Drawing.Label> labels) {
        String note = place.note().isEmpty() ? "" : " · " + place.note();
        labels.add(
                new Drawing.Label(box.x(), box.y() - 3, LETTERS, place.kind().equals("start"), place.label() + note));
        labels.add(new Drawing.Label(
                box.x() + PLACE + 3, box.y() + Math.min(box.height(), SMALL), SMALL, false, yuan(size(place))));
    }

    private List<Drawing.Band> bands(Map<String, Drawing.Box> at, double unit) {
        Map<String, Double> left = new HashMap<>();
        Map<String, Double> right = new HashMap<>();
        var inOrder = new ArrayList<>(flows);
        inOrder.sort(
                Comparator.comparingDouble((Flow flow) -> box(at, flow.from()).y())
                        .thenComparingDouble(flow -> box(at, flow.to()).y())
                        .thenComparing(Flow::to));
        var bands = new ArrayList<Drawing.Band>();
        for (Flow flow : inOrder) {
            Drawing.Box from = box(at, flow.from());
            Drawing.Box to = box(at, flow.to());
            double thick = Math.max(0.4, flow.fen() * unit);
            double y = left.merge(flow.from(), thick, Double::sum) - thick + from.y();
            double toY = right.merge(flow.to(), thick, Double::sum) - thick + to.y();
            bands.add(
                    new Drawing.Band(from.x() + PLACE, y, to.x(), toY, thick, flow.seen() ? SEEN : BAND, flow.seen()));
        }
        return bands;
    }

    private static Drawing.Box box(Map<String, Drawing.Box> at, String place) {
        return Objects.requireNonNull(at.get(place), "a flow names a place that is not there");
    }

    private static String yuan(long fen) {
        return String.format(Locale.ROOT, "%,d.%02d", fen / 100, fen % 100);
    }
}
