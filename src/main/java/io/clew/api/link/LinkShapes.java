package io.clew.api.link;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Reason;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.Element;
import io.clew.analysis.method.Vocabulary;
import io.clew.api.wire.Said;
import io.clew.door.Tongue;
import io.clew.inquiry.incident.IncidentsOf;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.Record;
import io.clew.search.RecordIndex;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the calls about cases and their ties answer. */
public final class LinkShapes {

    private LinkShapes() {}

    /** A place in a record's text; UTF-16 offsets. */
    @Schema(name = "Quote")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QuoteShape(
            String record, int start, int end, @Nullable String text) {}

    /** Why two cases belong together, or do not. */
    @Schema(name = "LinkReason")
    public record ReasonShape(
            @Schema(examples = "L1") String code,

            @Schema(description = "in the caller's language")
            String what,

            double weight,
            List<String> facts,
            List<QuoteShape> quotes) {}

    /** A proposed tie of two cases. */
    @Schema(name = "CaseLink")
    public record LinkShape(String a, String b, double score, List<ReasonShape> reasons, List<ReasonShape> against) {}

    /** A value of one of the seven elements. */
    @Schema(name = "CaseElement")
    public record ValueShape(String value, String label, List<QuoteShape> quotes) {}

    /** Somebody on the victims' side. */
    @Schema(name = "CaseVictim")
    public record VictimShape(String key, List<String> names, String role) {}

    /** A thing that leads to somebody. */
    @Schema(name = "CaseThing")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record WayShape(
            String key,

            @Schema(description = "recorded, booked, told or called")
            String how,

            @Nullable @Schema(description = "the fact that says they hold it")
            String held,

            List<String> facts,
            List<QuoteShape> quotes) {}

    /** Somebody, or something, on the other side. */
    @Schema(name = "CaseSuspect")
    public record SuspectShape(String key, List<String> names, String role, List<WayShape> way) {}

    /** A record of the case. */
    @Schema(name = "CasePaper")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record PaperShape(
            String id, String type, String title, @Nullable String occurredAt) {}

    /** What a person said of the kind of a case. */
    @Schema(name = "IncidentKindSaid")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record KindSaidShape(
            String kind, String by, String reason, @Nullable String at) {}

    /** One case of the records. */
    @Schema(name = "Incident")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record IncidentShape(
            @Schema(examples = "case:A330106000020260001") String key,

            @Schema(name = "case") @com.fasterxml.jackson.annotation.JsonProperty("case")
            String number,

            String kind,
            String kindLabel,

            @Schema(description = "words that decided the kind; empty where a field states it or somebody said it")
            List<QuoteShape> kindWords,

            @Schema(description = "kinds that the words tell nearly as likely")
            List<String> kindOthers,

            @Schema(description = "what people said of the kind, the first first; the last one counts")
            List<KindSaidShape> kindSaid,

            String title,
            String unit,
            @Nullable String begun,
            @Nullable String reported,

            @Schema(description = "means, tools, goods, places, times, person, target")
            Map<String, List<ValueShape>> elements,

            List<VictimShape> victims,
            List<SuspectShape> suspects,
            @Nullable String loss,
            List<String> records,
            List<PaperShape> papers,
            List<String> facts,
            int withheldSources) {}

    /** A case that leads to a person. */
    @Schema(name = "CaseOfEntity")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record CaseShape(
            @com.fasterxml.jackson.annotation.JsonProperty("case")
            String number,

            String role,
            String title,
            String kind,
            @Nullable String occurredAt,
            String via,
            @Nullable String held,
            List<String> facts,
            List<QuoteShape> quotes) {}

    /** Every case that leads to a person. */
    @Schema(name = "CasesOfEntity")
    public record CasesShape(
            String key,
            List<String> keys,
            List<CaseShape> cases,
            Map<String, List<String>> roles,
            long total,
            int withheldSources) {}

    static LinkShape link(Link link, Tongue tongue) {
        return new LinkShape(
                link.a().toString(),
                link.b().toString(),
                link.score(),
                link.reasons().stream().map(one -> reason(one, tongue)).toList(),
                link.against().stream().map(one -> reason(one, tongue)).toList());
    }

    static ReasonShape reason(Reason reason, Tongue tongue) {
        return new ReasonShape(
                reason.code(),
                tongue.say(reason.what()),
                Math.round(10_000 * reason.weight()) / 10_000.0,
                reason.facts(),
                reason.quotes().stream()
                        .map(one -> new QuoteShape(one.record().toString(), one.start(), one.end(), null))
                        .toList());
    }

