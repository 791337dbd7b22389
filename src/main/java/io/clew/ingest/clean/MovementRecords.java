package io.clew.ingest.clean;

import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Kind;
import io.clew.ingest.row.Movement.Standing;
import io.clew.ingest.row.RecordId;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Makes records of cleaned movements.
 *
 * <p>A movement that {@link Standing#HOLDS holds} the money has one fact from payer to payee; every other keeps what the
 * row says in its fields, with {@code mirrorOf}, {@code reversedBy} or {@code reverses} naming the other record.
 */
public final class MovementRecords {

    private MovementRecords() {}

    static Record record(String source, Movement movement) {
        List<Fact> facts = new ArrayList<>(3);
        boolean holds = movement.known() && movement.standing == Standing.HOLDS;
        Map<String, String> fields = holds ? movement.fields : new LinkedHashMap<>(movement.fields);
        Instant at = Instant.ofEpochMilli(movement.at());
        if (holds) {
            facts.add(fact(movement, at));
        } else {
            printed(movement, fields);
        }
        add(facts, movement.own, "login", movement.address, at);
        add(facts, movement.own, "uses-device", movement.device, at);
        return new Record(
                movement.ref(source),
                movement.type,
                title(movement),
                "",
                at,
                entities(movement),
                List.of(),
                List.of(),
                List.of(),
                facts,
                fields,
                movement.origin.at(movement.line));
    }

    private static void add(List<Fact> facts, EntityKey from, String link, @Nullable EntityKey to, Instant at) {
        if (to != null) {
            facts.add(Fact.of(from, link, to, at, null));
        }
    }

    private static Fact fact(Movement movement, Instant at) {
        EntityKey other = java.util.Objects.requireNonNull(movement.other);
        Map<String, String> more = new LinkedHashMap<>();
        more.put("own", movement.out ? "payer" : "payee");
        if (movement.hasBalance()) {
            more.put("balance", new Money(movement.balance).toString());
        }
        put(more, "serial", movement.serial);
        put(more, "channel", movement.channel);
        put(more, "summary", movement.summary);
        if (!movement.precision.equals("second")) {
            more.put("precision", movement.precision);
        }
        if (movement.returned) {
            more.put("returned", "unpaired");
        }
        return new Fact(
                movement.out ? movement.own : other,
                movement.kind.link(),
                movement.out ? other : movement.own,
                at,
                new Money(movement.fen),
                movement.currency,
                -1,
                -1,
                more);
    }

    /** What the fact would have said. */
    private static void printed(Movement movement, Map<String, String> fields) {
        fields.put("own", movement.own.value());
        fields.put("direction", movement.neutral ? "neutral" : movement.out ? "out" : "in");
        fields.put("amount", new Money(movement.fen).toString());
        if (!movement.currency.equals(Fact.YUAN)) {
            fields.put("currency", movement.currency);
        }
        if (movement.hasBalance()) {
            fields.put("balance", new Money(movement.balance).toString());
        }
        put(fields, "serial", movement.serial);
        putLink(fields, movement.kind.link());
        if (movement.other == null || movement.kind == Kind.UNKNOWN) {
            fields.put("counterpart", "missing");
            put(fields, "otherName", movement.otherName);
        }
        switch (movement.standing) {
            case MIRRORS -> fields.put("mirrorOf", movement.partner);
            case REVERSED -> fields.put("reversedBy", movement.partner);
            case REVERSES -> fields.put("reverses", movement.partner);
            case FAILED -> fields.put("outcome", movement.outcome.isEmpty() ? "failed" : movement.outcome);
            case HOLDS -> {}
        }
    }

    /** A record that was kept as holding the money, now that it does not: as {@link #record} would have made it. */
    static Record restated(Record kept, Standing standing, String partner) {
        Fact fact = kept.facts().getFirst();
        if (!fact.more().containsKey("own")) {
            return kept;
        }
        Map<String, String> fields = new LinkedHashMap<>(kept.fields());
        boolean out = "payer".equals(fact.more().get("own"));
        fields.put("own", (out ? fact.from() : fact.to()).value());
        fields.put("direction", out ? "out" : "in");
        fields.put("amount", String.valueOf(fact.amount()));
        if (!fact.currency().equals(Fact.YUAN)) {
            fields.put("currency", fact.currency());
        }
        put(fields, "balance", fact.more().getOrDefault("balance", ""));
        put(fields, "serial", fact.more().getOrDefault("serial", ""));
        putLink(fields, fact.link());
        fields.put(
                switch (standing) {
                    case MIRRORS -> "mirrorOf";
                    case REVERSED -> "reversedBy";
                    default -> "reverses";
                },
                partner);
        return kept.with(kept.facts().subList(1, kept.facts().size()), fields);
    }

    /** What most movements are is not said. */
    private static void putLink(Map<String, String> fields, String link) {
        put(fields, "link", link.equals(Kind.TRANSFER.link()) ? "" : link);
    }

    /**
     * A record that was kept as saying what another carries, now that it carries it itself; as it was where it does not say
     * enough for that.
     *
     * @param link of the fact; empty for what the record says itself
     */
    static Record holding(Record kept, String link) {
        Map<String, String> fields = new LinkedHashMap<>(kept.fields());
        boolean returned = fields.containsKey("reverses");
        List.of("mirrorOf", "reversedBy", "reverses").forEach(fields::remove);
        String own = fields.remove("own");
        String direction = fields.remove("direction");
        String amount = fields.remove("amount");
        String said = fields.remove("link");
        if (own == null
                || direction == null
                || amount == null
                || kept.entities().size() < 2) {
            return kept;
        }
        EntityKey first = kept.entities().get(0).key();
        EntityKey other = kept.entities().get(1).key();
        boolean out = direction.equals("out");
        Map<String, String> more = new LinkedHashMap<>();
        more.put("own", out ? "payer" : "payee");
        for (String name : List.of("balance", "serial")) {
            put(more, name, java.util.Objects.requireNonNullElse(fields.remove(name), ""));
        }
        put(more, "precision", fields.getOrDefault("precision", ""));
        put(more, "returned", returned ? "unpaired" : "");
        String currency = java.util.Objects.requireNonNullElse(fields.remove("currency"), Fact.YUAN);
        var fact = new Fact(
                out ? first : other,
                !link.isEmpty() ? link : said == null ? Kind.TRANSFER.link() : said,
                out ? other : first,
                kept.occurredAt(),
                Money.parse(amount),
                currency,
                -1,
                -1,
                more);
        List<Fact> facts = new ArrayList<>(kept.facts());
        facts.addFirst(fact);
        return kept.with(facts, fields);
    }

    /** The same record naming another as the one that it is told by. */
    static Record told(Record kept, String field, String partner) {
        Map<String, String> fields = new LinkedHashMap<>(kept.fields());
        List.of("mirrorOf", "reversedBy", "reverses").forEach(fields::remove);
        fields.put(field, partner);
        return kept.with(kept.facts(), fields);
    }

    /** Whose an account is, as a statement's row prints it with a number of the holder's own. */
    static Record holder(String source, Movement movement, EntityKey account, EntityKey holder, String name) {
        return new Record(
                new RecordRef(
                        source,
                        RecordId.of("holder\u0001" + holder + '\u0001' + account)
                                .toString()),
                "account",
                (name + " " + account.value()).strip(),
                "",
                null,
                List.of(new EntityRef(account, "account", name), new EntityRef(holder, "holder", name)),
                List.of(),
                List.of(),
                List.of(),
                List.of(Fact.of(holder, "owns", account, null, null)),
                Map.of(),
                movement.origin.at(movement.line));
    }

    private static void put(Map<String, String> map, String name, String value) {
        if (!value.isEmpty()) {
            map.put(name, value);
        }
    }

    private static List<EntityRef> entities(Movement movement) {
        List<EntityRef> entities = new ArrayList<>(4);
        entities.add(new EntityRef(movement.own, movement.out ? "payer" : "payee", movement.ownName));
        if (movement.other != null) {
            entities.add(new EntityRef(movement.other, movement.out ? "payee" : "payer", movement.otherName));
        }
        if (movement.ownHolder != null) {
            entities.add(new EntityRef(movement.ownHolder, "holder", movement.ownName));
        }
        if (movement.otherHolder != null) {
            entities.add(new EntityRef(movement.otherHolder, "holder", movement.otherName));
        }
        return entities;
    }

    private static String title(Movement movement) {
        String own = movement.ownName.isEmpty() ? movement.own.value() : movement.ownName;
        String other = !movement.otherName.isEmpty()
                ? movement.otherName
                : movement.other == null ? "（未知）" : movement.other.value();
        String amount =
                new Money(movement.fen) + (movement.currency.equals(Fact.YUAN) ? " 元" : " " + movement.currency);
        return (movement.out ? own + " → " + other : other + " → " + own) + " " + amount;
    }
}
