package io.clew.ingest.row;

import io.clew.ingest.map.Cells;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Layout;
import io.clew.ingest.map.Mapping;
import io.clew.ingest.map.Mapping.As;
import io.clew.ingest.map.Mapping.Column;
import io.clew.ingest.map.Mapping.Direction;
import io.clew.ingest.map.Mapping.FactRule;
import io.clew.ingest.map.Party;
import io.clew.ingest.map.StatementWords;
import io.clew.ingest.map.Values;
import io.clew.ingest.map.Vocabulary;
import io.clew.ingest.read.RowSource.Row;
import io.clew.ingest.row.StatementRows.Manner;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.text.TextFolder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes records of the rows of a layout whose mapping lists the facts. Safe for use by many threads. */
public final class TableRows implements RowMapper {

    /** What a call came to, which looks like a direction and is none. */
    private static final Pattern UNANSWERED = Pattern.compile("未接听|未接通|未接|无人接听");

    /** What carriers call a call that the own number passed on. */
    private static final List<String> FORWARDED = Vocabulary.shipped().forwarded();

    private static final Pattern SLOT = Pattern.compile("\\{([^}]+)}");

    private final String source;
    private final Layout layout;
    private final Mapping mapping;
    private final Keys keys;
    private final Reading reading;
    private final Origin origin;
    private final Map<String, Integer> places = new HashMap<>();
    /** Whose rows they are where no row and no line above says; null where nobody knows. */
    private final @Nullable EntityKey asked;

    /** @param manner what the table as a whole tells */
    public TableRows(String source, Layout layout, Keys keys, Reading reading, Origin origin, Manner manner) {
        this.asked = manner.own();
        this.source = source;
        this.layout = layout;
        this.mapping = layout.mapping();
        this.keys = keys;
        this.reading = reading;
        this.origin = origin;
        for (int c = 0; c < mapping.columns().size(); c++) {
            places.put(mapping.columns().get(c).name(), c);
        }
    }

    @Override
    public Item map(Row row) {
        Cells cells = new Cells(layout, name -> places.getOrDefault(name, -1), keys, row);
        Map<String, EntityKey> found = new HashMap<>();
        for (int c = 0; c < mapping.columns().size(); c++) {
            Column column = mapping.columns().get(c);
            boolean there = layout.places()[c] >= 0 || layout.above().containsKey(column.name());
            if (isOwn(column) && asked != null && (!there || isMasked(cells.get(column.name())))) {
                found.put(column.name(), own(cells, column.name()));
            } else if (column.as().isEntity() && there) {
                Optional<EntityKey> key =
                        column.required() ? Optional.of(cells.requiredKey(column.name())) : cells.key(column.name());
                key.ifPresent(k -> found.put(column.name(), k));
            } else if (column.required() && cells.get(column.name()).isEmpty()) {
                throw cells.unreadable(column.name(), "required.cell");
            }
        }
        boolean forwarded = direct(cells, found);
        Instant at = cells.time("at");
        String outcome = forwarded ? "forwarded" : outcome(cells);
        List<Fact> facts = facts(cells, found).stream()
                .filter(fact -> outcome.isEmpty() || fact.amount() == null)
                .toList();
        usedBySomebody(cells, found);
        String text = mapping.text().stream()
                .map(cells::raw)
                .filter(said -> !said.isBlank())
                .collect(Collectors.joining("\n"));
        List<EntityRef> entities = entities(cells, found);
        Map<String, String> fields = cells.fields(name -> !mapping.text().contains(name));
        if (!outcome.isEmpty()) {
            fields.put("outcome", outcome);
        }
        cells.time("until");
        var ref = new RecordRef(source, name(cells, found));
        var plain = new Record(
                ref,
                mapping.type(),
                title(cells, found),
                text,
                at,
                entities,
                List.of(),
                List.of(),
                List.of(),
                facts,
                fields,
                origin.at(row.line()));
        return new Item.Ready(text.isEmpty() ? plain : reading.of(plain));
    }

    private boolean isOwn(Column column) {
        Direction direction = mapping.direction();
        return direction != null && column.name().equals(direction.own());
    }

