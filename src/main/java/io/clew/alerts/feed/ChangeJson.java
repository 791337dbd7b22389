package io.clew.alerts.feed;

import io.clew.alerts.Alert;
import io.clew.journal.Decided;
import io.clew.journal.TakenOut;
import io.clew.record.China;
import io.clew.record.EntityRef;
import io.clew.record.Fact;
import io.clew.record.Messages;
import io.clew.search.RecordIndex.Kept;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A change as other systems read it, asked for or sent to them; what is absent is left out. */
public final class ChangeJson {

    private ChangeJson() {}

    /** @param words in which reasons are told */
    public static Map<String, Object> of(Change change, Messages words) {
        var said = new LinkedHashMap<String, @Nullable Object>();
        said.put(
                "sequence",
                change instanceof Change.OfRecord
                        ? change.at().after()
                        : change.at().number());
        said.put("kind", change.kind().word());
        switch (change) {
            case Change.OfRecord record -> record(said, record.kept());
            case Change.OfFact fact -> fact(said, fact.kept(), fact.nth());
            case Change.OfAlert alert -> alert(said, alert.alert(), words);
            case Change.OfRemoval removal -> removal(said, removal.gone());
            case Change.OfDecision decision -> decision(said, decision.decided());
        }
        var whole = new LinkedHashMap<String, Object>();
        said.forEach((name, value) -> {
            if (value != null) {
                whole.put(name, value);
            }
        });
        return whole;
    }

    private static void record(Map<String, @Nullable Object> said, Kept kept) {
        var record = kept.record();
        said.put("id", record.ref().toString());
        said.put("source", record.ref().source());
        said.put("type", record.type());
        said.put("title", record.title());
        said.put("occurredAt", time(record.occurredAt()));
        said.put("version", kept.version());
        said.put(
                "entities",
                record.entities().stream()
                        .map(EntityRef::key)
                        .map(Object::toString)
                        .distinct()
                        .toList());
        said.put("facts", record.facts().size());
    }

    private static void fact(Map<String, @Nullable Object> said, Kept kept, int nth) {
        Fact fact = kept.record().facts().get(nth);
        said.put("id", kept.record().factId(nth));
        said.put("record", kept.record().ref().toString());
        said.put("from", fact.from().toString());
        said.put("link", fact.link());
        said.put("to", fact.to().toString());
        said.put("at", time(fact.at()));
        said.put("amount", fact.amount() == null ? null : fact.amount().toString());
        said.put("currency", fact.amount() == null ? null : fact.currency());
    }

    private static void alert(Map<String, @Nullable Object> said, Alert alert, Messages words) {
        var origin = alert.origin();
        said.put("id", alert.id());
        said.put("source", Map.of("kind", origin.kind(), "id", origin.id(), "title", origin.title()));
        said.put("subject", alert.subject().isEmpty() ? null : alert.subject());
        said.put("why", words.tell(alert.why()));
        said.put("state", alert.state().name().toLowerCase(Locale.ROOT));
        said.put("owner", alert.owner());
        said.put("count", alert.count());
        said.put("records", alert.matches().stream().map(Alert.Match::record).toList());
        said.put(
                "facts",
                alert.matches().stream()
                        .map(Alert.Match::facts)
                        .flatMap(List::stream)
                        .toList());
        said.put("raisedAt", time(alert.raisedAt()));
        said.put("updatedAt", time(alert.updatedAt()));
    }

    private static void removal(Map<String, @Nullable Object> said, TakenOut.Gone gone) {
        said.put("id", gone.ref().map(Object::toString).orElse(null));
        said.put("source", gone.source());
        said.put("at", time(gone.at()));
    }

    private static void decision(Map<String, @Nullable Object> said, Decided decided) {
        said.put("of", decided.of());
        said.put("id", decided.id());
        said.put("subject", decided.subject());
        said.put("state", decided.state());
        said.put("by", decided.by());
        said.put("reason", decided.reason());
        said.put("at", Objects.requireNonNull(time(decided.at())));
    }

    private static @Nullable String time(@Nullable Instant at) {
        return at == null ? null : DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(at.atZone(China.ZONE));
    }
}
