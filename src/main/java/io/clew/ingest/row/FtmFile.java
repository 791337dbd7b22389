package io.clew.ingest.row;

import io.clew.graph.Ontology;
import io.clew.ingest.map.CellTime;
import io.clew.ingest.map.CellTimes;
import io.clew.ingest.map.Keys;
import io.clew.ingest.map.Values;
import io.clew.ingest.read.Leaf;
import io.clew.ingest.read.LineReader;
import io.clew.ingest.read.Rejection;
import io.clew.ingest.read.RowSource;
import io.clew.ingest.row.FtmModel.Edge;
import io.clew.ingest.row.Item.Table;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Message;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads entities of FollowTheMoney, a JSON object on a line.
 *
 * <p>Relations name entities by id, before or after these come in the file, and an entity may come in several fragments,
 * which add up. So the file is read twice, and a third time where there are fragments. Memory grows with the number of
 * entities and with the size of those in fragments.
 *
 * <p>An entity has a key of its own, made of its dataset and id, and is tied to the numbers that it is known by; an
 * account or wallet is its number. A thing is kept under its id and its content, so that a fragment in a later file erases
 * nothing; a relation under its id. Source: the model at followthemoney.tech.
 */
public final class FtmFile {

    private static final int LINES_AT_ONCE = 500;
    private static final FtmModel MODEL = FtmModel.shipped();
    /** ISO 4217 for a currency that is not said. */
    private static final String UNKNOWN = "XXX";

    private final String source;
    private final Leaf leaf;
    private final Origin origin;
    private final Ontology ontology;
    private final Keys keys;
    private final Reading reading;
    private final Track track;
    private final Map<String, EntityKey> meant = new HashMap<>();
    private final Map<String, FtmEntity> fragments = new HashMap<>();

    public FtmFile(
            String source, Leaf leaf, String importId, Ontology ontology, Keys keys, Reading reading, Track track) {
        this.source = source;
        this.leaf = leaf;
        this.origin = new Origin(importId, leaf.name(), leaf.sha256());
        this.ontology = ontology;
        this.keys = keys;
        this.reading = reading;
        this.track = track;
    }

    /** @param first a line that was taken already */
    public void read(LineReader.Line first, LineReader lines) throws IOException, InterruptedException {
        gather();
        Set<String> told = new HashSet<>();
        List<LineReader.Line> waiting = new ArrayList<>();
        for (LineReader.Line line = first; line != null; line = lines.next()) {
            if (!line.text().isBlank() && !toldBefore(line, told)) {
                waiting.add(line);
            }
            if (waiting.size() == LINES_AT_ONCE) {
                put(waiting);
                waiting = new ArrayList<>();
            }
        }
        put(waiting);
    }

    /** Whether the line is a fragment of what an earlier line stands for whole. */
    private boolean toldBefore(LineReader.Line line, Set<String> told) {
        if (fragments.isEmpty() || line.fault() != null) {
            return false;
        }
        try {
            String id = FtmEntity.of(RecordLine.object(line.text())).id();
            return fragments.containsKey(id) && !told.add(id);
        } catch (Rejection.Refused e) {
            return false; // told when it is read for its record
        }
    }

    private void put(List<LineReader.Line> lines) throws InterruptedException {
        track.put(() -> {
            List<Item> items = new ArrayList<>(lines.size());
            for (LineReader.Line line : lines) {
                Item item = item(line);
                if (!(item instanceof Item.Ready(Record record)) || !isHolder(record)) {
                    items.add(item);
                }
            }
            return items;
        });
    }

    private static boolean isHolder(Record record) {
        return FtmIds.isHolder(record.ref().id().replaceFirst("~[0-9a-f]{8}$", ""));
    }

    private Item item(LineReader.Line line) {
        try {
            if (line.fault() != null) {
                throw new Rejection.Refused(line.fault());
            }
            FtmEntity read = FtmEntity.of(RecordLine.object(line.text()));
            return new Item.Ready(record(fragments.getOrDefault(read.id(), read), line.number()));
        } catch (Rejection.Refused e) {
            var row = new RowSource.Row(line.number(), new String[] {line.text()}, null);
            return new Item.Bad(Table.lines(leaf.name()), row, e.rejection());
        }
    }

    private interface Taker {
        void take(FtmEntity entity);
    }

    private void each(Taker taker) throws IOException {
        try (InputStream in = Files.newInputStream(leaf.path());
                var lines = new LineReader(in)) {
            for (LineReader.Line line = lines.next(); line != null; line = lines.next()) {
                try {
                    taker.take(FtmEntity.of(RecordLine.object(line.text())));
                } catch (Rejection.Refused e) {
                    continue; // told when it is read for its record
                }
            }
        }
    }

