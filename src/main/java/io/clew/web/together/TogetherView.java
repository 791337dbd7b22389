package io.clew.web.together;

import io.clew.analysis.path.CommonNeighbours;
import io.clew.analysis.path.Expand;
import io.clew.analysis.path.Paths;
import io.clew.inquiry.ExpandGraph;
import io.clew.inquiry.FindPaths;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Several entities beside each other.
 *
 * @param asked whether two or more were given; without them the page says how to choose
 * @param passed hubs that no path was led through
 * @param cut whether the question was too large for a whole answer
 */
public record TogetherView(
        List<EntityKey> keys,
        boolean asked,
        List<CommonView> common,
        long total,
        List<PathView> paths,
        long passed,
        boolean hubs,
        List<EntityKey> unknown,
        boolean cut) {

    /** Facts at an entity from which on it is called a hub. */
    static final long HUB = 500;

    /** Entities that go to a board at once. */
    private static final int DRAWN = 50;

    /** @param facts between it and those asked about; {@code degree} all that the reader may see at it */
    public record CommonView(EntityKey key, String name, long facts, long degree) {
        public boolean hub() {
            return degree >= HUB;
        }
    }

    /** One way between two: where it begins, and the steps that lead on. */
    public record PathView(int number, EntityKey start, String name, List<StepView> steps) {}

    /**
     * One step of a way.
     *
     * @param href a row that says so; empty where none is known
     */
    public record StepView(EntityKey to, String name, String link, String href) {}

    static TogetherView asking(List<EntityKey> keys) {
        return new TogetherView(keys, false, List.of(), 0, List.of(), 0, false, List.of(), false);
    }

    static TogetherView of(
            List<EntityKey> keys,
            ExpandGraph.Labelled<CommonNeighbours.Answer> common,
            FindPaths.Found found,
            boolean hubs,
            Words words) {
        var shared = common.answer().common().stream()
                .map(one -> new CommonView(one.key(), name(common.labels(), one.key()), one.facts(), one.degree()))
                .toList();
        var paths = found.answer().paths();
        return new TogetherView(
                keys,
                true,
                shared,
                common.answer().total(),
                IntStream.range(0, paths.size())
                        .mapToObj(i -> path(i + 1, paths.get(i), found.labels(), words))
                        .toList(),
                found.answer().hubs(),
                hubs,
                common.answer().unknown(),
                !common.answer().cut().isEmpty() || !found.answer().cut().isEmpty());
    }

    private static PathView path(int number, Paths.Path path, Map<EntityKey, String> labels, Words words) {
        EntityKey start = path.nodes().getFirst();
        return new PathView(
                number,
                start,
                name(labels, start),
                path.steps().stream()
                        .map(step -> new StepView(
                                step.to(),
                                name(labels, step.to()),
                                step.edges().stream()
                                        .map(edge -> told(edge, words))
                                        .collect(Collectors.joining("；")),
                                step.evidence().isEmpty()
                                        ? ""
                                        : Shown.href(step.evidence().getFirst().record())))
                        .toList());
    }

    private static String told(Expand.Edge edge, Words words) {
        String sums = edge.sums().stream()
                .filter(sum -> sum.currency().equals(Fact.YUAN))
                .map(sum -> " " + Shown.yuan(sum.amount().fen()))
                .collect(Collectors.joining());
        return words.link(edge.link()) + " " + Shown.counted(edge.facts()) + sums;
    }

    private static String name(Map<EntityKey, String> labels, EntityKey key) {
        return labels.getOrDefault(key, "");
    }

    /** Those asked about, as words. */
    public String title() {
        return keys.stream().map(Shown::shown).collect(Collectors.joining("、"));
    }

    public String unknownSaid() {
        return unknown.stream().map(Shown::shown).collect(Collectors.joining("、"));
    }

    /** A board with those asked about and whom they have in common, hubs aside. */
    public String boardHref() {
        return "/board?"
                + Stream.concat(
                                keys.stream(),
                                common.stream()
                                        .filter(one -> !one.hub())
                                        .limit(DRAWN)
                                        .map(CommonView::key))
                        .map(key -> "node=" + Shown.encoded(key.toString()))
                        .collect(Collectors.joining("&"));
    }

    /** The same numbers on the page of call records; empty where they are not all telephones. */
    public String callsHref() {
        return keys.stream().allMatch(key -> key.type().equals("phone"))
                ? "/calls?n="
                        + Shown.encoded(keys.stream().map(EntityKey::value).collect(Collectors.joining(",")))
                : "";
    }

    public String otherHref() {
        return "/together?hubs=" + !hubs + "&"
                + keys.stream().map(key -> "n=" + Shown.encoded(key.toString())).collect(Collectors.joining("&"));
    }
}
