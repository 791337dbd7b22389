package io.clew.app;

import io.clew.access.Access;
import io.clew.graph.GraphStore;
import io.clew.graph.Ontology;
import io.clew.record.ClewException;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import io.clew.search.RecordIndex.Kept;
import io.clew.search.RecordRestore;
import io.clew.store.DocumentCopies;
import io.clew.store.DocumentCopies.Whole;
import io.clew.store.DocumentStore;
import io.clew.upkeep.GraphUpkeep;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Copies what one engine keeps into another and compares both afterwards. Nobody may write meanwhile.
 *
 * <p>Sequence numbers and versions stay, so cursors of the graph and links to records stay right. How far it is is noted
 * beside the data after each batch: broken off at any moment, the copy goes on there when it is begun again, and begun
 * again after its end it brings over what came since. What arrives twice changes nothing.
 */
public final class Copy {

    private static final int RECORDS_AT_ONCE = 4_000;
    private static final int DOCUMENTS_AT_ONCE = 500;

    /** Hears how far it is. */
    @FunctionalInterface
    public interface Progress {
        void at(long done, long of);
    }

    /** How many there are and a sum over a hash of each, which is the same in whatever order they come. */
    public record Sum(long count, long checksum) {

        private static final Sum NONE = new Sum(0, 0);

        private Sum plus(Object one) {
            return new Sum(count + 1, checksum + mixed(one.toString()));
        }

        private static long mixed(String text) {
            long hash = 0xcbf29ce484222325L;
            for (int i = 0; i < text.length(); i++) {
                hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
            }
            return (hash ^ hash >>> 31) * 0xff51afd7ed558ccdL;
        }
    }

    /** What is on both sides, by source or collection. */
    public record Compared(Map<String, Sum> from, Map<String, Sum> to) {

        public boolean agrees() {
            return from.equals(to);
        }

        public long count() {
            return to.values().stream().mapToLong(Sum::count).sum();
        }
    }

    private Copy() {}

    /**
     * Copies all records.
     *
     * @param noted file that says how far an earlier copy was
     * @throws ClewException {@code copy-target} if the target holds records that no such copy brought there
     */
    public static Compared records(RecordIndex from, RecordIndex to, Path noted, Progress progress) {
        if (!(to instanceof RecordRestore target)) {
            throw new IllegalArgumentException("records cannot be copied into " + to);
        }
        long after = noted(noted);
        if (after == 0 && to.sequence() > 0 && !Files.exists(noted)) {
            throw new ClewException(Message.of("copy-target", to.sequence()));
        }
        if (after > to.sequence()) {
            after = 0; // the target is another than before
        }
        note(noted, after);
        long all = from.totals().values().stream().mapToLong(count -> count).sum();
        long[] done = {0};
        List<Kept> batch = new ArrayList<>();
        Deque<Kept> removals = removals(from, after);
        from.replay(after, kept -> {
            while (!removals.isEmpty() && removals.getFirst().sequence() < kept.sequence()) {
                batch.add(removals.removeFirst());
            }
            batch.add(kept);
            if (batch.size() >= RECORDS_AT_ONCE) {
                done[0] += hand(batch, target, noted);
                progress.at(done[0], all);
            }
            return true;
        });
        batch.addAll(removals);
        done[0] += hand(batch, target, noted);
        progress.at(done[0], all);
        return new Compared(sums(from), sums(to));
    }

    /** What was removed since, in order, which replaying passes over: the target may hold it, and goes on from its numbers. */
    private static Deque<Kept> removals(RecordIndex from, long after) {
        Deque<Kept> removals = new ArrayDeque<>();
        from.facts(after, told -> {
            boolean silent = told.version() > 1 && told.facts().isEmpty();
            if (silent && from.get(inside(told.ref().source()), told.ref()).isEmpty()) {
                removals.add(new Kept(Record.removed(told.ref()), told.sequence(), told.version()));
            }
            return true;
        });
        return removals;
    }

    private static Access inside(String source) {
        return new Access("", Set.of(), Set.of(), 3, "", Set.of(source), 0, true);
    }

    private static long hand(List<Kept> batch, RecordRestore target, Path noted) {
        if (batch.isEmpty()) {
            return 0;
        }
        target.restore(batch);
        note(noted, batch.getLast().sequence());
        long handed = batch.size();
        batch.clear();
        return handed;
    }

    private static Map<String, Sum> sums(RecordIndex index) {
        var sums = new TreeMap<String, Sum>();
        index.replay(0, kept -> {
            sums.merge(
                    kept.record().ref().source(),
                    Sum.NONE.plus(kept),
                    (sum, one) -> new Sum(sum.count() + 1, sum.checksum() + one.checksum()));
            return true;
        });
        return sums;
    }

    /** Copies all documents: accounts, cases, boards and whatever else people made. */
    public static Compared documents(DocumentStore from, DocumentStore to, Progress progress) {
        if (!(from instanceof DocumentCopies source) || !(to instanceof DocumentCopies target)) {
            throw new IllegalArgumentException("documents cannot be copied from " + from + " to " + to);
        }
        List<Whole> batch = new ArrayList<>();
        long[] done = {0};
        source.everything(whole -> {
            batch.add(whole);
            if (batch.size() == DOCUMENTS_AT_ONCE) {
                target.restore(batch);
                done[0] += batch.size();
                batch.clear();
                progress.at(done[0], -1);
            }
        });
        target.restore(batch);
        progress.at(done[0] + batch.size(), -1);
        return new Compared(sums(source), sums(target));
    }

    private static Map<String, Sum> sums(DocumentCopies store) {
        var sums = new TreeMap<String, Sum>();
        store.everything(whole -> {
            String text = whole.id() + " " + whole.version() + " " + whole.json() + " "
                    + new TreeMap<>(byName(whole)).toString();
            sums.merge(
                    whole.collection(),
                    Sum.NONE.plus(text),
                    (sum, one) -> new Sum(sum.count() + 1, sum.checksum() + one.checksum()));
        });
        return sums;
    }

    private static Map<String, String> byName(Whole whole) {
        var keys = new TreeMap<String, String>();
        whole.keys().forEach(key -> keys.put(key.name(), key.value()));
        return keys;
    }

    /**
     * Fills another graph. A graph is made of records, so it goes on where the target is, and each of its facts is
     * compared with the records afterwards.
     */
    public static GraphUpkeep.Report graph(RecordIndex records, GraphStore to, Ontology ontology, Progress progress) {
        long last = records.sequence();
        to.catchUp((after, sink) -> GraphUpkeep.of(records).after(after, applied -> {
            if (applied.sequence() % RECORDS_AT_ONCE == 0) {
                progress.at(applied.sequence(), last);
            }
            return sink.test(applied);
        }));
        to.checkpoint();
        progress.at(last, last);
        return new GraphUpkeep(records, to, ontology).verify();
    }

    private static long noted(Path file) {
        try {
            return Files.exists(file) ? Long.parseLong(Files.readString(file).strip()) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void note(Path file, long sequence) {
        try {
            Path beside = file.resolveSibling(file.getFileName() + ".new");
            Files.writeString(beside, Long.toString(sequence));
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
