package io.clew.ingest.map;

import io.clew.ingest.map.Mapping.As;
import io.clew.ingest.map.Mapping.Column;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource.Row;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The values of one row under the mapping's column names. */
public final class Cells {

    private static final Pattern OWN_ZONE =
            Pattern.compile("(?i)\\d{10}|\\d{13}|.*\\d ?(?:Z|UTC.*|GMT.*|[+-]\\d{1,2}(?::?\\d{2})?)");

    private final Layout layout;
    private final Keys keys;
    private final ToIntFunction<String> places;
    private final Row row;
    private final String[] cleaned;

    /**
     * @param places place of a column in the mapping by its name, -1 for none
     * @throws Rejection.Refused if the row is broken, or has more or fewer cells than the header
     */
    public Cells(Layout layout, ToIntFunction<String> places, Keys keys, Row row) {
        if (row.fault() != null) {
            throw new Rejection.Refused(row.fault());
        }
        this.layout = layout;
        this.places = places;
        this.keys = keys;
        this.row = row;
        checkWidth();
        cleaned = new String[layout.places().length];
    }

    private void checkWidth() {
        int wanted = layout.header().length;
        while (wanted > 0 && layout.header()[wanted - 1].isBlank()) {
            wanted--;
        }
        String[] cells = row.cells();
        int there = cells.length;
        while (there > wanted && cells[there - 1].isBlank()) {
            there--;
        }
        if (there != wanted) {
            throw new Rejection.Refused(Rejection.row(Message.of("columns", wanted, there)));
        }
    }

    int line() {
        return row.line();
    }

    /** The cleaned value; empty where the column or the value is not there. */
    public String get(String column) {
        int place = places.applyAsInt(column);
        return place < 0 ? "" : get(place);
    }

    private String get(int place) {
        String known = cleaned[place];
        if (known == null) {
            String value = Values.clean(raw(place));
            known = (Values.none(value) && !isMark(place, value)) || ruled(value) ? "" : value;
            cleaned[place] = known;
        }
        return known;
    }

    /** Whether a dash is the sign beside an amount, and no empty cell: a bank's, not a purse's. */
    private boolean isMark(int place, String value) {
        return value.equals("-")
                && layout.mapping().columns().get(place).as() == As.DIRECTION
                && layout.mapping().platform().isEmpty();
    }

    /** Whether a cell holds a line and nothing else, as prints fill empty cells. */
    private static boolean ruled(String value) {
        return value.startsWith("--") && value.chars().allMatch(c -> c == '-');
    }

    /** The value exactly as it was written. */
    public String raw(String column) {
        int place = places.applyAsInt(column);
        return place < 0 ? "" : raw(place);
    }

    private String raw(int place) {
        int at = layout.places()[place];
        if (at >= 0) {
            return row.cells()[at];
        }
        return layout.above().isEmpty()
                ? ""
                : layout.above()
                        .getOrDefault(layout.mapping().columns().get(place).name(), "");
    }

    private Column column(String name) {
        return layout.mapping().columns().get(places.applyAsInt(name));
    }

    private String header(String name) {
        if (places.applyAsInt(name) < 0) {
            return name;
        }
        int at = layout.places()[places.applyAsInt(name)];
        return at >= 0 ? layout.header()[at] : column(name).headers().getFirst();
    }

    public boolean has(String name) {
        return places.applyAsInt(name) >= 0 && !get(name).isEmpty();
    }

    /** The key that the cell names; empty where it is empty or cannot be read. */
    public Optional<EntityKey> key(String name) {
        String said = places.applyAsInt(name) < 0 ? "" : get(name);
        if (said.isEmpty()) {
            return Optional.empty();
        }
        As as = column(name).as();
        String platform = layout.mapping().platform();
        if (as == As.CHAT && !platform.isEmpty()) {
            return Optional.ofNullable(Party.of(said, platform, keys).key());
        }
        if (as == As.HOLDER) {
            return keys.holder(said);
        }
        Optional<EntityKey> key = keys.read(as.entity(), said);
        return key.isEmpty() && as == As.ACCOUNT ? user(said, platform) : key;
    }

    /** An account of a platform in a column of accounts, told by its own form. */
    private Optional<EntityKey> user(String said, String platform) {
        return Optional.ofNullable(Party.of(said, platform, keys).key())
                .filter(key -> key.type().equals("chat"));
    }

