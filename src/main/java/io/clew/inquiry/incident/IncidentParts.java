package io.clew.inquiry.incident;

import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Incident.KindBasis;
import io.clew.analysis.linkage.Incident.Said;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Telling;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.MethodReader;
import io.clew.analysis.method.Vocabulary;
import io.clew.graph.GraphView;
import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Record;
import io.clew.record.TimeMention;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts one case together from its records; see {@link IncidentReader}. */
final class IncidentParts {

    /** What ties cases when two share it. */
    private static final Set<String> HARD =
            Set.of("account", "phone", "device", "wallet", "domain", "url", "chat", "email", "plate", "ip");

    /** What the words around it can make the victim's own. */
    private static final Set<String> OWNED = Set.of("person", "phone", "account");

    private static final Set<String> VICTIMS = Set.of("victim", "reporter", "caller");

    /** How long after the first contact a number that rings may be the one that made it. */
    private static final Duration REACHED = Duration.ofHours(24);

    /** The longest time before the first report that a told time may lie back. */
    private static final Duration LONGEST = Duration.ofDays(120);

    private final GraphView view;
    private final Ontology ontology;
    private final Sides sides;
    private final MethodReader methods;
    private final EntityKey key;
    private final List<Record> records; // reports first
    private final List<Record> texts; // and the victims' protocols
    private final List<Said> said;

    IncidentParts(
            GraphView view,
            Ontology ontology,
            Sides sides,
            MethodReader methods,
            EntityKey key,
            List<Record> records,
            List<Record> protocols,
            List<Said> said) {
        this.view = view;
        this.ontology = ontology;
        this.sides = sides;
        this.methods = methods;
        this.key = key;
        this.records = records;
        this.said = said;
        this.texts = Stream.concat(records.stream(), protocols.stream()).toList();
    }

    Incident made() {
        Record first = records.getFirst();
        var victims = new LinkedHashMap<EntityKey, String>();
        records.forEach(record -> victims(record, key).forEach(victims::putIfAbsent));
        Instant reported = first.occurredAt();
        Instant begun = begun(reported);
        Set<EntityKey> own = new LinkedHashSet<>(
                new OwnNumbers(view, ontology).of(victims.keySet(), false).keySet());
        texts.forEach(record -> own.addAll(ownByWords(record)));
        Map<EntityKey, Thing> things = things(own);
        Kind kind = kind();
        if (!kind.code.isEmpty()) {
            around(things, own, begun, reported);
        }
        things.keySet().removeIf(sides::isPublic);
        var facts = new ArrayList<String>();
        records.forEach(record -> facts.addAll(tying(record)));
        return new Incident(
                key,
                kind.code,
                kind.basis,
                first.title(),
                unit(first),
                begun,
                reported,
                victims,
                own,
                things,
                elements(begun),
                loss(),
                records.stream()
                        .filter(IncidentReader::isReport)
                        .map(Record::ref)
                        .toList(),
                texts.stream().map(Record::ref).distinct().toList(),
                facts,
                telling());
    }

    /** Who suffered it, by the fields of a record: persons before numbers. */
    static Map<EntityKey, String> victims(Record record, EntityKey key) {
        var found = new LinkedHashMap<EntityKey, String>();
        for (String role : List.of("victim", "reporter", "caller")) {
            for (EntityRef entity : record.entities()) {
                if (entity.role().equals(role) && !entity.key().type().equals(CaseTies.CASE)) {
                    found.putIfAbsent(entity.key(), entity.name());
                }
            }
        }
        for (Fact fact : record.facts()) {
            if (fact.to().equals(key)
                    && (fact.link().equals("victim-of") || fact.link().equals("reported"))) {
                found.putIfAbsent(fact.from(), "");
            }
        }
        return found;
    }

    private List<String> tying(Record record) {
        var names = new ArrayList<String>();
        for (int n = 0; n < record.facts().size(); n++) {
            if (record.facts().get(n).to().equals(key)) {
                names.add(record.factId(n));
            }
        }
        return names;
    }

    private Set<EntityKey> ownByWords(Record record) {
        Set<EntityKey> suspected = new LinkedHashSet<>();
        record.facts().stream()
                .filter(fact -> fact.link().equals("suspect-of"))
                .forEach(fact -> suspected.add(fact.from()));
        var own = new LinkedHashSet<EntityKey>();
        for (Mention mention : record.mentions()) {
            boolean number = OWNED.contains(mention.key().type());
            if (number && !suspected.contains(mention.key()) && sides.isOwn(record, mention)) {
                own.add(mention.key());
            }
        }
        return own;
    }

