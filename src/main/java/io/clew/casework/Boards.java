package io.clew.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.access.Access;
import io.clew.access.AuditLog;
import io.clew.access.Look;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Keeps boards: what was drawn, where, and how it came there. Safe for use by many threads.
 *
 * <p>A board is listed for its owner alone; whoever has its link may open it. What a board holds was seen under the rights
 * of the person who drew it at the time, so {@link #open} gives only what the graph shows to the person who looks now:
 * entities and edges that rest on sources they may not read are left out, the history with them.
 */
public final class Boards {

    /** Characters of a board's state at most. */
    public static final int LARGEST = 20_000_000;

    private static final String COLLECTION = "boards";
    private static final int LONGEST_TITLE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DocumentStore store;
    private final GraphStore graph;
    private final AuditLog audit;
    private final Clock clock;

    public Boards(DocumentStore store, GraphStore graph, AuditLog audit, Clock clock) {
        this.store = store;
        this.graph = graph;
        this.audit = audit;
        this.clock = clock;
    }

    public record Summary(String id, long version, String title, String owner, Instant changed, int nodes) {}

    /** @param state as the page keeps it: {@code nodes} with key, x, y and marks, {@code edges}, filters, history */
    public record Board(Summary summary, JsonNode state) {}

    /** The caller's own boards, latest change first. */
    public List<Summary> list(Access access) {
        try (Look look = audit.open(access, "boards", "")) {
            var found = store.list(COLLECTION, "owner", access.user()).stream()
                    .map(Boards::read)
                    .map(Board::summary)
                    .sorted(Comparator.comparing(Summary::changed).reversed().thenComparing(Summary::id))
                    .toList();
            look.returned(found.size(), Set.of());
            return found;
        }
    }

    /** @throws ClewException {@code board-unknown} */
    public Board open(Access access, String id) {
        try (Look look = audit.open(access, "board", id)) {
            var kept = read(store.get(COLLECTION, id).orElseThrow(() -> unknown(id)));
            var board = new Board(kept.summary(), readable(access, kept.state()));
            look.returned(1, keys(board.state()));
            return board;
        }
    }

    private JsonNode readable(Access access, JsonNode state) {
        var visible = new HashMap<String, String>();
        var lines = new HashSet<String>();
        try (GraphView view = graph.view(access)) {
            for (EntityKey key : keys(state)) {
                long node = view.node(key);
                if (node != GraphView.NO_NODE) {
                    visible.put(key.toString(), view.key(node).toString());
                }
            }
            for (JsonNode edge : state.path("edges")) {
                String line = line(edge);
                if (!lines.contains(line) && holds(view, edge)) {
                    lines.add(line);
                }
            }
        }
        ObjectNode shown = state.deepCopy();
        int before = shown.path("nodes").size() + shown.path("edges").size();
        shown.set(
                "nodes",
                only(
                        state.path("nodes"),
                        node -> visible.containsKey(node.path("key").asText())));
        shown.set("edges", only(state.path("edges"), edge -> lines.contains(line(edge))));
        if (renamed(shown, visible)
                || shown.path("nodes").size() + shown.path("edges").size() < before) {
            shown.remove(List.of("done", "undone"));
        }
        return shown;
    }

    /** Names entities as this reader may see them; of those that change, what somebody wrote beside them goes. */
    private static boolean renamed(ObjectNode state, Map<String, String> names) {
        boolean changed = false;
        for (JsonNode node : state.path("nodes")) {
            String before = node.path("key").asText();
            String now = names.getOrDefault(before, before);
            if (!now.equals(before) && node instanceof ObjectNode one) {
                one.put("key", now).remove(List.of("label", "name", "note"));
                changed = true;
            }
        }
        for (JsonNode edge : state.path("edges")) {
            for (String end : List.of("from", "to")) {
                String before = edge.path(end).asText();
                ((ObjectNode) edge).put(end, names.getOrDefault(before, before));
            }
        }
        return changed;
    }

    private static boolean holds(GraphView view, JsonNode edge) {
        long from = view.node(key(edge.path("from")));
        long to = view.node(key(edge.path("to")));
        if (from == GraphView.NO_NODE || to == GraphView.NO_NODE) {
            return false;
        }
        boolean forward = view.degree(from) <= view.degree(to);
        var facts = view.facts(
                forward ? from : to,
                FactFilter.ANY.direction(forward ? FactFilter.Direction.OUT : FactFilter.Direction.IN));
        while (facts.next()) {
            if (facts.other() == (forward ? to : from)) {
                return true;
            }
        }
        return false;
    }

    private static String line(JsonNode edge) {
        return edge.path("from").asText() + "|" + edge.path("link").asText() + "|"
                + edge.path("to").asText();
    }

    private static ArrayNode only(JsonNode all, Predicate<JsonNode> kept) {
        ArrayNode some = JSON.createArrayNode();
        all.forEach(one -> {
            if (kept.test(one)) {
                some.add(one);
            }
        });
        return some;
    }

    private static EntityKey key(JsonNode written) {
        String text = written.asText();
        return text.indexOf(':') > 0 ? EntityKey.parse(text) : new EntityKey("none", "none");
    }

    /** @throws ClewException {@code board-title}, {@code board-state} */
    public Summary create(Access access, String title, JsonNode state) {
        return write(access, UUID.randomUUID().toString(), DocumentStore.ABSENT, access.user(), title, state);
    }

    /**
     * @param version the one that was read
     * @throws ClewException {@code board-unknown}, {@code board-changed} if somebody saved it in between, {@code
     *     forbidden} for a board of somebody else
     */
    public Summary change(Access access, String id, long version, String title, JsonNode state) {
        var kept = owned(access, id);
        return write(access, id, version, kept.summary().owner(), title, state);
    }

    /** @throws ClewException {@code board-unknown}, {@code forbidden} */
    public void delete(Access access, String id) {
        var kept = owned(access, id);
        try (Look look = audit.open(access, "board-delete", id)) {
            store.delete(COLLECTION, id, kept.summary().version());
            look.returned(1, Set.of());
        } catch (VersionConflictException e) {
            throw changed(e);
        }
    }

    private Board owned(Access access, String id) {
        var kept = read(store.get(COLLECTION, id).orElseThrow(() -> unknown(id)));
        if (!kept.summary().owner().equals(access.user())) {
            throw new ClewException("forbidden", "这块画布属于 " + kept.summary().owner() + ",请另存为自己的画布。");
        }
        return kept;
    }

    private Summary write(Access access, String id, long expected, String owner, String title, JsonNode state) {
        String named = title.strip();
        if (named.isEmpty() || named.length() > LONGEST_TITLE) {
            throw new ClewException("board-title", "画布名称应有 1 到 " + LONGEST_TITLE + " 个字。");
        }
        if (!state.isObject() || !state.path("nodes").isArray()) {
            throw new ClewException("board-state", "画布内容应是带 nodes 列表的对象。");
        }
        Instant now = clock.instant();
        ObjectNode document = JSON.createObjectNode();
        document.put("title", named).put("owner", owner).put("changed", now.toString());
        document.set("state", state);
        String json = document.toString();
        if (json.length() > LARGEST) {
            throw new ClewException("board-state", "画布太大(上限 " + LARGEST / 1_000_000 + " MB),请减少节点后再保存。");
        }
        try (Look look = audit.open(access, "board-save", id)) {
            long version = store.put(COLLECTION, id, expected, json, Map.of("owner", owner));
            look.returned(1, keys(state));
            return new Summary(
                    id, version, named, owner, now, state.path("nodes").size());
        } catch (VersionConflictException e) {
            throw changed(e);
        }
    }

    private static ClewException changed(VersionConflictException e) {
        return new ClewException("board-changed", "这块画布在别处已被保存过,请重新打开后再改,或另存为新画布。", e);
    }

    private static ClewException unknown(String id) {
        return new ClewException("board-unknown", "没有画布 " + id + "。");
    }

    private static Board read(DocumentStore.Document document) {
        try {
            JsonNode json = JSON.readTree(document.json());
            JsonNode state = json.path("state");
            var summary = new Summary(
                    document.id(),
                    document.version(),
                    json.path("title").asText(),
                    json.path("owner").asText(),
                    Instant.parse(json.path("changed").asText()),
                    state.path("nodes").size());
            return new Board(summary, state);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("board " + document.id() + " is not JSON", e);
        }
    }

    private static List<EntityKey> keys(JsonNode state) {
        var keys = new ArrayList<EntityKey>();
        for (JsonNode node : state.path("nodes")) {
            String key = node.path("key").asText();
            if (key.indexOf(':') > 0) {
                keys.add(EntityKey.parse(key));
            }
        }
        return keys;
    }
}
