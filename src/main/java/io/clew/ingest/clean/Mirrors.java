package io.clew.ingest.clean;

import io.clew.ingest.clean.SentMirrors.Taken;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which kept row tells of the same movement as another: parties, amount and currency are equal, times within tolerance, and
 * each row of the movement goes with each other. Two rows go together where their own sides are opposite or, where one of
 * them does not say whose it is, where they lie in different sources. So a movement has at most one row of each side.
 */
final class Mirrors {

    /** What of a row decides. {@code flags} and {@code balance} as its entry has them, {@code place} that of the source. */
    record Row(
            RecordId id,
            long parties,
            long at,
            long stated,
            int bank,
            int flags,
            int balance,
            String source,
            int place) {

        boolean is(int flag) {
            return (flags & flag) != 0;
        }

        long key() {
            return LedgerHash.bucketed(parties, Math.floorDiv(stated, BUCKET));
        }
    }

    static final Duration SAME_BANK = Duration.ofSeconds(60);
    static final Duration ACROSS_BANKS = Duration.ofMinutes(10);
    static final long BUCKET = ACROSS_BANKS.toMillis();
    private static final int LONGEST_CHAIN = 8;

    private final Ledger ledger;

    Mirrors(Ledger ledger) {
        this.ledger = ledger;
    }

    /** The entry that carries the money of the nearest movement of which the row is another; -1 where there is none. */
    int holder(LedgerFile entries, Row row) {
        int best = -1;
        long nearest = Long.MAX_VALUE;
        long bucket = Math.floorDiv(row.stated, BUCKET);
        for (long b = bucket - 1; b <= bucket + 1; b++) {
            for (int entry : entries.find(LedgerHash.bucketed(row.parties, b))) {
                long apart = Math.abs(entries.time(entry) - row.at);
                boolean sameRow = entries.id(entry).equals(row.id);
                boolean near = apart < nearest && apart <= tolerance(row.bank, entries.bank(entry));
                if ((sameRow || near) && apart < nearest && takes(entries, entry, row, sameRow)) {
                    best = entry;
                    nearest = apart;
                }
            }
        }
        return best >= 0 ? best : ofDay(entries, row);
    }

    /** The first free row of the same day, where one of the two prints no more than the day. */
    private int ofDay(LedgerFile entries, Row row) {
        long midnight = midnight(row.stated);
        long last = Math.floorDiv(row.is(LedgerFile.DAY) ? midnight + Ledger.MILLIS_OF_DAY - 1 : midnight, BUCKET);
        for (long b = Math.floorDiv(midnight, BUCKET); b <= last; b++) {
            for (int entry : entries.find(LedgerHash.bucketed(row.parties, b))) {
                boolean oneKnows = row.is(LedgerFile.DAY) != entries.is(entry, LedgerFile.DAY);
                if (oneKnows && takes(entries, entry, row, false)) {
                    return entry;
                }
            }
        }
        return -1;
    }

    static long midnight(long time) {
        return Math.floorDiv(time + Ledger.BEIJING, Ledger.MILLIS_OF_DAY) * Ledger.MILLIS_OF_DAY - Ledger.BEIJING;
    }

    private boolean takes(LedgerFile entries, int entry, Row row, boolean sameRow) {
        return (sameRow || entries.is(entry, LedgerFile.RETURN) == row.is(LedgerFile.RETURN))
                && ledger.live(entries, entry)
                && entries.standing(entry) != Standing.MIRRORS
                && (sameRow || fits(entries, entry, row))
                && !ledger.name(entries, entry).isEmpty()
                && covers(entries, entry, row.source);
    }

    private boolean covers(LedgerFile entries, int entry, String source) {
        LedgerSources sources = ledger.sources();
        return sources.covers(sources.name(entries.source(entry)), source);
    }

    private static boolean goesWith(LedgerFile entries, int entry, Row row) {
        boolean oneIsUnsaid = row.is(LedgerFile.NO_OWN) || entries.is(entry, LedgerFile.NO_OWN);
        return oneIsUnsaid
                ? entries.source(entry) != row.place
                : entries.is(entry, LedgerFile.OWN_PAYS) != row.is(LedgerFile.OWN_PAYS);
    }

