package io.clew.ingest.check;

import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Values;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.row.Movement;
import io.clew.record.Message;
import io.clew.record.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds the lines at the foot that sum up against the rows that were read. A line sums up the rows since the last such
 * line, all rows of its account or all of the table; payments that did not happen may count in it or not. Where a row could not be read,
 * nothing is said.
 */
final class PrintedTotals {

    private static final Pattern IN_WORDS =
            Pattern.compile("(?:收入|转入|贷方|存入|进账|收方|贷记)[^0-9]{0,10}?(?:\\d+\\s*笔)?[^0-9]{0,10}?([0-9][0-9,]*\\.\\d{2})");
    private static final Pattern OUT_WORDS =
            Pattern.compile("(?:支出|转出|借方|支取|出账|付方|借记)[^0-9]{0,10}?(?:\\d+\\s*笔)?[^0-9]{0,10}?([0-9][0-9,]*\\.\\d{2})");

    private final List<Part> parts;
    private final boolean whole;
    private final Function<Part.Data, Optional<Movement>> reader;

    PrintedTotals(List<Part> parts, boolean whole, Function<Part.Data, Optional<Movement>> reader) {
        this.parts = parts;
        this.whole = whole;
        this.reader = reader;
    }

    /** @throws Rejection.Refused {@code totals-contradict} */
    void check() {
        if (!whole || parts.stream().noneMatch(Part.Total.class::isInstance)) {
            return;
        }
        List<Movement> since = new ArrayList<>();
        List<Movement> all = new ArrayList<>();
        List<Movement> table = new ArrayList<>();
        boolean broken = false;
        Layout of = null;
        for (Part part : parts) {
            switch (part) {
                case Part.Data data -> {
                    if (of != data.layout()) {
                        of = data.layout();
                        all.clear();
                        since.clear();
                    }
                    Optional<Movement> movement = reader.apply(data);
                    broken |= movement.isEmpty();
                    movement.ifPresent(since::add);
                    movement.ifPresent(all::add);
                    movement.ifPresent(table::add);
                }
                case Part.Total total -> {
                    if (!broken && of == total.layout()) {
                        line(total, List.of(since, all, table));
                    }
                    since.clear();
                }
            }
        }
    }

    private static void line(Part.Total total, List<List<Movement>> sums) {
        Layout layout = total.layout();
        Set<Long> in = new HashSet<>();
        Set<Long> out = new HashSet<>();
        for (List<Movement> rows : sums) {
            add(in, out, rows);
        }
        Set<Long> any = new HashSet<>(in);
        any.addAll(out);
        for (long i : in) {
            for (long o : out) {
                any.add(i - o);
                any.add(i + o);
                any.add(o - i);
            }
        }
        cell(total, "in", in);
        cell(total, "out", out);
        cell(total, "amount", any);
        if (!layout.has("in") && !layout.has("out")) {
            String line = Values.clean(String.join(" ", total.row().cells()));
            words(line, IN_WORDS, in);
            words(line, OUT_WORDS, out);
        }
    }

    /** Sums with and without what did not happen. */
    private static void add(Set<Long> in, Set<Long> out, List<Movement> rows) {
        for (boolean happened : new boolean[] {true, false}) {
            long sumIn = 0;
            long sumOut = 0;
            for (Movement row : rows) {
                if (!happened || !row.failed) {
                    sumIn += row.out ? 0 : row.fen;
                    sumOut += row.out ? row.fen : 0;
                }
            }
            in.add(sumIn);
            out.add(sumOut);
        }
    }

    private static void cell(Part.Total total, String column, Set<Long> sums) {
        int place = total.layout().at(column);
        String[] cells = total.row().cells();
        if (place < 0 || place >= cells.length) {
            return;
        }
        OptionalLong printed =
                Values.fen(Values.clean(cells[place]), total.layout().unit(column));
        if (printed.isPresent()) {
            compare(printed.getAsLong(), sums);
        }
    }

    private static void words(String line, Pattern pattern, Set<Long> sums) {
        Matcher said = pattern.matcher(line);
        if (said.find()) {
            Values.fen(said.group(1)).ifPresent(printed -> compare(printed, sums));
        }
    }

    private static void compare(long printed, Set<Long> sums) {
        if (!sums.contains(printed) && !sums.contains(-printed)) {
            long nearest = sums.stream()
                    .min(java.util.Comparator.comparingLong(sum -> Math.abs(sum - printed)))
                    .orElse(0L);
            throw Rejection.refuse("", Message.of("totals-contradict", new Money(printed), new Money(nearest)));
        }
    }
}
