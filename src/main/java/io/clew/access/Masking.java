package io.clew.access;

import io.clew.record.China;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.text.SpelledKeys;
import io.clew.text.SpelledText;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Hides who victims and minors are from readers who need not know: ID number, account, phone and name.
 *
 * <p>A mask is as long as what it hides ({@code 310***********1234}), so offsets into a text stay right; keys become {@link
 * Handles}. A number is hidden in whatever way it is spelled (139-8888-7777, １３９…, 一三九). Protected are the entities that a record names as victim or reporter, and persons whose ID number says that
 * they were minors then.
 */
public final class Masking {

    private static final Set<String> PROTECTED_ROLES = Set.of("victim", "reporter", "受害人", "被害人", "报案人", "报警人");
    private static final int OF_AGE = 18;

    private static final Set<String> PROTECTED_TYPES = Set.of("person", "phone", "account", "name");
    private static final Pattern NUMBER = Pattern.compile("\\d+X?");

    /** Fewer digits than these are hidden only where they stand as they are kept. */
    private static final int SHORTEST_SPELLED = 7;

    private final Set<String> numbers = new LinkedHashSet<>();
    private final Set<String> words = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final Map<String, String> masks =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final Set<EntityKey> keys = new LinkedHashSet<>();

    private final Handles handles;

    private Masking(Handles handles) {
        this.handles = handles;
    }

    /**
     * What has to be hidden of a record.
     *
     * @param others entities of the record that other records protect
     */
    public static Masking of(Record record, Set<EntityKey> others, Handles handles) {
        var hidden = new LinkedHashSet<>(protectedIn(record));
        hidden.addAll(others);
        var masking = new Masking(handles);
        for (EntityRef entity : record.entities()) {
            if (hidden.contains(entity.key()) && !entity.name().isBlank()) {
                masking.put(entity.name(), "name");
            }
        }
        for (Mention mention : record.mentions()) {
            if (hidden.contains(mention.key())) {
                masking.put(
                        record.text().substring(mention.start(), mention.end()),
                        mention.key().type());
            }
        }
        hidden.forEach(masking::hide);
        return masking;
    }

    /** What has to be hidden where these entities are. */
    public static Masking of(Set<EntityKey> hidden, Handles handles) {
        var masking = new Masking(handles);
        hidden.forEach(masking::hide);
        return masking;
    }

    /** The entities that a record protects: its victims and reporters, and persons who were minors when it happened. */
    public static Set<EntityKey> protectedIn(Record record) {
        Instant then = record.occurredAt() == null ? Instant.now() : record.occurredAt();
        var found = new LinkedHashSet<EntityKey>();
        for (EntityRef entity : record.entities()) {
            if (protectedRole(entity.role()) || minor(entity.key(), then)) {
                found.add(entity.key());
            }
        }
        for (Mention mention : record.mentions()) {
            if (protectedRole(mention.role()) || minor(mention.key(), then)) {
                found.add(mention.key());
            }
        }
        found.removeIf(key -> !PROTECTED_TYPES.contains(key.type()));
        return found;
    }

    /** Every entity that a text could name by a number and that may be protected, however it is spelled. */
    public static Set<EntityKey> spelledIn(Record record) {
        var found = new LinkedHashSet<EntityKey>();
        strings(record).forEach(text -> found.addAll(SpelledKeys.in(text)));
        return found;
    }

    private static List<String> strings(Record record) {
        var strings = new ArrayList<>(
                List.of(record.title(), record.text(), record.provenance().file()));
        strings.addAll(record.fields().values());
        record.entities().forEach(entity -> strings.add(entity.name()));
        record.facts().forEach(fact -> strings.addAll(fact.more().values()));
        return strings;
    }

    private void hide(EntityKey key) {
        keys.add(key);
        put(key.value(), key.type());
        String value = key.value().startsWith("+86")
                ? key.value().substring(3)
                : key.value().replaceFirst("^\\+", "");
        put(value, key.type());
        if (value.length() >= SHORTEST_SPELLED && NUMBER.matcher(value).matches()) {
            numbers.add(value);
            if (key.type().equals("person") && value.startsWith("19", 6)) {
                numbers.add(value.substring(0, 6) + value.substring(8, value.length() - 1));
            }
        }
    }

