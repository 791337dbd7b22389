package io.clew.ingest;

import io.clew.graph.Ontology;
import io.clew.ingest.clean.Batch;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Findings;
import io.clew.ingest.clean.Ledger;
import io.clew.ingest.map.Keys;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.row.Reading;
import io.clew.ingest.row.RecordLine;
import io.clew.record.Message;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.search.RecordIndex.Appended;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Takes records sent one by one, a JSON object a line. Safe for use by many threads. */
public final class SentRecords {

    private static final int AT_ONCE = 2_000;

    /** Records that are named among those replaced. */
    private static final int NAMED = 20;

    private final Intake intake;
    private final Ledger ledger;
    private final Ontology ontology;
    private final Reading reading;
    private final Keys keys = new Keys();

    public SentRecords(Intake intake, Imports imports, Ontology ontology, Reading reading) {
        this.intake = intake;
        this.ledger = imports.ledger();
        this.ontology = ontology;
        this.reading = reading;
    }

    /**
     * @param accepted records that are new, or another version of one that was there
     * @param rejected the lines that could not be used, in order; nothing of them was kept
     * @param replaced how many records an earlier version was replaced of
     * @param replacedFirst the names of the first of those
     */
    public record Sent(
            long accepted, long duplicate, List<Rejected> rejected, long replaced, List<String> replacedFirst) {

        /** Where nothing was replaced. */
        public Sent(long accepted, long duplicate, List<Rejected> rejected) {
            this(accepted, duplicate, rejected, 0, List.of());
        }
    }

    /** @param line from 1, empty lines counted */
    public record Rejected(long line, Message message) {}

    /**
     * Reads lines to the end and keeps their records; what is accepted is durable and searchable on return. Lines are kept
     * in batches, so that where reading breaks off the batches before are in; sending all again doubles nothing. Rows of
     * payments and calls are judged beside those of files, and wait for those that are on their way.
     */
    public Sent send(String source, InputStream lines) {
        var line = new RecordLine(source, ontology, keys, reading);
        var sending = new Sending(source);
        try (var reader = new LineReader(lines)) {
            for (var read = reader.next(); read != null; read = reader.next()) {
                if (read.text().isBlank() && read.fault() == null) {
                    continue;
                }
                sending.take(line, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the lines did not arrive whole", e);
        }
        sending.flush();
        return sending.sent();
    }

    /** The lines of one sender. */
    private final class Sending {

        private final Cleaning cleaning;
        private final List<Record> batch = new ArrayList<>();
        private final Map<Record, Long> numbers = new IdentityHashMap<>();
        private final List<Rejected> rejected = new ArrayList<>();
        private long accepted;
        private long duplicate;
        private long replaced;
        private final List<String> replacedFirst = new ArrayList<>();

        Sending(String source) {
            cleaning = new Cleaning(source, ledger);
        }

        void take(RecordLine line, LineReader.Line read) {
            Rejection fault = read.fault();
            if (fault == null) {
                try {
                    Record record = line.read(read.text(), Provenance.NONE);
                    batch.add(record);
                    numbers.put(record, (long) read.number());
                } catch (Rejection.Refused refusal) {
                    fault = refusal.rejection();
                }
            }
            if (fault != null) {
                rejected.add(new Rejected(read.number(), fault.message()));
            }
            if (batch.size() == AT_ONCE) {
                flush();
            }
        }

        void flush() {
            if (ledger.sentRowsAmong(batch)) {
                judged();
            } else {
                kept(intake.add(List.copyOf(batch)), batch.size());
            }
            batch.clear();
            numbers.clear();
        }

        private void judged() {
            var judged = new Batch();
            batch.forEach(judged::add);
            synchronized (intake) { // the turn that imports take, from judging until it is kept
                cleaning.clean(judged, new Findings());
                Appended appended;
                try {
                    appended = intake.add(judged.records());
                } catch (RuntimeException | Error e) {
                    cleaning.lost();
                    throw e;
                }
                cleaning.kept(appended);
                note(appended);
                long fresh = judged.accepted(appended).values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                accepted += fresh;
                duplicate += batch.size() - judged.refused().size() - fresh;
            }
            judged.refused()
                    .forEach(one -> rejected.add(new Rejected(numbers.getOrDefault(one.record(), 0L), one.why())));
        }

        private void note(Appended appended) {
            for (var kept : appended.accepted()) {
                if (kept.version() > 1) {
                    replaced++;
                    if (replacedFirst.size() < NAMED) {
                        replacedFirst.add(kept.record().ref().toString());
                    }
                }
            }
        }

        private void kept(Appended appended, int sent) {
            note(appended);
            accepted += appended.accepted().size();
            duplicate += sent - appended.accepted().size();
        }

        Sent sent() {
            rejected.sort(Comparator.comparingLong(Rejected::line));
            return new Sent(accepted, duplicate, List.copyOf(rejected), replaced, List.copyOf(replacedFirst));
        }
    }
}
