package io.clew.casework;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.analysis.path.Between;
import io.clew.analysis.path.Expand;
import io.clew.graph.Budget;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.search.RecordIndex;
import io.clew.store.DocumentStore;
import io.clew.store.VersionConflictException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Keeps boards: what was drawn, where, and how it came there. Safe for use by many threads.
 *
 * <p>A board is listed for its owner alone; whoever has its link may open it. What a board holds was seen under the rights
 * of the person who drew it at the time, so {@link #open} gives only what the graph shows to the person who looks now:
 * entities and edges that rest on sources they may not read are left out, and names, counts and sums are those of this
 * reader and this moment. How the board came about is given to its owner alone, while nothing of it has gone.
 */
public final class Boards {

    /** Characters of a board's state at most. */
    public static final int LARGEST = 20_000_000;

    /** Entities of a board at most; what is more is refused, because no question takes more. */
    public static final int MOST_NODES = 10_000;

    private static final String COLLECTION = "boards";
    private static final int LONGEST_TITLE = 200;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final DocumentStore store;
    private final GraphStore graph;
    private final RecordIndex index;
    private final Ontology ontology;
    private final AuditLog audit;
    private final Clock clock;

    public Boards(
            DocumentStore store, GraphStore graph, RecordIndex index, Ontology ontology, AuditLog audit, Clock clock) {
        this.store = store;
        this.graph = graph;
        this.index = index;
        this.ontology = ontology;
        this.audit = audit;
        this.clock = clock;
    }

    /** @param purpose under which it was last saved, such as a case */
    public record Summary(
            String id, long version, String title, String owner, Instant changed, int nodes, String purpose) {}

    /** @param state as the page keeps it: {@code nodes} with key, x, y and marks, {@code edges}, filters, history */
    public record Board(Summary summary, JsonNode state) {}

    /** @param stated whether its last hand might not see whose numbers it typed */
    private record Drawn(Summary summary, JsonNode state, boolean stated) {}

    /** The caller's own boards, latest change first. */
    public List<Summary> list(Access access) {
        try (Look look = audit.open(access, AuditAct.BOARDS, "")) {
            var found = store.list(COLLECTION, "owner", access.user()).stream()
                    .map(Boards::read)
                    .map(Drawn::summary)
                    .sorted(Comparator.comparing(Summary::changed).reversed().thenComparing(Summary::id))
                    .toList();
            look.returned(found.size(), Set.of());
            return found;
        }
    }

    /** Boards that were last saved for a purpose, whoever drew them, latest change first. */
    List<Summary> of(Access access, String purpose) {
        return store.list(COLLECTION, "purpose", purpose).stream()
                .map(Boards::read)
                .map(Drawn::summary)
                .map(one -> told(access, one))
                .sorted(Comparator.comparing(Summary::changed).reversed().thenComparing(Summary::id))
                .toList();
    }

    private Summary told(Access access, Summary one) {
        return new Summary(
                one.id, one.version, index.told(access, one.title), one.owner, one.changed, one.nodes, one.purpose);
    }

    /** @throws ClewException {@code board-unknown} */
    public Board open(Access access, String id) {
        try (Look look = audit.open(access, AuditAct.BOARD, id)) {
            var kept = read(store.get(COLLECTION, id).orElseThrow(() -> unknown(id)));
            var board = new Board(told(access, kept.summary()), readable(access, kept));
            look.returned(1, keys(board.state()));
            return board;
        }
    }

    /**
     * The board made anew for the reader. Keys that its last hand could see are known by their handles to somebody who may not
     * see them; what it typed without being shown whose number it is leads nowhere for the like of it.
     */
    private JsonNode readable(Access access, Drawn kept) {
        Summary summary = kept.summary();
        var words = new BoardWords(access, index, kept.stated() ? List.of() : keys(kept.state()));
        JsonNode state = words.of(kept.state());
        var asked = keys(state);
        ObjectNode shown = state.deepCopy();
        if (asked.isEmpty()) {
            return shown;
        }
        var seen = new HashMap<String, Expand.Node>();
        var lines = new HashMap<String, Between.DatedEdge>();
        try (GraphView view = graph.view(access)) {
            view.seeking(asked);
            view.naming(asked.stream()
                    .mapToLong(view::node)
                    .filter(node -> node != GraphView.NO_NODE)
                    .toArray());
            for (EntityKey key : asked) {
                long node = view.node(key);
                if (node != GraphView.NO_NODE) {
                    seen.put(key.toString(), new Expand.Node(view.key(node), view.degree(node), true));
                }
            }
            for (var line : new Between(view, ontology, FactFilter.ANY, Budget.unlimited())
                    .of(asked)
                    .edges()) {
                lines.put(line(line.edge()), line);
            }
        }
        var keys = seen.values().stream().map(Expand.Node::key).toList();
        var names = index.names(access, keys);
        boolean owner = summary.owner().equals(access.user());
        shown.set("nodes", nodes(state.path("nodes"), seen, names, owner));
        shown.set("edges", edges(state.path("edges"), seen, lines));
        boolean whole = words.changesNothing()
                && shown.path("nodes").size() == state.path("nodes").size()
                && shown.path("edges").size() == state.path("edges").size()
                && seen.entrySet().stream()
                        .allMatch(
                                one -> one.getKey().equals(one.getValue().key().toString()));
        if (!owner || !whole) {
            shown.remove(List.of("done", "undone"));
        }
        return shown;
    }

    private static ArrayNode nodes(
            JsonNode drawn,
            Map<String, Expand.Node> seen,
            Map<EntityKey, List<RecordIndex.NameCount>> names,
            boolean owner) {
        ArrayNode nodes = JSON.createArrayNode();
        for (JsonNode one : drawn) {
            Expand.Node known = seen.get(one.path("key").asText());
            if (known != null) {
                var given = names.getOrDefault(known.key(), List.of());
                ObjectNode node = one.deepCopy();
                node.put("key", known.key().toString())
                        .put(
                                "label",
                                given.isEmpty()
                                        ? Handles.shown(known.key())
                                        : given.getFirst().name())
                        .put("degree", known.degree());
                if (!owner) {
                    node.remove("rest"); // counted for the owner
                }
                nodes.add(node);
            }
        }
        return nodes;
    }

    private static ArrayNode edges(
            JsonNode drawn, Map<String, Expand.Node> seen, Map<String, Between.DatedEdge> lines) {
        ArrayNode edges = JSON.createArrayNode();
        for (JsonNode one : drawn) {
            Expand.Node from = seen.get(one.path("from").asText());
            Expand.Node to = seen.get(one.path("to").asText());
            var line = from == null || to == null
                    ? null
                    : lines.get(line(from.key(), one.path("link").asText(), to.key()));
            if (line != null) {
                edges.add(edge(line));
            }
        }
        return edges;
    }

    /** As the page keeps an edge: sums by currency, and for each day in China its number, facts and sum. */
    private static ObjectNode edge(Between.DatedEdge dated) {
        var edge = dated.edge();
        ObjectNode written = JSON.createObjectNode();
        written.put("from", edge.from().toString())
                .put("to", edge.to().toString())
                .put("link", edge.link())
                .put("facts", edge.facts());
        if (edge.first() != null && edge.last() != null) {
            written.put("first", edge.first().toString())
                    .put("last", edge.last().toString());
        }
        ObjectNode sums = written.putObject("sums");
        edge.sums().forEach(sum -> sums.put(sum.currency(), sum.amount().toString()));
        ArrayNode days = written.putArray("days");
        dated.days()
                .forEach(day -> days.addArray().add(day.day()).add(day.facts()).add(new Money(day.fen()).toString()));
        return written;
    }

    private static String line(Expand.Edge edge) {
        return line(edge.from(), edge.link(), edge.to());
    }

    private static String line(EntityKey from, String link, EntityKey to) {
        return from + "|" + link + "|" + to;
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
        try (Look look = audit.open(access, AuditAct.BOARD_DELETE, id)) {
            look.changing();
            store.delete(COLLECTION, id, kept.summary().version());
            look.returned(1, keys(kept.state()));
        } catch (VersionConflictException e) {
            throw changed(e);
        }
    }

    private Drawn owned(Access access, String id) {
        var kept = read(store.get(COLLECTION, id).orElseThrow(() -> unknown(id)));
        if (!kept.summary().owner().equals(access.user())) {
            throw new ClewException(Message.of("forbidden.board", kept.summary().owner()));
        }
        return kept;
    }

    private Summary write(Access access, String id, long expected, String owner, String title, JsonNode state) {
        String named = title.strip();
        if (named.isEmpty() || named.length() > LONGEST_TITLE) {
            throw new ClewException(Message.of("board-title", LONGEST_TITLE));
        }
        if (!state.isObject() || !state.path("nodes").isArray()) {
            throw new ClewException(Message.of("board-state.shape"));
        }
        if (state.path("nodes").size() > MOST_NODES) {
            throw new ClewException(
                    Message.of("board-state.nodes", state.path("nodes").size(), MOST_NODES));
        }
        Instant now = clock.instant();
        ObjectNode document = JSON.createObjectNode();
        document.put("title", named)
                .put("owner", owner)
                .put("changed", now.toString())
                .put("purpose", access.purpose())
                .put("stated", !access.unmasked());
        document.set("state", state);
        String json = document.toString();
        if (json.length() > LARGEST) {
            throw new ClewException(Message.of("board-state.size", LARGEST / 1_000_000));
        }
        try (Look look = audit.open(access, AuditAct.BOARD_SAVE, id)) {
            look.changing();
            long version =
                    store.put(COLLECTION, id, expected, json, Map.of("owner", owner, "purpose", access.purpose()));
            look.returned(1, keys(state));
            return new Summary(
                    id, version, named, owner, now, state.path("nodes").size(), access.purpose());
        } catch (VersionConflictException e) {
            throw changed(e);
        }
    }

    private static ClewException changed(VersionConflictException e) {
        return new ClewException(Message.of("board-changed"), e);
    }

    private static ClewException unknown(String id) {
        return new ClewException(Message.of("board-unknown", id));
    }

    private static Drawn read(DocumentStore.Document document) {
        try {
            JsonNode json = JSON.readTree(document.json());
            JsonNode state = json.path("state");
            var summary = new Summary(
                    document.id(),
                    document.version(),
                    json.path("title").asText(),
                    json.path("owner").asText(),
                    Instant.parse(json.path("changed").asText()),
                    state.path("nodes").size(),
                    json.path("purpose").asText());
            return new Drawn(summary, state, json.path("stated").asBoolean());
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