    private void put(String written, String type) {
        if (!written.isBlank()) {
            masks.putIfAbsent(written, mask(type, written));
            String letters = SpelledText.letters(written).signs();
            if (letters.length() > 1 && !letters.chars().allMatch(Character::isDigit)) {
                (type.equals("name") ? names : words).add(letters);
            }
        }
    }

    public boolean hidesNothing() {
        return masks.isEmpty();
    }

    /** The text with everything hidden that has to be; as long as before. */
    public String text(String text) {
        String masked = spelled(text);
        for (Map.Entry<String, String> mask : masks.entrySet()) {
            masked = masked.replace(mask.getKey(), mask.getValue());
        }
        return masked;
    }

    private String spelled(String text) {
        if (hidesNothing() || text.length() < 2) {
            return text;
        }
        BitSet hidden = SpelledText.digits(text).hiding(numbers, 3, 4);
        var letters = SpelledText.letters(text);
        hidden.or(letters.hiding(words, 3, 4));
        hidden.or(letters.hiding(names, 1, 0));
        var masked = new StringBuilder(text);
        hidden.stream().forEach(at -> masked.setCharAt(at, '*'));
        return masked.toString();
    }

    public EntityKey key(EntityKey key) {
        return keys.contains(key) ? handles.seal(key) : key;
    }

    public EntityRef entity(EntityRef entity) {
        return new EntityRef(key(entity.key()), entity.role(), text(entity.name()));
    }

    /** The record as this reader may see it. */
    public Record record(Record record) {
        if (hidesNothing()) {
            return record;
        }
        var fields = new LinkedHashMap<String, String>();
        record.fields().forEach((name, value) -> fields.put(name, text(value)));
        return new Record(
                record.ref(),
                record.type(),
                text(record.title()),
                text(record.text()),
                record.occurredAt(),
                record.entities().stream().map(this::entity).toList(),
                record.mentions().stream()
                        .map(mention -> new Mention(mention.start(), mention.end(), key(mention.key()), mention.role()))
                        .toList(),
                record.amounts(),
                record.times(),
                facts(record.facts()),
                fields,
                new Provenance(
                        record.provenance().importId(),
                        text(record.provenance().file()),
                        record.provenance().sha256(),
                        record.provenance().place()));
    }

    private List<Fact> facts(List<Fact> facts) {
        return facts.stream()
                .map(fact -> {
                    var more = new LinkedHashMap<String, String>();
                    fact.more().forEach((name, value) -> more.put(name, text(value)));
                    return new Fact(
                            key(fact.from()),
                            fact.link(),
                            key(fact.to()),
                            fact.at(),
                            fact.amount(),
                            fact.currency(),
                            fact.start(),
                            fact.end(),
                            more);
                })
                .toList();
    }

    /**
     * Hides the middle: three characters stay in front and four behind of an ID number, a phone or an account, the first of
     * a name. What is too short for that is hidden whole.
     */
    public static String mask(String type, String written) {
        int front = type.equals("name") ? 1 : written.startsWith("+") ? 6 : 3;
        int behind = type.equals("name") ? 0 : 4;
        if (written.length() <= front + behind) {
            return type.equals("name") && written.length() == 1 ? written : "*".repeat(written.length());
        }
        return written.substring(0, front)
                + "*".repeat(written.length() - front - behind)
                + written.substring(written.length() - behind);
    }

    private static boolean protectedRole(String role) {
        return PROTECTED_ROLES.contains(role);
    }

    /** Whether the ID number says that the person was under age then. */
    static boolean minor(EntityKey key, Instant then) {
        String number = key.value();
        if (!key.type().equals("person") || !number.matches("\\d{17}[0-9X]")) {
            return false;
        }
        try {
            LocalDate born = LocalDate.of(
                    Integer.parseInt(number.substring(6, 10)),
                    Integer.parseInt(number.substring(10, 12)),
                    Integer.parseInt(number.substring(12, 14)));
            return Period.between(born, LocalDate.ofInstant(then, China.ZONE)).getYears() < OF_AGE;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
