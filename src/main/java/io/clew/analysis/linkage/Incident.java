package io.clew.analysis.linkage;

import io.clew.analysis.method.Element;
import io.clew.record.EntityKey;
import io.clew.record.Money;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One case as comparisons see it: all that its records, and the money and calls around it, tell of the other side.
 *
 * @param kind code of the kind of fraud; empty where neither a field nor the words say it
 * @param kindBasis what the kind rests on
 * @param title of the first report
 * @param begun when the deceit began; null where nothing tells
 * @param reported when the first report was made
 * @param victims persons, or numbers where no person is named, with a name where one is told
 * @param own numbers of the victims' side, which tie nothing
 * @param reports of the case, first told first; {@code records} has its statements and papers too
 */
public record Incident(
        EntityKey key,
        String kind,
        KindBasis kindBasis,
        String title,
        String unit,
        @Nullable Instant begun,
        @Nullable Instant reported,
        Map<EntityKey, String> victims,
        Set<EntityKey> own,
        Map<EntityKey, Thing> things,
        List<Value> elements,
        @Nullable Money loss,
        List<RecordRef> reports,
        List<RecordRef> records,
        List<String> facts,
        Telling telling) {

    /**
     * What a kind rests on; all empty where a field of a record states it.
     *
     * @param words places of the words that decided
     * @param others kinds that the words tell nearly as likely
     * @param said every word of a person about it, the first first; the last one counts, before all words of texts
     */
    public record KindBasis(List<Quote> words, List<String> others, List<Said> said) {
        public static final KindBasis NONE = new KindBasis(List.of(), List.of(), List.of());
    }

    /** @param kind as somebody gave it by hand, empty for none */
    public record Said(String kind, String by, String reason, Instant at) {}

    /** @param quote null where no words say it but the record as a whole */
    public record Value(
            Element element, String value, @Nullable Quote quote) {}

    public Set<String> values(Element element) {
        return elements.stream()
                .filter(one -> one.element() == element)
                .map(Value::value)
                .collect(Collectors.toSet());
    }
}
