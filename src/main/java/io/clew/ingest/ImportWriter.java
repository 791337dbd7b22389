package io.clew.ingest;

import io.clew.ingest.ImportStatus.State;
import io.clew.ingest.clean.Batch;
import io.clew.ingest.clean.Cleaning;
import io.clew.ingest.clean.Findings;
import io.clew.ingest.read.Finding;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Item.Table;
import io.clew.ingest.row.Movement;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.util.List;
import java.util.Map;

/** What happens to the rows of one import once they are mapped; on the conveyor's own thread. */
final class ImportWriter implements Conveyor.Writer {

    private static final int ROWS_AT_ONCE = 100_000;
    private static final long CHARACTERS_AT_ONCE = 12_000_000;
    private static final long LATEST_FLUSH_MILLIS = 3_000;

    private final Intake intake;
    private final Cleaning cleaning;
    private final Rejects rejects;
    private final Attempts attempts;
    private final ImportProgress progress;
    private Batch batch = new Batch();
    private long flushed = System.currentTimeMillis();

    ImportWriter(Intake intake, Cleaning cleaning, Rejects rejects, Attempts attempts, ImportProgress progress) {
        this.intake = intake;
        this.cleaning = cleaning;
        this.rejects = rejects;
        this.attempts = attempts;
        this.progress = progress;
    }

    @Override
    public void take(List<Item> items) {
        for (Item item : items) {
            switch (item) {
                case Item.Ready ready -> batch.add(ready.record());
                case Item.Moved moved -> moved(moved.movement());
                case Item.Bad bad -> reject(bad);
                case Item.Noticed noticed -> notice(noticed.finding());
            }
        }
        boolean full = batch.rows() >= ROWS_AT_ONCE || batch.characters() >= CHARACTERS_AT_ONCE;
        if (full || System.currentTimeMillis() - flushed > LATEST_FLUSH_MILLIS) {
            flush();
        }
    }

    @Override
    public void idle() {
        if (System.currentTimeMillis() - flushed > LATEST_FLUSH_MILLIS) {
            flush();
        }
    }

    private void moved(Movement movement) {
        batch.add(movement);
        boolean tied = movement.known() && !movement.failed;
        if (movement.printed && !tied) {
            progress.untied(movement.origin.file());
        }
    }

    private void refused(Batch.Refused refused) {
        var from = refused.record().provenance();
        String[] cells = {refused.record().ref().toString()};
        reject(new Item.Bad(
                Table.whole(from.file()), new RowSource.Row(from.place(), cells, null), Rejection.row(refused.why())));
    }

    private void reject(Item.Bad bad) {
        Table table = bad.table();
        rejects.add(table.file(), bad.row(), bad.why(), table.header(), table.above());
        progress.rejected(bad);
    }

    private void notice(Finding finding) {
        var found = new Findings();
        found.add(finding);
        progress.noticed(found);
    }

    /** Makes what has gathered durable, and says so. */
    void flush() {
        Batch now = batch;
        batch = new Batch();
        if (now.rows() > 0 && !progress.cancelled()) {
            synchronized (intake) { // what one import writes is known to the next before that judges its rows
                write(now);
            }
        }
        rejects.flush();
        flushed = System.currentTimeMillis();
        progress.update(State.running, "reading", ImportStatus.NOTHING);
    }

    private void write(Batch now) {
        var noticed = new Findings();
        cleaning.clean(now, noticed);
        List<Record> records = now.records();
        RecordIndex.Appended appended;
        try {
            appended = intake.add(records);
        } catch (RuntimeException | Error e) {
            cleaning.lost();
            throw e;
        }
        cleaning.kept(appended);
        now.refused().forEach(this::refused);
        Map<String, Long> accepted = now.accepted(appended);
        now.sent().forEach((file, sent) -> {
            long fresh = accepted.getOrDefault(file, 0L);
            progress.count(file, fresh, sent - fresh, 0);
        });
        if (!accepted.isEmpty()) {
            attempts.progressed();
        }
        progress.noticed(noticed);
    }
}
