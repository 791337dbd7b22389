package io.clew.ingest.check;

import io.clew.ingest.map.Blocks.Part;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mappings;
import io.clew.ingest.map.Party;
import io.clew.ingest.map.Values;
import io.clew.ingest.map.Vocabulary;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.Item;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Origin;
import io.clew.ingest.row.StatementRows;
import io.clew.ingest.row.StatementRows.Manner;
import io.clew.ingest.row.TableRows;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks at the first rows of a table before any is kept: whether every column that decides something is understood, whose
 * rows they are, and whether what is printed contradicts how they would be read.
 *
 * <p>Words that come later than the rows looked at and are not known make their rows rejects, so nothing of them is
 * believed either. Costs one more reading of at most {@link #ROWS} rows.
 */
public final class TableCheck {

    /** How many rows are looked at. */
    public static final int ROWS = 5_000;

    private final Mappings mappings;
    private final Keys keys;
    private final Owner owner;

    /**
     * @param own as a person answered, a key or a bare number; empty for no answer
     * @param names of the file and the sheet, which may say whose the rows are
     */
    public TableCheck(Mappings mappings, Keys keys, String own, String names) {
        this.mappings = mappings;
        this.keys = keys;
        this.owner = new Owner(keys, own, names);
    }

    /**
     * How to read the rows.
     *
     * @param whole whether the parts are all there are
     * @throws Rejection.Refused {@code own-unknown}, {@code direction-unmapped} and so on where they cannot be believed
     */
    public Manner of(Layout first, List<Part> parts, boolean whole) {
        Set<Layout> layouts = new LinkedHashSet<>(List.of(first));
        parts.forEach(part -> layouts.add(layout(part)));
        for (Layout layout : layouts) {
            for (Rejection fault : layout.faults()) {
                throw new Rejection.Refused(fault);
            }
        }
        if (first.mapping().kind() != Mapping.Kind.STATEMENT) {
            for (Layout layout : layouts) {
                List<Row> rows = rows(parts, layout);
                currencies(layout, rows, "token");
                if (layout.mapping().type().equals("transfer")) {
                    currencies(layout, rows, "currency");
                    new Suspects(mappings.words()).check(layout, false, place -> values(place, rows));
                }
            }
            layouts.forEach(layout -> kinds(layout, rows(parts, layout)));
            return new Manner(owner.ofBill(layouts, parts), false, false);
        }
        EntityKey asked = owner.ofAccount();
        boolean owned = asked != null;
        for (Layout layout : layouts) {
            if (layout.mapping().kind() == Mapping.Kind.STATEMENT) {
                List<Row> rows = rows(parts, layout);
                new Suspects(mappings.words()).check(layout, true, place -> values(place, rows));
                words(layout, rows);
                owned |= owner(layout, rows);
            }
        }
        if (!owned && parts.stream().anyMatch(TableCheck::isWhole)) {
            throw Rejection.refuse("", Message.of("own-unknown"));
        }
        var trial = new Trial(asked, parts, whole);
        return trial.manner();
    }

    /** How to read rows that were set aside, mended and sent again: the table they come from has been looked at. */
    public Manner mended(Layout layout, List<Part> parts) {
        for (Rejection fault : layout.faults()) {
            throw new Rejection.Refused(fault);
        }
        if (layout.mapping().kind() != Mapping.Kind.STATEMENT) {
            return new Manner(owner.ofPhone(), false, false);
        }
        EntityKey asked = owner.ofAccount();
        return new Manner(asked, new Trial(asked, parts, false).agree(), false);
    }

    static boolean isWhole(Part part) {
        return part instanceof Part.Data(Layout layout, Row row) && row.fault() == null;
    }

    static Layout layout(Part part) {
        return switch (part) {
            case Part.Data data -> data.layout();
            case Part.Total total -> total.layout();
        };
    }

    private static List<Row> rows(List<Part> parts, Layout layout) {
        List<Row> rows = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Data(Layout of, Row row) && of == layout && row.fault() == null) {
                rows.add(row);
            }
        }
        return rows;
    }

    private static Set<String> values(int place, List<Row> rows) {
        Set<String> values = new LinkedHashSet<>();
        for (Row row : rows) {
            if (place >= 0 && place < row.cells().length) {
                String said = Values.clean(row.cells()[place]);
                if (!Values.none(said) && !Vocabulary.shipped().isNothing(said)) {
                    values.add(said);
                }
            }
        }
        return values;
    }

    /** Whether some row says whose it is; those beside it that do not are set aside one by one. */
    private boolean owner(Layout layout, List<Row> rows) {
        String platform = layout.mapping().platform();
        for (String column : List.of("ownCard", "ownAccount")) {
            Set<String> said = layout.has(column)
                    ? values(layout.at(column), rows)
                    : rows.isEmpty() ? Set.of() : Set.of(layout.above().getOrDefault(column, ""));
            if (said.stream()
                    .anyMatch(value ->
                            Party.of(Values.clean(value), platform, keys).key() != null)) {
                return true;
            }
        }
        return false;
    }

    // words

    private void words(Layout layout, List<Row> rows) {
        Vocabulary vocabulary = Vocabulary.shipped();
        boolean sides = layout.has("in") && layout.has("out");
        if (!sides) {
            known(
                    layout,
                    rows,
                    "direction",
                    "direction-unmapped.word",
                    word -> vocabulary.isNeutral(word)
                            || Vocabulary.out(mappings.words(), word).isPresent());
        }
        currencies(layout, rows, "currency");
        known(
                layout,
                rows,
                "outcome",
                "outcome-unmapped.word",
                word -> vocabulary.outcome(word).isPresent());
        known(
                layout,
                rows,
                "reversal",
                "outcome-unmapped.word",
                word -> vocabulary.reversed(word).isPresent());
    }

    /** Refuses calls of which no kind is a word that says who called. */
    private static void kinds(Layout layout, List<Row> rows) {
        Mapping.Direction direction = layout.mapping().direction();
        if (direction == null) {
            return;
        }
        Set<String> said = values(layout.at(direction.column()), rows);
        Set<String> also = direction.also().isEmpty() ? Set.of() : values(layout.at(direction.also()), rows);
        boolean any = Stream.concat(said.stream(), also.stream())
                .anyMatch(word -> TableRows.out(direction, word).isPresent() || TableRows.isForwarded(word));
        if (!any && !said.isEmpty()) {
            String header = layout.header()[layout.at(direction.column())].strip();
            throw Rejection.refuse(
                    header,
                    Message.of(
                            "direction-unmapped.kind", header, said.iterator().next()));
        }
    }

    private static void currencies(Layout layout, List<Row> rows, String column) {
        Predicate<String> isKnown = word -> Vocabulary.shipped().currency(word).isPresent();
        known(layout, rows, column, "currency-unknown.word", isKnown);
        String above = layout.above().getOrDefault(column, "");
        if (!above.isEmpty() && !isKnown.test(above)) {
            throw Rejection.refuse("", Message.of("currency-unknown.word", column, above));
        }
    }

    private static void known(Layout layout, List<Row> rows, String column, String message, Predicate<String> isKnown) {
        int place = layout.at(column);
        for (String word : values(place, rows)) {
            if (!isKnown.test(word)) {
                String header = layout.header()[place].strip();
                throw Rejection.refuse(header, Message.of(message, header, word));
            }
        }
    }

    /** Reads the rows as they would be read, and holds what is printed against it. */
    private final class Trial {

        private final @Nullable EntityKey asked;
        private final List<Part> parts;
        private final boolean whole;

        Trial(@Nullable EntityKey asked, List<Part> parts, boolean whole) {
            this.asked = asked;
            this.parts = parts;
            this.whole = whole;
        }

        Manner manner() {
            Manner plain = new Manner(asked, false, false);
            List<Movement> movements = read(plain);
            if (movements.isEmpty()) {
                return plain;
            }
            boolean days = movements.stream().allMatch(m -> (m.stated + 8 * 3_600_000L) % 86_400_000L == 0);
            boolean signed = false;
            if (directed() && agree()) {
                signed = true;
                movements = read(new Manner(asked, true, days));
            }
            var printed = new PrintedBalances(movements);
            if (printed.contradict()) {
                throw Rejection.refuse("", Message.of("balance-contradicts", printed.against(), printed.pairs()));
            }
            if (!told(movements, printed)) {
                throw Rejection.refuse("", Message.of("direction-unmapped"));
            }
            Manner manner = new Manner(asked, signed, days, lone(movements));
            new PrintedTotals(parts, whole, row -> movement(row, manner)).check();
            return manner;
        }

        /** Lines of rows marked as reversed without a row the other way. */
        private Set<Integer> lone(List<Movement> movements) {
            return movements.stream()
                    .filter(m -> m.marked && movements.stream().noneMatch(other -> isOpposite(m, other)))
                    .map(m -> m.line)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private static boolean isOpposite(Movement m, Movement other) {
            return m.out != other.out
                    && m.fen == other.fen
                    && m.currency.equals(other.currency)
                    && m.own.equals(other.own);
        }

        private boolean directed() {
            return parts.stream().anyMatch(part -> layout(part).has("direction"));
        }

        private List<Movement> read(Manner manner) {
            List<Movement> movements = new ArrayList<>();
            for (Part part : parts) {
                if (part instanceof Part.Data data) {
                    movement(data, manner).ifPresent(movements::add);
                }
            }
            return movements;
        }

        private Optional<Movement> movement(Part.Data data, Manner manner) {
            if (data.layout().mapping().kind() != Mapping.Kind.STATEMENT) {
                return Optional.empty();
            }
            var rows = new StatementRows(data.layout(), mappings.words(), keys, new Origin("", "", ""), manner);
            try {
                return rows.map(data.row()) instanceof Item.Moved moved
                        ? Optional.of(moved.movement())
                        : Optional.empty();
            } catch (Rejection.Refused e) {
                return Optional.empty();
            }
        }

        /** Whether amounts are below zero just where the mark says out. */
        private boolean agree() {
            int out = 0;
            for (Part part : parts) {
                if (part instanceof Part.Data(Layout layout, Row row) && row.fault() == null) {
                    String mark = value(layout, row, "direction");
                    String amount = value(layout, row, "amount");
                    Optional<Boolean> paid = Vocabulary.out(mappings.words(), mark);
                    if (paid.isPresent() && !amount.isEmpty()) {
                        boolean below = amount.startsWith("-") || amount.startsWith("(");
                        if (below != paid.get()) {
                            return false;
                        }
                        out += below ? 1 : 0;
                    }
                }
            }
            return out > 0;
        }

        /** Whether the file says which way money went: by marks with a meaning, by signs, or by its balances. */
        private boolean told(List<Movement> movements, PrintedBalances printed) {
            boolean bare = false;
            boolean signs = false;
            boolean marks = false;
            for (Part part : parts) {
                if (part instanceof Part.Data(Layout layout, Row row) && row.fault() == null) {
                    String mark = value(layout, row, "direction");
                    bare |= !mark.isEmpty() && Vocabulary.shipped().isBare(mark);
                    String amount = value(layout, row, "amount");
                    signs |= amount.startsWith("-") || amount.startsWith("+") || amount.startsWith("(");
                    marks |= layout.has("direction") || layout.has("in") || layout.has("out");
                }
            }
            boolean balanced = printed.pairs() > 0 && printed.against() == 0;
            return balanced || (marks ? !bare : signs);
        }

        private static String value(Layout layout, Row row, String column) {
            int place = layout.at(column);
            return place < 0 || place >= row.cells().length ? "" : Values.clean(row.cells()[place]);
        }
    }
}
