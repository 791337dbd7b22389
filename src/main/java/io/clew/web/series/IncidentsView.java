package io.clew.web.series;

import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Thing;
import io.clew.analysis.method.Element;
import io.clew.analysis.method.Vocabulary;
import io.clew.casework.kind.KindBook;
import io.clew.inquiry.incident.ShowIncident;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One case, or two to six side by side in columns; what several share is marked. */
record IncidentsView(
        String title,
        List<Column> columns,
        List<Row> rows,
        List<Suspect> suspects,
        List<Paper> papers,
        String number,
        @Nullable KindView kind) {

    /**
     * Of what kind a case is and why.
     *
     * @param words that decided, with their places
     * @param others kinds that the words tell nearly as likely
     * @param said what people said of it, oldest first
     * @param choice codes and names of all kinds
     */
    record KindView(String name, List<Value> words, List<String> others, List<String> said, List<Choice> choice) {}

    /** A kind that may be said. */
    record Choice(String code, String name) {}

    /** A case at the head of a column. */
    record Column(String number, String title, String kind, String reported, String loss, String href) {}

    /** One of the elements, a cell a case. */
    record Row(String label, List<List<Value>> cells) {}

    /** A value; shared where another column has it too. */
    record Value(String label, boolean shared, String href) {}

    /** Somebody, or something, of the other side. */
    record Suspect(EntityKey key, String name, List<Way> ways) {}

    /** The thing that leads there. */
    record Way(EntityKey key, String href) {}

    /** A record of the case. */
    record Paper(String title, String href, String at) {}

    static IncidentsView of(List<ShowIncident.Shown> shown, Vocabulary vocabulary, Names names, Words words) {
        ShowIncident.Shown first = shown.getFirst();
        var rows = new ArrayList<Row>();
        rows.add(victims(shown, words));
        for (Element element : Element.values()) {
            rows.add(row(element, shown, vocabulary, words));
        }
        rows.add(things(shown, words));
        return new IncidentsView(
                first.incident().key().value(),
                shown.stream().map(one -> column(one.incident(), words)).toList(),
                rows,
                shown.size() > 1 ? List.of() : suspects(first),
                shown.size() > 1 ? List.of() : papers(first),
                first.incident().key().value(),
                shown.size() > 1 ? null : kind(first, vocabulary, names, words));
    }

    private static KindView kind(ShowIncident.Shown shown, Vocabulary vocabulary, Names names, Words words) {
        Incident one = shown.incident();
        var choice = new ArrayList<Choice>();
        vocabulary.kinds().forEach(kind -> choice.add(new Choice(kind.code(), named(kind.code(), words))));
        choice.add(new Choice(KindBook.NONE, words.of(SeriesMsg.class).noKind()));
        return new KindView(
                named(one.kind(), words),
                one.kindBasis().words().stream()
                        .map(quote -> new Value(shown.words(quote), false, SeriesView.place(quote)))
                        .toList(),
                one.kindBasis().others().stream()
                        .map(code -> named(code, words))
                        .toList(),
                one.kindBasis().said().stream()
                        .map(said -> Shown.clock(said.at()) + " " + names.of(said.by()) + " "
                                + (said.kind().isEmpty()
                                        ? words.of(SeriesMsg.class).noKind()
                                        : named(said.kind(), words))
                                + "：" + said.reason())
                        .toList(),
                choice);
    }

    private static String named(String code, Words words) {
        return code.isEmpty() ? "—" : words.tell(Message.of("fraud-kind." + code));
    }

    private static Column column(Incident one, Words words) {
        return new Column(
                one.key().value(),
                one.title(),
                named(one.kind(), words),
                one.reported() == null ? "" : Shown.clock(one.reported()),
                one.loss() == null ? "" : Shown.yuan(one.loss()),
                SeriesView.href(one.key()));
    }

    private static Row row(Element element, List<ShowIncident.Shown> shown, Vocabulary vocabulary, Words words) {
        Map<String, Integer> counts = new HashMap<>();
        shown.forEach(one -> one.incident().values(element).forEach(value -> counts.merge(value, 1, Integer::sum)));
        boolean english = !words.lang().equals(Words.CHINESE);
        return new Row(
                words.tell(Message.of("case-element." + element.word())),
                shown.stream()
                        .map(one -> one.incident().elements().stream()
                                .filter(value -> value.element() == element)
                                .map(value -> new Value(
                                        element == Element.TIMES
                                                ? words.tell(Message.of("case-time." + value.value()))
                                                : vocabulary.label(element, value.value(), english),
                                        counts.getOrDefault(value.value(), 0) > 1,
                                        value.quote() == null ? "" : SeriesView.place(value.quote())))
                                .toList())
                        .toList());
    }

    private static Row victims(List<ShowIncident.Shown> shown, Words words) {
        return new Row(
                words.of(SeriesMsg.class).victims(),
                shown.stream()
                        .map(one -> one.incident().victims().keySet().stream()
                                .map(key -> new Value(called(one, key), false, Shown.href(key)))
                                .toList())
                        .toList());
    }

    private static String called(ShowIncident.Shown shown, EntityKey key) {
        var names = shown.names().getOrDefault(key, List.of());
        return names.isEmpty() ? Shown.shown(key) : names.getFirst().name() + " " + Shown.shown(key);
    }

    private static Row things(List<ShowIncident.Shown> shown, Words words) {
        Map<EntityKey, Integer> counts = new HashMap<>();
        shown.forEach(one -> one.incident().things().keySet().forEach(key -> counts.merge(key, 1, Integer::sum)));
        return new Row(
                words.of(SeriesMsg.class).suspects(),
                shown.stream()
                        .map(one -> one.incident().things().keySet().stream()
                                .map(key ->
                                        new Value(Shown.shown(key), counts.getOrDefault(key, 0) > 1, Shown.href(key)))
                                .toList())
                        .toList());
    }

    private static List<Suspect> suspects(ShowIncident.Shown shown) {
        return shown.suspects().stream()
                .map(one -> new Suspect(
                        one.key(),
                        one.names().isEmpty() ? "" : one.names().getFirst(),
                        one.things().stream().map(IncidentsView::way).toList()))
                .toList();
    }

    private static Way way(Thing thing) {
        String href = thing.quotes().isEmpty()
                ? Shown.href(thing.key())
                : SeriesView.place(thing.quotes().getFirst());
        return new Way(thing.key(), href);
    }

    private static List<Paper> papers(ShowIncident.Shown shown) {
        return shown.papers().values().stream()
                .map(record -> new Paper(
                        record.title().isEmpty() ? record.ref().toString() : record.title(),
                        Shown.href(record.ref()),
                        record.occurredAt() == null ? "" : Shown.clock(record.occurredAt())))
                .toList();
    }
}