    static IncidentShape incident(ShowIncident.Shown shown, Vocabulary vocabulary, Tongue tongue) {
        Incident one = shown.incident();
        return new IncidentShape(
                one.key().toString(),
                one.key().toString(),
                one.kind(),
                one.kind().isEmpty() ? "" : tongue.say(Message.of("fraud-kind." + one.kind())),
                quotes(shown, one.kindBasis().words()),
                one.kindBasis().others(),
                one.kindBasis().said().stream()
                        .map(each -> new KindSaidShape(
                                each.kind().isEmpty() ? "none" : each.kind(),
                                each.by(),
                                each.reason(),
                                Said.time(each.at())))
                        .toList(),
                one.title(),
                one.unit(),
                Said.time(one.begun()),
                Said.time(one.reported()),
                elements(shown, vocabulary, tongue),
                one.victims().entrySet().stream()
                        .map(each -> new VictimShape(
                                each.getKey().toString(), names(shown, each.getKey(), each.getValue()), "victim"))
                        .toList(),
                shown.suspects().stream().map(each -> suspect(shown, each)).toList(),
                one.loss() == null ? null : one.loss().toString(),
                one.records().stream().map(Object::toString).toList(),
                shown.papers().values().stream().map(LinkShapes::paper).toList(),
                one.facts(),
                shown.withheldSources());
    }

    private static List<String> names(ShowIncident.Shown shown, EntityKey key, String name) {
        var names = shown.names().getOrDefault(key, List.of()).stream()
                .map(RecordIndex.NameCount::name)
                .limit(3)
                .toList();
        return names.isEmpty() && !name.isEmpty() ? List.of(name) : names;
    }

    private static PaperShape paper(Record record) {
        return new PaperShape(record.ref().toString(), record.type(), record.title(), Said.time(record.occurredAt()));
    }

    private static SuspectShape suspect(ShowIncident.Shown shown, ShowIncident.Suspect one) {
        return new SuspectShape(
                one.key().toString(),
                one.names(),
                one.role(),
                one.things().stream()
                        .map(thing -> way(shown, thing, one.held().get(thing.key())))
                        .toList());
    }

    private static WayShape way(ShowIncident.Shown shown, Thing thing, @Nullable String held) {
        return new WayShape(
                thing.key().toString(),
                thing.way().name().toLowerCase(java.util.Locale.ROOT),
                held,
                thing.facts(),
                quotes(shown, thing.quotes()));
    }

    private static List<QuoteShape> quotes(ShowIncident.Shown shown, List<Quote> quotes) {
        return quotes.stream()
                .map(one -> new QuoteShape(one.record().toString(), one.start(), one.end(), shown.words(one)))
                .toList();
    }

    private static Map<String, List<ValueShape>> elements(
            ShowIncident.Shown shown, Vocabulary vocabulary, Tongue tongue) {
        Map<String, List<ValueShape>> elements = new LinkedHashMap<>();
        boolean english = tongue == Tongue.ENGLISH;
        for (Element element : Element.values()) {
            elements.put(
                    element.word(),
                    shown.incident().elements().stream()
                            .filter(one -> one.element() == element)
                            .map(one -> new ValueShape(
                                    one.value(),
                                    label(one, vocabulary, tongue, english),
                                    one.quote() == null ? List.of() : quotes(shown, List.of(one.quote()))))
                            .toList());
        }
        return elements;
    }

    private static String label(Incident.Value one, Vocabulary vocabulary, Tongue tongue, boolean english) {
        return one.element() == Element.TIMES
                ? tongue.say(Message.of("case-time." + one.value()))
                : vocabulary.label(one.element(), one.value(), english);
    }

    static CasesShape cases(IncidentsOf.Answer answer) {
        Map<String, List<String>> roles = new LinkedHashMap<>();
        answer.cases().forEach(one -> {
            List<String> of = roles.computeIfAbsent(one.role(), missing -> new java.util.ArrayList<>());
            if (!of.contains(one.key().toString())) {
                of.add(one.key().toString());
            }
        });
        return new CasesShape(
                answer.key().toString(),
                answer.keys().keySet().stream().map(Object::toString).toList(),
                answer.cases().stream().map(LinkShapes::of).toList(),
                roles,
                answer.cases().stream().map(IncidentsOf.Found::key).distinct().count(),
                answer.withheldSources());
    }

    private static CaseShape of(IncidentsOf.Found one) {
        return new CaseShape(
                one.key().toString(),
                one.role(),
                one.title(),
                one.kind(),
                Said.time(one.at()),
                one.via().toString(),
                one.held().isEmpty() ? null : one.held(),
                one.facts(),
                one.quotes().stream()
                        .map(each -> new QuoteShape(each.record().toString(), each.start(), each.end(), null))
                        .toList());
    }
}
