package io.clew.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.access.Caller;
import io.clew.access.Openings.Opening;
import io.clew.access.Role;
import io.clew.access.Sources;
import io.clew.access.TestClock;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditSearch;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.Imports;
import io.clew.ingest.Intake;
import io.clew.ingest.SentRecords;
import io.clew.ingest.row.Reading;
import io.clew.record.ClewException;
import io.clew.record.Source;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.MemoryDocumentStore;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who adds records to a source, and replaces those that it has. */
class KeepSourcesTest {

    private static final String VICTIM =
            "{\"id\":\"r1\",\"type\":\"incident\",\"title\":\"t\",\"entities\":[{\"key\":\"phone:+8613812345678\",\"role\":\"victim\"}]}";

    @TempDir
    Path dir;

    private AuditLog audit;
    private LuceneRecordIndex index;
    private MemoryGraphStore graph;
    private Imports imports;
    private SendRecords send;

    @BeforeEach
    void open() {
        audit = AuditLog.open(dir.resolve("audit"), new TestClock());
        index = LuceneRecordIndex.open(dir.resolve("records"));
        graph = MemoryGraphStore.open(dir.resolve("graph"));
        var store = new MemoryDocumentStore();
        var sources = new Sources(store);
        sources.create(new Source("open", "警情", 1, Set.of()));
        sources.create(new Source("theirs", "银行", 1, Set.of(), Set.of("bank", "li")));
        sources.create(new Source("sealed", "内部", 3, Set.of()));
        var keep = new KeepSources(
                sources,
                (caller, purpose) -> new Opening(-1, Set.of(), purpose.equals("案 1") ? Opening.NO_GRADE : 3, ""),
                audit);
        var intake = new Intake(index, graph);
        imports = new Imports(dir.resolve("imports"), intake, index, store, sources::get, Reading.everything());
        send = new SendRecords(new SentRecords(intake, imports, Ontology.shipped(), Reading.everything()), keep, audit);
    }

    @AfterEach
    void close() {
        imports.close();
        graph.close();
        index.close();
        audit.close();
    }

    private static Caller caller(String user, String... groups) {
        return new Caller(user, Set.of(Role.INVESTIGATOR), Set.of(groups), 3, Set.of(), "");
    }

    private SentRecords.Sent sent(Caller by, String purpose, String source, String line) {
        return send.send(by, purpose, source, new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)));
    }

    private void refused(String code, Caller by, String purpose, String source) {
        assertThatThrownBy(() -> sent(by, purpose, source, VICTIM))
                .isInstanceOfSatisfying(
                        ClewException.class, e -> assertThat(e.code()).isEqualTo(code));
    }

    @Test
    void aSourceThatOthersWriteIsReadOnly() {
        assertThat(sent(caller("li"), "", "theirs", VICTIM).accepted()).isEqualTo(1);
        refused("forbidden", caller("chen"), "", "theirs");
        assertThat(sent(caller("wang", "bank"), "", "theirs", VICTIM).duplicate())
                .isEqualTo(1);
    }

    @Test
    void aSourceOfAGuardedGradeIsWrittenForAPurposeThatASecondPersonAgreedTo() {
        refused("approval-required", caller("chen"), "", "sealed");
        refused("approval-required", caller("chen"), "案 2", "sealed");
        assertThat(sent(caller("chen"), "案 1", "sealed", VICTIM).accepted()).isEqualTo(1);
    }

    @Test
    void theAuditSaysWhichRecordsWereReplaced() {
        sent(caller("chen"), "", "open", VICTIM);
        var replaced = sent(caller("chen"), "", "open", VICTIM.replace("victim", "suspect"));
        assertThat(replaced.replaced()).isEqualTo(1);
        assertThat(audit.search()
                        .newest(AuditSearch.Query.ALL, 0, 1)
                        .entries()
                        .getFirst()
                        .asked())
                .isEqualTo("open accepted 1 duplicate 0 rejected 0 replaced 1 [open/r1]");
    }
}
