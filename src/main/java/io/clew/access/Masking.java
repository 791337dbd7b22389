package io.clew.access;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Record;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Hides who victims and minors are from readers who need not know: ID number, account, phone and name.
 *
 * <p>A mask is as long as what it hides ({@code 310***********1234}), so offsets into a text stay right; keys become {@link
 * Handles}. Protected are the entities that a record names as victim or reporter, and persons whose ID number says that
 * they were minors then.
 */
public final class Masking {

    private static final Set<String> PROTECTED_ROLES = Set.of("victim", "reporter", "受害人", "被害人", "报案人", "报警人");
    private static final int OF_AGE = 18;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

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
        found.removeIf(key -> !Handles.TYPES.contains(key.type()));
        return found;
    }

    private void hide(EntityKey key) {
        keys.add(key);
        put(key.value(), key.type());
        if (key.type().equals("phone") && key.value().startsWith("+86")) {
            put(key.value().substring(3), "phone");
        }
    }

    private void put(String written, String type) {
        if (!written.isBlank()) {
            masks.putIfAbsent(written, mask(type, written));
        }
    }

    public boolean hidesNothing() {
        return masks.isEmpty();
    }

    /** The text with everything hidden that has to be; as long as before. */
    public String text(String text) {
        String masked = text;
        for (Map.Entry<String, String> mask : masks.entrySet()) {
            masked = masked.replace(mask.getKey(), mask.getValue());
        }
        return masked;
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
                        .map(one -> new Mention(one.start(), one.end(), key(one.key()), one.role()))
                        .toList(),
                record.amounts(),
                record.times(),
                facts(record.facts()),
                fields,
                record.provenance());
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
            return Period.between(born, LocalDate.ofInstant(then, CHINA)).getYears() < OF_AGE;
        } catch (DateTimeException notADate) {
            return false;
        }
    }
}