    private boolean fits(LedgerFile entries, int holder, Row row) {
        return goesWith(entries, holder, row)
                && (!entries.is(holder, LedgerFile.HELD)
                        || Arrays.stream(rows(entries, row.parties, holder))
                                .allMatch(entry -> goesWith(entries, entry, row)));
    }

    /** Every row of the movement whose money the entry carries. */
    private int[] rows(LedgerFile entries, long parties, int holder) {
        long bucket = Math.floorDiv(entries.time(holder), BUCKET);
        long midnight = Math.floorDiv(midnight(entries.time(holder)), BUCKET);
        int[] near = rows(entries, parties, holder, Set.of(bucket - 1, bucket, bucket + 1));
        int[] all = rows(entries, parties, holder, new TreeSet<>(Set.of(midnight)));
        boolean bare = Arrays.stream(all).anyMatch(entry -> entries.is(entry, LedgerFile.DAY));
        if (bare) {
            var day = new TreeSet<Long>();
            for (long b = midnight; b < midnight + Ledger.MILLIS_OF_DAY / BUCKET; b++) {
                day.add(b);
            }
            all = rows(entries, parties, holder, day);
        }
        return IntStream.concat(Arrays.stream(near), Arrays.stream(all))
                .distinct()
                .toArray();
    }

    private int[] rows(LedgerFile entries, long parties, int holder, Set<Long> buckets) {
        return buckets.stream()
                .flatMapToInt(b -> Arrays.stream(entries.find(LedgerHash.bucketed(parties, b))))
                .filter(entry -> ledger.live(entries, entry) && root(entries, entry) == holder)
                .toArray();
    }

    /** The entry of a record's name that may carry the money of a row; null where there is none. */
    @Nullable
    Integer named(LedgerFile entries, Taken row, String name) {
        long first = Math.floorDiv(midnight(row.at()), BUCKET) - 1;
        for (long b = first; b <= first + 2 + Ledger.MILLIS_OF_DAY / BUCKET; b++) {
            for (int entry : entries.find(LedgerHash.bucketed(row.parties(), b))) {
                if (ledger.live(entries, entry) && ledger.name(entries, entry).equals(name)) {
                    return entry;
                }
            }
        }
        return null;
    }

    /** The entry that carries the money of the entry. */
    private static int root(LedgerFile entries, int entry) {
        int root = entry;
        for (int i = 0; i < LONGEST_CHAIN && entries.standing(root) == Standing.MIRRORS; i++) {
            int next = entries.mirror(root);
            if (next < 0) {
                return root;
            }
            root = next;
        }
        return root;
    }

    /**
     * Whether the row knows the time of day of a movement that is kept with its day alone, so that it should carry the
     * fact; not where a reader of the earlier one would then miss the money.
     */
    boolean isExacter(LedgerFile entries, Row row, int holder) {
        LedgerSources sources = ledger.sources();
        return !row.is(LedgerFile.DAY)
                && entries.is(holder, LedgerFile.DAY)
                && entries.standing(holder) == Standing.HOLDS
                && sources.covers(row.source, sources.name(entries.source(holder)));
    }

    /**
     * The entry that carries the money of a row that another file gave under another serial; -1 where there is none.
     * Two rows of one file are never the same.
     */
    int twin(LedgerFile entries, Row row) {
        if (row.balance == 0 || row.is(LedgerFile.NO_OWN)) {
            return -1;
        }
        for (int entry : entries.find(row.key())) {
            if (!ledger.besideInFile(entries, entry, row)
                    && ledger.live(entries, entry)
                    && !entries.is(entry, LedgerFile.NO_OWN)
                    && entries.is(entry, LedgerFile.OWN_PAYS) == row.is(LedgerFile.OWN_PAYS)
                    && entries.balance(entry) == row.balance
                    && Math.floorDiv(entries.time(entry), 1000L) == Math.floorDiv(row.stated, 1000L)
                    && covers(entries, entry, row.source)) {
                return entries.standing(entry) == Standing.MIRRORS ? entries.mirror(entry) : entry;
            }
        }
        return -1;
    }

    private static long tolerance(int bank, int other) {
        // a row's place in its second may move it by some milliseconds
        return (bank != 0 && bank == other ? SAME_BANK : ACROSS_BANKS).toMillis() + 999;
    }
}