    private void gather() throws IOException {
        Set<String> seen = new HashSet<>();
        Set<String> repeated = new HashSet<>();
        each(entity -> {
            if (!seen.add(entity.id())) {
                repeated.add(entity.id());
            }
            if (MODEL.edge(entity.schema()).isEmpty()) {
                meant.put(entity.id(), key(entity));
            }
        });
        if (!repeated.isEmpty()) {
            each(entity -> {
                if (repeated.contains(entity.id())) {
                    fragments.merge(entity.id(), entity, FtmEntity::with);
                }
            });
            fragments.values().stream()
                    .filter(entity -> MODEL.edge(entity.schema()).isEmpty())
                    .forEach(entity -> meant.put(entity.id(), key(entity)));
        }
    }

    /** The number that the entity is, else its dataset and id. */
    private EntityKey key(FtmEntity entity) {
        Optional<EntityKey> ours = FtmIds.key(entity.id(), ontology);
        if (ours.isPresent()) {
            return ours.get();
        }
        Map<String, List<String>> identified =
                MODEL.node(entity.schema()).map(FtmModel.Node::identified).orElse(null);
        return numbers(entity, identified).stream().findFirst().orElseGet(() -> {
            String dataset = entity.dataset().isEmpty() ? source : entity.dataset();
            return new EntityKey("entity", dataset + "/" + entity.id());
        });
    }

    private Set<EntityKey> numbers(FtmEntity entity, @Nullable Map<String, List<String>> properties) {
        Set<EntityKey> found = new LinkedHashSet<>();
        if (properties != null) {
            properties.forEach((type, names) -> names.forEach(name -> entity.values(name)
                    .forEach(value -> keys.read(type, Values.clean(value)).ifPresent(found::add))));
        }
        return found;
    }

    private Record record(FtmEntity entity, int line) {
        Optional<Edge> edge = MODEL.edge(entity.schema());
        boolean document = MODEL.documents().contains(entity.schema());
        List<EntityRef> entities = new ArrayList<>();
        List<Fact> facts = new ArrayList<>();
        Optional<CellTime> when = when(entity.first("date", "startDate", "publishedAt", "authoredAt", "modifiedAt"));
        Instant at = when.filter(FtmFile::toTheDay).map(CellTime::at).orElse(null);
        if (edge.isPresent()) {
            relate(entity, edge.get(), at, facts);
        } else if (!document) {
            thing(entity, entities, facts);
        }
        String text = document ? entity.first("bodyText", "description", "summary") : "";
        String id = edge.isPresent() || document
                ? entity.id()
                : entity.id() + "~" + RecordId.of(entity.content()).toString().substring(0, 8);
        var record = new Record(
                new RecordRef(source, id),
                type(entity, edge),
                title(entity),
                text,
                at,
                entities,
                List.of(),
                List.of(),
                List.of(),
                facts,
                entity.fields(),
                origin.at(line));
        return text.isBlank() ? record : reading.of(record);
    }

    private void thing(FtmEntity entity, List<EntityRef> entities, List<Fact> facts) {
        EntityKey self = key(entity);
        String name = entity.first("name");
        entities.add(new EntityRef(self, "", name));
        Map<String, List<String>> known =
                MODEL.node(entity.schema()).map(FtmModel.Node::numbers).orElse(null);
        for (EntityKey number : numbers(entity, known)) {
            if (number.equals(self)) {
                continue;
            }
            entities.add(new EntityRef(number, "", name));
            facts.add(Fact.of(self, "identified-by", number, null, null));
        }
        for (String kind : List.of("phone", "email")) {
            for (String value : entity.values(kind)) {
                keys.read(kind, value).filter(key -> !key.equals(self)).ifPresent(key -> {
                    entities.add(new EntityRef(key, "contact", name));
                    facts.add(Fact.of(self, "registered", key, null, null));
                });
            }
        }
        for (EntityKey holder : ends(entity, MODEL.holders())) {
            if (!holder.equals(self)) {
                facts.add(Fact.of(holder, "owns", self, null, null));
            }
        }
    }

