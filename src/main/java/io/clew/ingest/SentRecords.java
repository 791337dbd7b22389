package io.clew.ingest;

import io.clew.graph.Ontology;
import io.clew.ingest.map.Keys;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.row.Reading;
import io.clew.ingest.row.RecordLine;
import io.clew.record.Message;
import io.clew.record.Provenance;
import io.clew.record.Record;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Takes records sent one by one, a JSON object a line. Safe for use by many threads. */
public final class SentRecords {

    private static final int AT_ONCE = 2_000;

    private final Intake intake;
    private final Ontology ontology;
    private final Reading reading;
    private final Keys keys = new Keys();

    public SentRecords(Intake intake, Ontology ontology, Reading reading) {
        this.intake = intake;
        this.ontology = ontology;
        this.reading = reading;
    }

    /** @param rejected the lines that could not be used, in order; nothing of them was kept */
    public record Sent(long accepted, long duplicate, List<Rejected> rejected) {}

    /** @param line from 1, empty lines counted */
    public record Rejected(long line, Message message) {}

    /**
     * Reads lines to the end and keeps their records; what is accepted is durable and searchable on return. Lines are kept
     * in batches, so that where reading breaks off the batches before are in; sending all again doubles nothing.
     */
    public Sent send(String source, InputStream lines) {
        var line = new RecordLine(source, ontology, keys, reading);
        var batch = new ArrayList<Record>();
        var rejected = new ArrayList<Rejected>();
        long accepted = 0;
        long duplicate = 0;
        try (var reader = new LineReader(lines)) {
            for (var read = reader.next(); read != null; read = reader.next()) {
                if (read.text().isBlank() && read.fault() == null) {
                    continue;
                }
                Rejection fault = read.fault();
                if (fault == null) {
                    try {
                        batch.add(line.read(read.text(), Provenance.NONE));
                    } catch (Rejection.Refused refusal) {
                        fault = refusal.rejection();
                    }
                }
                if (fault != null) {
                    rejected.add(new Rejected(read.number(), fault.message()));
                }
                if (batch.size() == AT_ONCE) {
                    var appended = intake.add(List.copyOf(batch));
                    accepted += appended.accepted().size();
                    duplicate += appended.duplicates();
                    batch.clear();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lines did not arrive whole", e);
        }
        var appended = intake.add(List.copyOf(batch));
        return new Sent(
                accepted + appended.accepted().size(), duplicate + appended.duplicates(), List.copyOf(rejected));
    }
}
