package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.FactCursor;
import io.clew.graph.FactFilter;
import io.clew.graph.GraphStore;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.graph.memory.MemoryGraphStore;
import io.clew.ingest.Imports.Upload;
import io.clew.ingest.map.Choice;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.row.Reading;
import io.clew.record.Fact;
import io.clew.record.Messages;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.record.Source;
import io.clew.search.RecordIndex;
import io.clew.search.lucene.LuceneRecordIndex;
import io.clew.store.lucene.LuceneDocumentStore;
import io.clew.upkeep.GraphUpkeep;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Everything that an import needs, on the embedded engines. */
public final class Tray implements AutoCloseable {

    public final Map<String, Source> sources = new HashMap<>();
    final Imports imports;
    private final SentRecords sent;
    private final Ontology ontology = Ontology.shipped();
    private final RecordIndex index;
    private final MemoryGraphStore graph;
    private final LuceneDocumentStore documents;

    public Tray(Path dir) {
        this(dir, dir.resolve("imports"));
    }

    /** @param imports files and ledger of imports, which may be another's or none while the engines' data stay */
    public Tray(Path dir, Path imports) {
        this(dir, imports, index -> index);
    }

    /** @param between what the import meets in place of the index */
    public Tray(Path dir, Path imports, UnaryOperator<RecordIndex> between) {
        index = LuceneRecordIndex.open(dir.resolve("index"));
        graph = MemoryGraphStore.open(dir.resolve("graph"), ontology);
        documents = LuceneDocumentStore.open(dir.resolve("documents"));
        RecordIndex met = between.apply(index);
        Intake intake = new Intake(met, graph);
        this.imports = new Imports(
                imports, intake, met, documents, id -> Optional.ofNullable(sources.get(id)), Reading.everything());
        this.sent = new SentRecords(intake, this.imports, ontology, Reading.everything());
        new GraphUpkeep(met, graph, ontology).catchUp();
    }

    /** What the import wrote into. */
    public RecordIndex index() {
        return index;
    }

    /** What the import wrote into. */
    public GraphStore graph() {
        return graph;
    }

    /** Records that a system sends, one JSON object a line. */
    public SentRecords.Sent send(String source, String lines) {
        return sent.send(source, new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)));
    }

    public ImportStatus take(String name, String content) {
        return take("bank", name, content.getBytes(StandardCharsets.UTF_8));
    }

    public ImportStatus take(String source, String name, byte[] content) {
        return take(source, Mappings.AUTO, List.of(new Upload(name, new ByteArrayInputStream(content))));
    }

    public ImportStatus take(String source, String mapping, List<Upload> uploads) {
        return take(source, new Choice(mapping, Map.of()), uploads);
    }

    /** Of a file that does not say whose statement it is. */
    public ImportStatus takeOf(String own, String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return take(
                "bank",
                new Choice(Mappings.AUTO, Map.of(), own),
                List.of(new Upload(name, new ByteArrayInputStream(bytes))));
    }

    public ImportStatus take(String source, Choice choice, List<Upload> uploads) {
        try {
            String id = imports.start(source, choice, "tester", uploads);
            imports.await();
            return imports.status(id);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many there were. */
    int remove(RecordRef... refs) {
        return imports.removal().remove(List.of(refs));
    }

    /** The graph is written as it is now. */
    void checkpoint() {
        graph.checkpoint();
    }

    public String rejects(ImportStatus status) {
        var csv = new StringWriter();
        try {
            imports.rejects(status.id(), Messages.CHINESE, UnaryOperator.identity(), csv);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return csv.toString();
    }

    /** In the order in which they, or their newest versions, came. */
    public List<Record> records() {
        var records = new ArrayList<Record>();
        index.replay(0, kept -> records.add(kept.record()));
        return records;
    }

    public List<Fact> transfers() {
        return facts("transfer");
    }

    /** Those of the records; the graph has to hold as many. */
    List<Fact> facts(String link) {
        List<Fact> facts = records().stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.link().equals(link))
                .toList();
        assertThat(inGraph(link)).as("facts in the graph").isEqualTo(facts.size());
        return facts;
    }

    private long inGraph(String link) {
        long count = 0;
        FactFilter leaving = FactFilter.ANY.direction(FactFilter.Direction.OUT).links(1L << ontology.ordinal(link));
        try (GraphView view = graph.everything()) {
            for (var nodes = view.nodes(); nodes.next(); ) {
                for (FactCursor facts = view.facts(nodes.node(), leaving); facts.next(); ) {
                    count++;
                }
            }
        }
        return count;
    }

    public long transferred() {
        return transfers().stream()
                .map(Fact::amount)
                .filter(java.util.Objects::nonNull)
                .mapToLong(amount -> amount.fen())
                .sum();
    }

    @Override
    public void close() {
        imports.close();
        documents.close();
        graph.close();
        index.close();
    }
}
