package io.clew.casework;

import static io.clew.graph.PlainGraph.account;
import static io.clew.graph.PlainGraph.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.access.Access;
import io.clew.access.Handles;
import io.clew.access.Role;
import io.clew.access.audit.AuditLog;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphStore.Applied;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.record.ClewException;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import io.clew.veil.VeiledGraph;
import io.clew.veil.VeiledIndex;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoardsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Access OWNER = reader("chen", true, "bank", "secret");
    private static final String HISTORY = "\"done\":[{\"say\":\"展开 赵某\"}],\"undone\":[]";

    @TempDir
    Path folder;

    private AuditLog audit;
    private RecordIndex index;
    private GraphStore graph;
    private Boards boards;

    @BeforeEach
    void open() {
        var store = new MemoryDocumentStore();
        var handles = Handles.of(store);
        audit = AuditLog.open(folder.resolve("audit"));
        index = LuceneRecordIndex.open(folder.resolve("index"));
        graph = MemoryGraphStore.open(folder.resolve("graph"));
        boards = new Boards(
                store,
                new VeiledGraph(graph, index, handles),
                new VeiledIndex(index, handles),
                Ontology.shipped(),
                audit,
                Clock.systemUTC());
        var records = List.of(
                record("bank", "a", List.of(named(1, "payer", "钱某"), named(2, "", "")), transfer(1, 2, 1000, 100)),
                record(
                        "secret",
                        "b",
                        List.of(named(2, "payee", "赵某")),
                        transfer(1, 2, 2000, 900),
                        transfer(2, 3, 3000, 5)),
                record("bank", "c", List.of(named(4, "victim", "孙某丽")), transfer(4, 1, 500, 700)));
        var appended = index.append(records);
        var applied = new ArrayList<Applied>();
        for (int i = 0; i < records.size(); i++) {
            applied.add(new Applied(records.get(i), i + 1L, 1));
        }
        assertThat(appended).isNotNull();
        graph.apply(applied);
    }

    @AfterEach
    void close() {
        graph.close();
        index.close();
        audit.close();
    }

    @Test
    void givesEachReaderTheNamesCountsAndSumsOfTheirOwnSources() {
        String id = boards.create(OWNER, "资金", board("赵某", 99)).id();

        JsonNode owners = boards.open(OWNER, id).state();
        assertThat(owners.path("nodes")).hasSize(3);
        assertThat(node(owners, 2).path("label").asText()).isEqualTo("赵某");
        assertThat(owners.path("edges")).hasSize(2);
        assertThat(owners.path("edges").get(0).path("facts").asInt()).isEqualTo(2);
        assertThat(owners.path("edges").get(0).path("sums").path("CNY").asText())
                .isEqualTo("10.00");
        assertThat(owners.path("done")).hasSize(1);

        Access other = reader("li", true, "bank");
        JsonNode others = boards.open(other, id).state();
        assertThat(others.path("nodes")).hasSize(2);
        assertThat(others.path("edges")).hasSize(1);
        assertThat(others.path("edges").get(0).path("facts").asInt()).isEqualTo(1);
        assertThat(others.path("edges").get(0).path("sums").path("CNY").asText())
                .isEqualTo("1.00");
        assertThat(others.path("edges").get(0).path("days")).hasSize(1);
        assertThat(node(others, 2).path("degree").asInt()).isEqualTo(1);
        assertThat(others.toString()).doesNotContain("赵某", "99", account(3).toString());
        assertThat(node(others, 1).path("x").asInt()).isEqualTo(7);
    }

    @Test
    void masksAndUnmasksForWhoLooksNotForWhoDrew() {
        String drawn = boards.create(OWNER, "受害人", board("孙某丽", 0, 4)).id();
        JsonNode masked = boards.open(reader("li", false, "bank"), drawn).state();
        assertThat(masked.path("nodes")).hasSize(1);
        assertThat(masked.toString()).doesNotContain("孙某丽", account(4).value());
        String handle = masked.path("nodes").get(0).path("key").asText();

        String redrawn =
                boards.create(reader("li", false, "bank"), "蒙名", masked).id();
        JsonNode open = boards.open(OWNER, redrawn).state();
        assertThat(handle).contains("~");
        assertThat(open.path("nodes").get(0).path("key").asText())
                .isEqualTo(account(4).toString());
        assertThat(open.path("nodes").get(0).path("label").asText()).isEqualTo("孙某丽");
    }

    @Test
    void refusesMoreEntitiesThanAnyQuestionTakes() {
        int[] many = IntStream.range(0, Boards.MOST_NODES + 1).toArray();
        assertThatThrownBy(() -> boards.create(OWNER, "太大", board("", 0, many)))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo("board-state"));
    }

    private static Access reader(String user, boolean unmasked, String... sources) {
        return new Access(user, Set.of(Role.ANALYST), Set.of(), 3, "test", Set.of(sources), 0, unmasked);
    }

    private static EntityRef named(int number, String role, String name) {
        return new EntityRef(account(number), role, name);
    }

    private static Record record(String source, String id, List<EntityRef> entities, Fact... facts) {
        return new Record(
                new RecordRef(source, id),
                "transfer",
                "",
                "",
                null,
                entities,
                List.of(),
                List.of(),
                List.of(),
                List.of(facts),
                Map.of(),
                Provenance.NONE);
    }

    private static JsonNode node(JsonNode state, int number) {
        for (JsonNode node : state.path("nodes")) {
            if (node.path("key").asText().equals(account(number).toString())) {
                return node;
            }
        }
        throw new AssertionError("not on the board: " + account(number));
    }

    private static JsonNode board(String label, int rest) {
        return board(label, rest, 1, 2, 3);
    }

    /** A board with a label and a count of what is not shown at each entity, and lines 1 to 2 and 2 to 3. */
    private static JsonNode board(String label, int rest, int... numbers) {
        var nodes = new ArrayList<String>();
        for (int number : numbers) {
            nodes.add("{\"key\":\"%s\",\"label\":\"%s\",\"x\":7,\"y\":8,\"rest\":%d}"
                    .formatted(account(number), label, rest));
        }
        String line = "{\"from\":\"%s\",\"to\":\"%s\",\"link\":\"transfer\",\"facts\":99}";
        String lines = line.formatted(account(1), account(2)) + "," + line.formatted(account(2), account(3));
        try {
            return JSON.readTree(
                    "{\"nodes\":[" + String.join(",", nodes) + "],\"edges\":[" + lines + "]," + HISTORY + "}");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
