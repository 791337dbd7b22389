package io.clew.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.audit.AuditLog;
import io.clew.access.audit.AuditVerify;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.Intake;
import io.clew.record.EntityKey;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.search.Records;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import io.clew.upkeep.GraphUpkeep;
import io.clew.upkeep.Holdings;
import io.clew.upkeep.Integrity;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

/** What a server keeps in a data folder, without the server. */
record Kept(
        LuceneRecordIndex index,
        LuceneDocumentStore documents,
        MemoryGraphStore graph,
        AuditLog audit,
        Holdings holdings)
        implements AutoCloseable {

    static final int BATCH = 300;

    /** Opens everything in the folder. */
    static Kept at(Path data) {
        var documents = LuceneDocumentStore.open(data.resolve("documents"));
        var index = LuceneRecordIndex.open(data.resolve("records"));
        var graph = MemoryGraphStore.open(data.resolve("graph"));
        var audit = AuditLog.open(data.resolve("audit"));
        return new Kept(
                index,
                documents,
                graph,
                audit,
                new Holdings(
                        data.resolve("holdings"),
                        documents,
                        new Holdings.Present(index::sequence, graph::appliedSequence, audit::size)));
    }

    @Override
    public void close() {
        graph.close();
        audit.close();
        index.close();
        documents.close();
    }

    Intake intake() {
        return new Intake(index, graph);
    }

    /** So many payments in a row, from a number on. */
    static List<Record> batch(int from) {
        return IntStream.range(from, from + BATCH)
                .mapToObj(n -> {
                    Record plain = Records.text("bank/" + n, "转账 " + n);
                    var fact = Fact.of(
                            new EntityKey("account", "62220000000000" + n % 97),
                            "transfer",
                            new EntityKey("account", "62220000000000" + (n * 7 + 1) % 97),
                            Instant.ofEpochSecond(1_760_000_000L + n),
                            new Money(100L + n));
                    return new Record(
                            plain.ref(),
                            plain.type(),
                            plain.title(),
                            plain.text(),
                            plain.occurredAt(),
                            plain.entities(),
                            plain.mentions(),
                            plain.amounts(),
                            plain.times(),
                            List.of(fact),
                            plain.fields(),
                            plain.provenance());
                })
                .toList();
    }

    /** Holds a folder to be whole: starts on it, compares everything, and counts whole batches. */
    static void holds(Path data, long acknowledged, String which) {
        try (Kept opened = Kept.at(data)) {
            opened.holdings.check();
            var upkeep = new GraphUpkeep(opened.index, opened.graph, Ontology.shipped());
            upkeep.catchUp();
            var report = upkeep.verify();
            assertThat(report.agrees()).as(which + " " + report).isTrue();
            assertThat(report.records()).as(which).isGreaterThanOrEqualTo(acknowledged);
            assertThat(report.records() % BATCH)
                    .as(which + ": a batch is whole or not there")
                    .isZero();
            assertThat(new Integrity(opened.index, opened.documents).check())
                    .as(which)
                    .isEmpty();
            assertThat(AuditVerify.verify(data.resolve("audit")).faults())
                    .as(which)
                    .isEmpty();
        }
    }
}