    private static boolean isMasked(String said) {
        return said.isEmpty() || Party.masked(said);
    }

    /** The number that was asked for, unless the line or cell shows that it is another one's. */
    private EntityKey own(Cells cells, String column) {
        EntityKey own = Objects.requireNonNull(asked);
        if (!Party.fits(cells.get(column), own)) {
            throw cells.unreadable(column, "own-unknown.cell");
        }
        return own;
    }

    private String name(Cells cells, Map<String, EntityKey> found) {
        if (!mapping.id().isEmpty()) {
            EntityKey key = found.get(mapping.id());
            return key != null ? key.value() : cells.get(mapping.id());
        }
        if (mapping.identity().isEmpty()) {
            return RecordId.of(mapping.type() + '\u0001' + cells.content()).toString();
        }
        String identity = mapping.identity().stream()
                .map(column -> found.containsKey(column) ? found.get(column).toString() : cells.get(column))
                .collect(Collectors.joining("\u0001"));
        return RecordId.of(mapping.type() + '\u0001' + identity).toString();
    }

    /** A log-in of nobody that can be told is none. */
    private void usedBySomebody(Cells cells, Map<String, EntityKey> found) {
        Set<String> users = mapping.facts().stream()
                .filter(rule -> rule.link().equals("login"))
                .flatMap(rule -> Stream.of(rule.from(), rule.orElse()))
                .filter(places::containsKey)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (!users.isEmpty() && users.stream().noneMatch(found::containsKey)) {
            String written = users.stream()
                    .filter(cells::has)
                    .findFirst()
                    .orElseGet(() -> users.stream()
                            .filter(layout::has)
                            .findFirst()
                            .orElse(users.iterator().next()));
            throw cells.unreadable(written, cells.has(written) ? "identifier.cell" : "required.cell");
        }
    }

    /** How the payment came not to happen; empty where it happened or the mapping says nothing of it. */
    private String outcome(Cells cells) {
        boolean said = places.containsKey("outcome") && mapping.type().equals("transfer") && cells.has("outcome");
        String code = said
                ? Vocabulary.shipped()
                        .outcome(cells.get("outcome"))
                        .orElseThrow(() -> cells.unreadable("outcome", "outcome-unmapped.cell"))
                : "success";
        return code.equals("success") ? "" : code;
    }

    /**
     * Says which party acted, where a word in a column decides it.
     *
     * @return whether the call was passed on, which tells of neither who called nor whom
     */
    private boolean direct(Cells cells, Map<String, EntityKey> found) {
        Direction direction = mapping.direction();
        if (direction == null) {
            return false;
        }
        String word = cells.get(direction.column()) + ' ' + cells.get(direction.also());
        Optional<Boolean> known = out(direction, word);
        if (known.isEmpty() && isForwarded(word)) {
            return true;
        }
        boolean out = known.orElseThrow(() -> cells.unreadable(direction.column(), "direction.word"));
        EntityKey own = found.get(direction.own());
        EntityKey other = found.get(direction.other());
        if (own != null && other != null) {
            found.put(Mapping.FROM, out ? own : other);
            found.put(Mapping.TO, out ? other : own);
        }
        return false;
    }

    /** Whether the own number called; empty where the word tells neither or both. */
    public static Optional<Boolean> out(Direction direction, String word) {
        String heard = UNANSWERED
                .matcher(TextFolder.foldKeepingCase(word).text().toUpperCase(Locale.ROOT))
                .replaceAll("");
        boolean out = said(direction.out(), heard);
        boolean in = said(direction.in(), heard);
        return out == in ? Optional.empty() : Optional.of(out);
    }

    /** Whether it was passed on to another number. */
    public static boolean isForwarded(String word) {
        return StatementWords.any(FORWARDED, word);
    }

    /** Whether one of the words is said; Latin ones only as whole words. */
    private static boolean said(List<String> words, String text) {
        return words.stream()
                .anyMatch(word -> word.charAt(0) < 0x80
                        ? List.of(text.split("[^A-Z0-9]+")).contains(word)
                        : text.contains(word));
    }