    private Map<EntityKey, Thing> things(Set<EntityKey> own) {
        var things = new LinkedHashMap<EntityKey, Thing>();
        for (Record record : texts) {
            for (int n = 0; n < record.facts().size(); n++) {
                Fact fact = record.facts().get(n);
                boolean suspect = fact.link().equals("suspect-of") && fact.to().equals(key);
                boolean paid = fact.link().equals("transfer") && IncidentReader.isReport(record);
                EntityKey other = suspect ? fact.from() : fact.to();
                if ((suspect || paid) && HARD.contains(other.type()) && !own.contains(other)) {
                    IncidentReader.add(
                            things, new Thing(other, Thing.Way.RECORDED, List.of(record.factId(n)), List.of()));
                }
            }
            for (EntityRef entity : record.entities()) {
                EntityKey thing = entity.key();
                if (HARD.contains(thing.type()) && !VICTIMS.contains(entity.role()) && !own.contains(thing)) {
                    IncidentReader.add(things, new Thing(thing, Thing.Way.RECORDED, List.of(), List.of()));
                }
            }
            for (Mention mention : record.mentions()) {
                told(things, record, mention, own);
            }
        }
        return things;
    }

    private static void told(Map<EntityKey, Thing> things, Record record, Mention mention, Set<EntityKey> own) {
        EntityKey thing = mention.key();
        if (!HARD.contains(thing.type()) || own.contains(thing)) {
            return;
        }
        var quotes = List.of(IncidentReader.quote(record, mention.start(), mention.end()));
        IncidentReader.add(things, new Thing(thing, Thing.Way.TOLD, List.of(), quotes));
        if (thing.type().equals("url") || thing.type().equals("domain")) {
            Hosts.of(thing.value())
                    .ifPresent(host -> IncidentReader.add(things, new Thing(host, Thing.Way.TOLD, List.of(), quotes)));
        }
    }

    private void around(
            Map<EntityKey, Thing> things, Set<EntityKey> own, @Nullable Instant begun, @Nullable Instant reported) {
        if (begun == null || reported == null) {
            return;
        }
        var around = new AroundVictim(view, ontology);
        long from = begun.minus(Duration.ofHours(1)).toEpochMilli();
        List<Thing> booked = around.payees(own, texts, from, reported.toEpochMilli());
        booked.forEach(thing -> IncidentReader.add(things, thing));
        Instant until = begun.plus(REACHED).isBefore(reported) ? begun.plus(REACHED) : reported;
        around.callers(own, begun, until).forEach(thing -> IncidentReader.add(things, thing));
    }

    private @Nullable Instant begun(@Nullable Instant reported) {
        Instant recorded = records.stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.to().equals(key) && fact.link().equals("victim-of"))
                .map(Fact::at)
                .filter(Objects::nonNull)
                .min(Instant::compareTo)
                .orElse(null);
        if (recorded != null || reported == null) {
            return recorded;
        }
        return texts.stream()
                .flatMap(record -> record.times().stream())
                .map(TimeMention::from)
                .filter(at -> at.isBefore(reported) && at.isAfter(reported.minus(LONGEST)))
                .min(Instant::compareTo)
                .orElse(reported);
    }

    private @Nullable Money loss() {
        return records.stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.to().equals(key) && fact.link().equals("victim-of"))
                .map(Fact::amount)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> records.stream()
                        .map(Losses::told)
                        .flatMap(Optional::stream)
                        .findFirst()
                        .orElse(null));
    }

    private record Kind(String code, KindBasis basis) {}

    private Kind kind() {
        if (!said.isEmpty()) {
            return new Kind(said.getLast().kind(), new KindBasis(List.of(), List.of(), said));
        }
        for (Record record : records) {
            for (String value : record.fields().values()) {
                Optional<Vocabulary.Entry> stated = value.length() > 30
                        ? Optional.empty()
                        : methods.vocabulary().stated(value);
                if (stated.isPresent()) {
                    return new Kind(stated.get().code(), KindBasis.NONE);
                }
            }
        }
        for (Record record : texts) {
            MethodReader.Kind told = methods.kind(record.text());
            if (told != null) {
                List<Quote> words = told.words().stream()
                        .map(word -> IncidentReader.quote(record, word.start(), word.end()))
                        .toList();
                return new Kind(told.code(), new KindBasis(words, told.others(), List.of()));
            }
        }
        return new Kind("", KindBasis.NONE);
    }

    private static String unit(Record record) {
        return Stream.of("受理单位", "unit", "管辖单位", "接警单位")
                .map(name -> record.fields().get(name))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("");
    }

    private List<Incident.Value> elements(@Nullable Instant begun) {
        var values = new ArrayList<Incident.Value>();
        Set<String> known = new LinkedHashSet<>();
        for (Record record : texts) {
            for (MethodReader.Found found : methods.elements(record.text(), begun)) {
                if (known.add(found.element() + found.value())) {
                    values.add(new Incident.Value(
                            found.element(),
                            found.value(),
                            found.start() < 0 ? null : IncidentReader.quote(record, found.start(), found.end())));
                }
            }
        }
        return values;
    }

    private Telling telling() {
        return Telling.of(texts.stream()
                .map(record -> new Telling.Text(record.ref(), record.text(), masked(record)))
                .toList());
    }

    private static List<int[]> masked(Record record) {
        var spans = new ArrayList<int[]>();
        record.mentions().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        record.amounts().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        record.times().forEach(one -> spans.add(new int[] {one.start(), one.end()}));
        return spans;
    }
}
