package io.clew.ingest.clean;

import io.clew.ingest.map.Values;
import io.clew.ingest.row.Movement;
import io.clew.ingest.row.Movement.Standing;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Money;
import io.clew.record.Record;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The one payment of a record that came as a record: a row without a text of its own, with a clock. Where the record does not
 * carry the money it keeps what the fact would say in its fields, as rows of files do; a field of the sender's that says
 * something else stays, and the fact's stands beside it under {@code fact-NAME}.
 *
 * @param standing whether the record carries the fact
 * @param partner the record that {@code standing} refers to; empty where it carries the fact
 */
record SentRow(
        EntityKey payer,
        EntityKey payee,
        Money amount,
        String currency,
        Instant at,
        String own,
        String balance,
        String bank,
        Standing standing,
        String partner) {

    private static final Set<String> LINKS = Set.of("transfer", "pay", "withdraw", "deposit");
    private static final Map<Standing, String> PARTNERS = new LinkedHashMap<>();
    private static final String BESIDE = "fact-";

    static {
        PARTNERS.put(Standing.MIRRORS, "mirrorOf");
        PARTNERS.put(Standing.REVERSED, "reversedBy");
        PARTNERS.put(Standing.REVERSES, "reverses");
    }

    /** Place of the payment among the record's facts; -1 where the record is none of a row or tells of several. */
    static int place(Record record) {
        int[] money = IntStream.range(0, record.facts().size())
                .filter(i -> record.facts().get(i).amount() != null)
                .toArray();
        if (money.length != 1 || !record.text().isBlank()) {
            return -1;
        }
        Fact fact = record.facts().get(money[0]);
        boolean clock = hasClock(fact.at()) && !"day".equals(fact.more().get("precision"));
        return clock && LINKS.contains(fact.link()) ? money[0] : -1;
    }

    /** Midnight to the millisecond is how a bare date is kept. */
    static boolean hasClock(@Nullable Instant at) {
        return at != null && Math.floorMod(at.toEpochMilli() + Ledger.BEIJING, Ledger.MILLIS_OF_DAY) != 0;
    }

    /** As it is sent: with its fact. */
    static Optional<SentRow> sent(Record record) {
        int place = place(record);
        if (place < 0) {
            return Optional.empty();
        }
        Fact fact = record.facts().get(place);
        return Optional.of(new SentRow(
                fact.from(),
                fact.to(),
                Objects.requireNonNull(fact.amount()),
                fact.currency(),
                Objects.requireNonNull(fact.at()),
                fact.more().getOrDefault("own", ""),
                fact.more().getOrDefault("balance", ""),
                record.fields().getOrDefault("ownBank", ""),
                Standing.HOLDS,
                ""));
    }

    /** As it is kept: with its fact or in place of it. */
    static Optional<SentRow> kept(Record record) {
        for (var partner : PARTNERS.entrySet()) {
            String other = record.fields().get(partner.getValue());
            if (other != null && record.text().isBlank()) {
                return told(record, partner.getKey(), other);
            }
        }
        return sent(record);
    }

    private static Optional<SentRow> told(Record record, Standing standing, String partner) {
        EntityKey payer = key(said(record, "payer"));
        EntityKey payee = key(said(record, "payee"));
        var fen = Values.fen(said(record, "amount"));
        Instant at = time(said(record, "at"), record.occurredAt());
        if (payer == null || payee == null || fen.isEmpty() || at == null) {
            return Optional.empty();
        }
        String direction = said(record, "direction");
        String currency = said(record, "currency");
        return Optional.of(new SentRow(
                payer,
                payee,
                new Money(fen.getAsLong()),
                currency.isEmpty() ? Fact.YUAN : currency,
                at,
                direction.equals("out") ? "payer" : direction.equals("in") ? "payee" : "",
                said(record, "balance"),
                record.fields().getOrDefault("ownBank", ""),
                standing,
                partner));
    }

    /** The record without its payment, which it tells of in its fields instead. */
    static Record without(Record record, Standing standing, String partner) {
        int place = place(record);
        if (place < 0) {
            return record;
        }
        Fact fact = record.facts().get(place);
        List<Fact> facts = new ArrayList<>(record.facts());
        facts.remove(place);
        Map<String, String> fields = new LinkedHashMap<>(record.fields());
        fields.put(Objects.requireNonNull(PARTNERS.get(standing)), partner);
        String own = fact.more().getOrDefault("own", "");
        if (!own.isEmpty()) {
            boolean out = own.equals("payer");
            say(fields, "own", (out ? fact.from() : fact.to()).value());
            say(fields, "direction", out ? "out" : "in");
        }
        say(fields, "amount", String.valueOf(fact.amount()));
        if (!fact.currency().equals(Fact.YUAN)) {
            say(fields, "currency", fact.currency());
        }
        if (!Objects.equals(fact.at(), record.occurredAt())) {
            say(fields, "at", String.valueOf(fact.at()));
        }
        say(fields, "link", fact.link());
        say(fields, "payer", fact.from().toString());
        say(fields, "payee", fact.to().toString());
        fact.more().entrySet().stream()
                .filter(more -> !more.getKey().equals("own"))
                .sorted(Map.Entry.comparingByKey())
                .forEach(more -> say(fields, more.getKey(), more.getValue()));
        return named(record, fact, "payer", "payee").with(facts, fields);
    }

    /** A record that told of its payment in its fields, now that it carries it itself. */
    static Record holding(Record kept) {
        Optional<SentRow> told = kept(kept);
        if (told.isEmpty() || told.get().standing == Standing.HOLDS) {
            return kept;
        }
        SentRow row = told.get();
        Map<String, String> more = new LinkedHashMap<>();
        if (!row.own.isEmpty()) {
            more.put("own", row.own);
        }
        for (String name : List.of("balance", "serial", "channel", "summary", "precision")) {
            if (!said(kept, name).isEmpty()) {
                more.put(name, said(kept, name));
            }
        }
        String link = said(kept, "link");
        List<Fact> facts = new ArrayList<>(kept.facts());
        facts.addFirst(new Fact(
                row.payer,
                link.isEmpty() ? "transfer" : link,
                row.payee,
                row.at,
                row.amount,
                row.currency,
                -1,
                -1,
                more));
        return kept.with(facts, fieldsOf(kept, "payer", "payee", "direction", "own"));
    }

    /** The fields of a record that carries its fact again: without what stood there in place of it. */
    static Map<String, String> fieldsOf(Record kept, String... ends) {
        Map<String, String> fields = new LinkedHashMap<>(kept.fields());
        fields.keySet().removeAll(PARTNERS.values());
        fields.keySet().removeIf(name -> name.startsWith(BESIDE));
        fields.keySet().removeAll(List.of(ends));
        fields.remove("link");
        return fields;
    }

    static void say(Map<String, String> fields, String name, String value) {
        String there = fields.putIfAbsent(name, value);
        if (there != null && !there.equals(value)) {
            fields.put(BESIDE + name, value);
        }
    }

    static String said(Record record, String name) {
        String beside = record.fields().get(BESIDE + name);
        return beside == null ? record.fields().getOrDefault(name, "") : beside;
    }

    /** Under both parties the record is found though no fact names them. */
    static Record named(Record record, Fact fact, String giver, String taker) {
        List<EntityRef> entities = new ArrayList<>(record.entities());
        for (EntityKey party : List.of(fact.from(), fact.to())) {
            if (entities.stream().noneMatch(named -> named.key().equals(party))) {
                entities.add(new EntityRef(party, party.equals(fact.from()) ? giver : taker, ""));
            }
        }
        return new Record(
                record.ref(),
                record.type(),
                record.title(),
                record.text(),
                record.occurredAt(),
                entities,
                record.mentions(),
                record.amounts(),
                record.times(),
                record.facts(),
                record.fields(),
                record.provenance());
    }

    private static @Nullable EntityKey key(String written) {
        int colon = written.indexOf(':');
        return colon > 0 && colon < written.length() - 1 ? EntityKey.parse(written) : null;
    }

    /** As {@link #without} wrote it; where the field is the row's own, as its file prints it, the record's time holds. */
    static @Nullable Instant time(String written, @Nullable Instant otherwise) {
        try {
            return written.isEmpty() ? otherwise : Instant.parse(written);
        } catch (DateTimeException e) {
            return otherwise;
        }
    }

    long parties() {
        return LedgerHash.parties(payer, payee, amount.fen(), currency);
    }

    /** In fen; {@link Movement#NO_BALANCE} where none is said. */
    long balanceFen() {
        return balance.isEmpty() ? Movement.NO_BALANCE : Values.fen(balance).orElse(Movement.NO_BALANCE);
    }
}
