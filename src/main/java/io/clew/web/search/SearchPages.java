package io.clew.web.search;

import io.clew.access.Access;
import io.clew.access.Sources;
import io.clew.inquiry.CompareValues;
import io.clew.inquiry.SearchRecords;
import io.clew.inquiry.SearchRecords.Found;
import io.clew.record.EntityKey;
import io.clew.record.Source;
import io.clew.search.Interpretation;
import io.clew.search.QuerySyntaxException;
import io.clew.text.Normalizer;
import io.clew.web.frame.Frame;
import io.clew.web.frame.Msg;
import io.clew.web.frame.Pages;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Visitor;
import io.clew.web.frame.Words;
import io.clew.web.search.SearchView.Chip;
import io.clew.web.search.SearchView.Choice;
import io.clew.web.search.SearchView.Fault;
import io.quarkus.qute.TemplateInstance;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Search: the page, and the further hits that it fetches. */
@Path("/search")
public class SearchPages {

    private static final int SHORTEST = 5;
    private static final int LONGEST = 64;
    private static final Set<String> NO_DOSSIER = Set.of("name", "url", "domain");

    private final Pages pages;
    private final Visitor visitor;
    private final SearchRecords records;
    private final Sources sources;
    private final Normalizer normalizer;
    private final CompareValues values;
    private final AskLine line;

    SearchPages(
            Pages pages,
            Visitor visitor,
            SearchRecords records,
            Sources sources,
            Normalizer normalizer,
            CompareValues values) {
        this.pages = pages;
        this.visitor = visitor;
        this.records = records;
        this.sources = sources;
        this.normalizer = normalizer;
        this.values = values;
        this.line = new AskLine(normalizer);
    }

    @GET
    public Response search(@Context UriInfo uri) {
        Ask ask = Ask.read(uri.getQueryParameters());
        return pages.show("search", frame -> page(frame.asking(ask.q()), ask));
    }

    @GET
    @Path("more")
    public Response more(@Context UriInfo uri) {
        Ask ask = Ask.read(uri.getQueryParameters());
        return pages.piece(frame -> {
            Found found = records.search(visitor.admit(), ask.query(Ask.SIZE, Set.of()));
            return Templates.morehits(Hits.of(found.page(), titles()), frame.words(), moreHref(ask, found));
        });
    }

    private TemplateInstance page(Frame frame, Ask ask) {
        Access access = visitor.admit();
        try {
            return Templates.search(
                    frame, view(access, frame.words(), ask, records.search(access, ask.query(Ask.SIZE, Ask.FACETS))));
        } catch (QuerySyntaxException wrong) {
            int at = Math.min(Math.max(wrong.offset(), 0), ask.q().length());
            String plain =
                    ask.q().replaceAll("[\"“”():\\[\\]{}~^*?!|&+\\\\-]", " ").strip();
            var fault = new Fault(
                    frame.words().told(wrong),
                    ask.q().substring(0, at),
                    ask.q().substring(at),
                    ask.asking(plain).href());
            return Templates.search(
                    frame,
                    new SearchView(
                            ask,
                            fault,
                            0,
                            0,
                            List.of(),
                            List.of(),
                            List.of(),
                            List.of(),
                            line.together(ask.q()),
                            List.of(),
                            "",
                            "",
                            ""));
        }
    }

    private SearchView view(Access access, Words words, Ask ask, Found found) {
        Map<String, String> titles = titles();
        String parameters = ask.parameters();
        String more = parameters.isEmpty() ? "?" : parameters + "&";
        return new SearchView(
                ask,
                null,
                found.page().total(),
                found.withheldSources(),
                Hits.of(found.page(), titles),
                new Facets(ask, words, titles).of(found.page().facets()),
                chips(words, ask, found),
                direct(access, ask),
                line.together(ask.q()),
                sorts(words, ask),
                moreHref(ask, found),
                "/search/export" + more + "format=csv",
                "/search/export" + more + "format=ndjson");
    }

    private static String moreHref(Ask ask, Found found) {
        return found.page().cursor().isEmpty()
                ? ""
                : ask.after(found.page().cursor()).href();
    }

    private static List<Choice> sorts(Words words, Ask ask) {
        Msg msg = words.msg();
        return List.of(
                new Choice(
                        msg.sortRelevance(),
                        ask.sorted("relevance").href(),
                        ask.sort().equals("relevance")),
                new Choice(
                        msg.sortNewest(),
                        ask.sorted("newest").href(),
                        ask.sort().equals("newest")),
                new Choice(
                        msg.sortOldest(),
                        ask.sorted("oldest").href(),
                        ask.sort().equals("oldest")));
    }

    /** What the typed text itself may name, so that its dossier can be opened at once. */
    private List<EntityKey> direct(Access access, Ask ask) {
        String typed = ask.q().strip();
        boolean identifier = typed.length() >= SHORTEST
                && typed.length() <= LONGEST
                && normalizer.readings(typed).stream().anyMatch(key -> !NO_DOSSIER.contains(key.type()));
        return identifier
                ? values.compare(access, List.of(typed)).values().stream()
                        .map(CompareValues.Known::key)
                        .toList()
                : List.of();
    }

    private static List<Chip> chips(Words words, Ask ask, Found found) {
        var chips = new ArrayList<Chip>();
        Msg msg = words.msg();
        for (Interpretation widened : found.page().interpretation()) {
            chips.add(new Chip(
                    widened.from(),
                    "⊃",
                    widened.to().stream().map(to -> entityText(words, to)).collect(Collectors.joining("、")),
                    why(msg, widened.kind()),
                    ask.without(widened.id()).href(),
                    false));
        }
        ask.entities()
                .forEach(key -> chips.add(new Chip(
                        entityText(words, key),
                        "",
                        "",
                        msg.filterOn(),
                        ask.withoutEntity(key).href(),
                        true)));
        if (!ask.from().isEmpty() || !ask.to().isEmpty()) {
            chips.add(new Chip(
                    ask.from() + " – " + ask.to(),
                    "",
                    "",
                    msg.filterOn(),
                    ask.during("", "").href(),
                    true));
        }
        return chips;
    }

    private static String entityText(Words words, String written) {
        try {
            EntityKey key = EntityKey.parse(written);
            String kind = words.kind(key.type());
            return kind.equals(key.type()) ? written : kind + " " + Shown.shown(key);
        } catch (IllegalArgumentException e) {
            return written;
        }
    }

    private static String why(Msg msg, String kind) {
        return switch (kind) {
            case "script" -> msg.wideScript();
            case "identifier" -> msg.wideIdentifier();
            case "mask" -> msg.wideMask();
            case "tail" -> msg.wideTail();
            case "synonym" -> msg.wideSynonym();
            case "spelling" -> msg.wideSpelling();
            case "host" -> msg.wideHost();
            case "pinyin" -> msg.widePinyin();
            case "question" -> msg.wideQuestion();
            default -> kind;
        };
    }

    private Map<String, String> titles() {
        return sources.list().stream().collect(Collectors.toMap(Source::id, Source::title));
    }
}