    private void relate(FtmEntity entity, Edge edge, @Nullable Instant at, List<Fact> facts) {
        if (ontology.ordinal(edge.link()) < 0) {
            throw new IllegalStateException("mappings/ftm-model.yaml names no link of the ontology: " + edge.link());
        }
        Paid paid = edge.amount() ? paid(entity) : new Paid(null, Fact.YUAN);
        Map<String, String> more = more(entity);
        String link = FtmIds.link(entity.id(), ontology).orElse(edge.link());
        for (EntityKey from : ends(entity, edge.fromNumbers(), edge.from())) {
            for (EntityKey to : ends(entity, edge.toNumbers(), edge.to())) {
                if (!from.equals(to)) {
                    facts.add(new Fact(from, link, to, at, paid.amount(), paid.currency(), -1, -1, more));
                }
            }
        }
    }

    /** @param currency ISO 4217 */
    private record Paid(@Nullable Money amount, String currency) {}

    /** The amount in the currency that it was paid in, else as the file converts it to dollars or euros. */
    private static Paid paid(FtmEntity entity) {
        String amount = entity.first("amount");
        String currency = entity.first("currency");
        if (!amount.isEmpty() && !currency.isEmpty()) {
            OptionalLong fen = Values.fen(amount);
            if (fen.isEmpty()) {
                throw Rejection.refuse("amount", Message.of("amount.ftm", amount));
            }
            return new Paid(new Money(fen.getAsLong()), Values.currency(currency));
        }
        String usd = entity.first("amountUsd");
        String eur = entity.first("amountEur");
        if (!usd.isEmpty() || !eur.isEmpty()) {
            return new Paid(converted(usd.isEmpty() ? eur : usd), usd.isEmpty() ? "EUR" : "USD");
        }
        return new Paid(amount.isEmpty() ? null : converted(amount), UNKNOWN);
    }

    /** What was converted may have more decimals than money has. */
    private static Money converted(String amount) {
        try {
            if (amount.length() > 30) {
                throw new NumberFormatException(amount);
            }
            BigDecimal cents = new BigDecimal(amount.strip()).movePointRight(2);
            if (cents.precision() - (long) cents.scale() > 18) {
                throw new NumberFormatException(amount);
            }
            return new Money(cents.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
        } catch (ArithmeticException | NumberFormatException e) {
            throw Rejection.refuse("amount", Message.of("amount.ftm", amount));
        }
    }

    /** What a fact says beside its ends: since and until when, as exactly as the file has it. */
    private static Map<String, String> more(FtmEntity entity) {
        Map<String, String> more = new LinkedHashMap<>();
        for (String name : List.of("startDate", "endDate", "date", "role", "percentage", "status")) {
            String value = entity.first(name);
            if (!value.isEmpty()) {
                more.put(name, value);
            }
        }
        String serial = entity.first("transactionNumber");
        if (!serial.isEmpty()) {
            more.put("serial", serial);
        }
        String duration = entity.first("duration");
        if (!duration.isEmpty()) {
            more.put("seconds", duration);
        }
        return more;
    }

    private List<EntityKey> ends(FtmEntity entity, @Nullable List<String> numbers, List<String> properties) {
        List<EntityKey> phones = new ArrayList<>();
        for (String property : numbers == null ? List.<String>of() : numbers) {
            entity.values(property).forEach(value -> keys.read("phone", value).ifPresent(phones::add));
        }
        return phones.isEmpty() ? ends(entity, properties) : phones;
    }

    /** What the first of the properties that is there names. */
    private List<EntityKey> ends(FtmEntity entity, List<String> properties) {
        for (String property : properties) {
            List<EntityKey> there = entity.values(property).stream()
                    .map(meant::get)
                    .filter(java.util.Objects::nonNull)
                    .toList();
            if (!there.isEmpty()) {
                return there;
            }
        }
        return List.of();
    }

    /** A time without a zone is in UTC, as the model has it; a date is a day in China. */
    private static Optional<CellTime> when(String said) {
        boolean clock = said.length() > 10 && !said.matches(".*(Z|[+-]\\d{2}:?\\d{2})$");
        return said.isEmpty() ? Optional.empty() : CellTimes.roughly(clock ? said + "Z" : said);
    }

    private static boolean toTheDay(CellTime time) {
        return time.precision().compareTo(CellTime.Precision.DAY) >= 0;
    }

    private static String type(FtmEntity entity, Optional<Edge> edge) {
        String type = edge.isPresent()
                ? edge.get().record()
                : MODEL.node(entity.schema()).map(FtmModel.Node::record).orElse(null);
        return type == null ? "document" : type;
    }

    private static String title(FtmEntity entity) {
        String said = entity.first("title", "name", "fileName", "subject", "accountNumber", "purpose");
        return said.isBlank() ? entity.schema() : said;
    }
}