    /** @throws Rejection.Refused if the cell is empty or cannot be read */
    public EntityKey requiredKey(String name) {
        return key(name).orElseThrow(() -> unreadable(name, "identifier.cell"));
    }

    /**
     * The time of the row: one cell, or a day and a time of day in two.
     *
     * @throws Rejection.Refused if something is written that is no time
     */
    @Nullable
    public Instant time(String name) {
        if (!name.equals("at")) {
            return get(name).isEmpty() ? null : read(name, Values.time(get(name)));
        }
        String day = has("date") ? get("date") : "";
        String clock = clock();
        if (day.isEmpty()) {
            return clock.isEmpty() ? null : read(clockColumn(), zoned(clock));
        }
        if (isAbroad()) {
            throw unreadable(clockColumn(), "time.cell"); // whose day it is the header does not say
        }
        if (clock.isEmpty()) {
            return read("date", Values.time(day));
        }
        Optional<Instant> whole = clock.length() > 8 ? Values.time(clock) : Optional.empty();
        return read(clockColumn(), whole.or(() -> Values.time(day, clock)));
    }

    private boolean isAbroad() {
        return has("at") && layout.unit("at") != Layout.CHINA;
    }

    /** A time in the zone of its header, unless the cell says its own or counts seconds. */
    private Optional<Instant> zoned(String said) {
        if (!isAbroad()) {
            return Values.time(said);
        }
        String zone = ZoneOffset.ofTotalSeconds((int) layout.unit("at") * 60).getId();
        return Values.time(said + ' ' + zone)
                .or(() -> OWN_ZONE.matcher(said).matches() ? Values.time(said) : Optional.empty());
    }

    private Instant read(String column, Optional<Instant> time) {
        return time.orElseThrow(() -> unreadable(column, "time.cell"));
    }

    private String clockColumn() {
        return has("at") ? "at" : "clock";
    }

    private String clock() {
        return has("at") ? get("at") : has("clock") ? get("clock") : "";
    }

    /** How exactly the row's time is written: {@code day}, {@code minute} or {@code second}. */
    public String precision() {
        String clock = clock();
        String day = has("date") ? get("date") : "";
        if (clock.isEmpty()) {
            return Values.precision(day);
        }
        boolean alone =
                day.isEmpty() || (clock.length() > 8 && Values.time(clock).isPresent());
        return alone ? Values.precision(clock) : Values.precision("2000-01-01 " + clock);
    }

    /** An amount in 分; {@link Long#MIN_VALUE} where nothing is written. */
    public long fen(String name) {
        int place = places.applyAsInt(name);
        String said = place < 0 ? "" : get(place);
        return said.isEmpty()
                ? Long.MIN_VALUE
                : Values.fen(said, layout.units()[place]).orElseThrow(() -> unreadable(name, "amount.cell"));
    }

    public Rejection.Refused unreadable(String name, String text) {
        String said = raw(name).strip();
        String shown = said.length() > 60 ? said.substring(0, 60) + "…" : said;
        String column = header(name);
        return Rejection.refuse(
                column, said.isEmpty() ? Message.of("required.cell", column) : Message.of(text, column, shown));
    }

    /** The values that are there under the mapping's names, and the columns it has no name for under their headers. */
    public Map<String, String> fields(java.util.function.Predicate<String> wanted) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int c = 0; c < layout.places().length; c++) {
            String name = layout.mapping().columns().get(c).name();
            if (wanted.test(name) && !get(c).isEmpty()) {
                fields.put(name, get(c));
            }
        }
        unnamed(fields);
        return fields;
    }

    void unnamed(Map<String, String> fields) {
        for (int at : layout.spare()) {
            if (at < row.cells().length) {
                String value = row.cells()[at].strip();
                if (!value.isEmpty()) {
                    fields.putIfAbsent(layout.header()[at].strip(), value);
                }
            }
        }
    }

    /** All values of the row, for a name made of its content. */
    public String content() {
        StringBuilder all = new StringBuilder(128);
        for (int c = 0; c < layout.places().length; c++) {
            String value = get(c);
            if (!value.isEmpty()) {
                all.append(layout.mapping().columns().get(c).name())
                        .append('=')
                        .append(value)
                        .append('\u0001');
            }
        }
        for (int at : layout.spare()) {
            if (at < row.cells().length && !row.cells()[at].isBlank()) {
                all.append(layout.header()[at].strip())
                        .append('=')
                        .append(row.cells()[at].strip())
                        .append('\u0001');
            }
        }
        return all.toString();
    }
}
