package io.clew.web.gang;

import io.clew.inquiry.gang.FoundGang;
import io.clew.record.EntityKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The structure of a gang as a drawing: a row for each role, those who lead above, those who carry cards and cash below;
 * a line for each two who are tied.
 */
public record GangChart(int width, int height, List<Row> rows, List<Box> boxes, List<Line> lines) {

    private static final List<String> ORDER = List.of("组织者", "话务", "引流", "卡头", "水房", "卡农", "车手", "");
    private static final int ACROSS = 6;
    private static final int BOX_WIDTH = 136;
    private static final int BOX_HEIGHT = 40;
    private static final int STEP_X = 152;
    private static final int STEP_Y = 66;
    private static final int LEFT = 78;

    /** A role's name beside its boxes. */
    public record Row(String role, int y) {}

    /** A member; the text fits the box. */
    public record Box(int x, int y, int width, int height, String name, String below, String href, boolean core) {
        public int middle() {
            return x + width / 2;
        }

        public int nameY() {
            return y + 17;
        }

        public int belowY() {
            return y + 32;
        }
    }

    /** A tie, thick where two independent kinds make it. */
    public record Line(int x1, int y1, int x2, int y2, boolean solid, String title) {}

    static GangChart of(FoundGang gang, Map<String, String> groups, Labels labels) {
        Map<String, List<FoundGang.Member>> byRole = new LinkedHashMap<>();
        ORDER.forEach(role -> byRole.put(role, new ArrayList<>()));
        for (FoundGang.Member member : gang.members()) {
            String role =
                    member.roles().isEmpty() ? "" : member.roles().getFirst().role();
            byRole.computeIfAbsent(role, r -> new ArrayList<>()).add(member);
        }
        var rows = new ArrayList<Row>();
        Map<EntityKey, Box> boxes = new LinkedHashMap<>();
        int y = 8;
        int most = 1;
        for (Map.Entry<String, List<FoundGang.Member>> row : byRole.entrySet()) {
            List<FoundGang.Member> members = row.getValue();
            if (!members.isEmpty()) {
                rows.add(new Row(row.getKey().isEmpty() ? labels.noRole() : row.getKey(), y + 24));
                for (int i = 0; i < members.size(); i++) {
                    FoundGang.Member member = members.get(i);
                    int x = LEFT + i % ACROSS * STEP_X;
                    boxes.put(member.key(), box(x, y + i / ACROSS * (BOX_HEIGHT + 8), member, labels));
                    most = Math.max(most, i % ACROSS + 1);
                }
                y += STEP_Y + (members.size() - 1) / ACROSS * (BOX_HEIGHT + 8);
            }
        }
        return new GangChart(
                LEFT + most * STEP_X, y, rows, List.copyOf(boxes.values()), lines(gang, boxes, groups, labels));
    }

    /** The row of a member, counted from the top. */
    static int rank(FoundGang.Member member) {
        int row = ORDER.indexOf(
                member.roles().isEmpty() ? "" : member.roles().getFirst().role());
        return row < 0 ? ORDER.size() : row;
    }

    private static Box box(int x, int y, FoundGang.Member member, Labels labels) {
        return new Box(
                x,
                y,
                BOX_WIDTH,
                BOX_HEIGHT,
                labels.name(member),
                labels.brief(member),
                "#m-" + labels.anchor(member.key()),
                member.core());
    }

    private static List<Line> lines(
            FoundGang gang, Map<EntityKey, Box> boxes, Map<String, String> groups, Labels labels) {
        Map<Set<EntityKey>, Set<String>> ties = new LinkedHashMap<>();
        Map<Set<EntityKey>, Set<String>> independent = new HashMap<>();
        for (FoundGang.Member member : gang.members()) {
            for (FoundGang.Proof proof : member.evidence()) {
                var pair = Set.of(member.key(), proof.with());
                ties.computeIfAbsent(pair, p -> new java.util.TreeSet<>()).add(labels.kind(proof.kind()));
                independent
                        .computeIfAbsent(pair, p -> new HashSet<>())
                        .add(groups.getOrDefault(proof.kind(), proof.kind()));
            }
        }
        var lines = new ArrayList<Line>();
        ties.forEach((pair, kinds) -> {
            List<Box> ends = pair.stream()
                    .sorted()
                    .map(boxes::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            if (ends.size() == 2) {
                lines.add(line(ends, independent.getOrDefault(pair, Set.of()).size() >= 2, kinds));
            }
        });
        return lines;
    }

    private static Line line(List<Box> ends, boolean solid, Set<String> kinds) {
        Box a = ends.getFirst();
        Box b = ends.getLast();
        return new Line(
                a.middle(),
                a.y() + BOX_HEIGHT / 2,
                b.middle(),
                b.y() + BOX_HEIGHT / 2,
                solid,
                a.name() + " – " + b.name() + "\uFF1A" + String.join("\u3001", kinds));
    }
}