    private List<Fact> facts(Cells cells, Map<String, EntityKey> found) {
        List<Fact> facts = new ArrayList<>();
        for (FactRule rule : mapping.facts()) {
            EntityKey from = found.getOrDefault(rule.from(), found.get(rule.orElse()));
            EntityKey to = found.get(rule.to());
            if (from != null && to != null && !from.equals(to)) {
                facts.add(fact(rule, from, to, cells, found));
            }
        }
        return facts;
    }

    private Fact fact(FactRule rule, EntityKey from, EntityKey to, Cells cells, Map<String, EntityKey> found) {
        Instant at = rule.at().isEmpty() ? null : cells.time(rule.at());
        long fen = rule.amount().isEmpty() ? Long.MIN_VALUE : cells.fen(rule.amount());
        Map<String, String> more = new LinkedHashMap<>();
        for (String name : rule.more()) {
            String said = value(cells, name);
            if (!said.isEmpty()) {
                more.put(name, said);
            }
        }
        Direction direction = mapping.direction();
        if (direction != null && rule.from().equals(Mapping.FROM)) {
            more.put("side", from.equals(found.get(direction.own())) ? "caller" : "callee");
        }
        String currency = rule.currency().isEmpty() ? Fact.YUAN : StatementRows.currency(cells, rule.currency());
        return new Fact(from, link(rule, cells), to, at, money(fen), currency, -1, -1, more);
    }

    private static @Nullable Money money(long fen) {
        return fen == Long.MIN_VALUE ? null : new Money(fen);
    }

    private static String link(FactRule rule, Cells cells) {
        var instead = rule.instead();
        if (instead == null) {
            return rule.link();
        }
        String said = cells.get(instead.column()) + ' ' + cells.get(instead.also());
        return StatementWords.any(List.of(instead.contains().split("\\|")), said) ? instead.link() : rule.link();
    }

    /** What a fact or title says of a column: durations in seconds, the rest as cleaned. */
    private String value(Cells cells, String name) {
        int place = places.getOrDefault(name, -1);
        if (place >= 0 && mapping.columns().get(place).as() == As.SECONDS && cells.has(name)) {
            String said = cells.get(name);
            long seconds = Values.seconds(said, layout.units()[place])
                    .orElseThrow(() -> cells.unreadable(name, "seconds.cell"));
            return Long.toString(seconds);
        }
        return cells.get(name);
    }

    private List<EntityRef> entities(Cells cells, Map<String, EntityKey> found) {
        List<EntityRef> entities = new ArrayList<>();
        Set<EntityKey> said = new HashSet<>();
        for (Column column : mapping.columns()) {
            EntityKey key = found.get(column.name());
            if (key != null && !column.role().isEmpty()) {
                entities.add(new EntityRef(key, column.role(), cells.get(column.named())));
                said.add(key);
            }
        }
        add(entities, said, found.get(Mapping.FROM), "caller");
        add(entities, said, found.get(Mapping.TO), "callee");
        for (Column column : mapping.columns()) {
            add(entities, said, found.get(column.name()), "");
        }
        return entities;
    }

    private static void add(List<EntityRef> entities, Set<EntityKey> said, @Nullable EntityKey key, String role) {
        if (key != null && said.add(key)) {
            entities.add(new EntityRef(key, role, ""));
        }
    }

    private String title(Cells cells, Map<String, EntityKey> found) {
        Matcher slots = SLOT.matcher(mapping.title());
        StringBuilder title = new StringBuilder();
        while (slots.find()) {
            String name = slots.group(1);
            EntityKey key = found.get(name);
            String said = name.startsWith("$") ? (key == null ? "" : shown(key)) : value(cells, name);
            boolean seconds = places.containsKey(name) && mapping.column(name).as() == As.SECONDS;
            slots.appendReplacement(title, Matcher.quoteReplacement(seconds && !said.isEmpty() ? said + " 秒" : said));
        }
        slots.appendTail(title);
        return title.toString().replaceAll("\\s+", " ").strip();
    }

    private static String shown(EntityKey key) {
        return key.type().equals("phone") && key.value().startsWith("+86")
                ? key.value().substring(3)
                : key.value();
    }
}
