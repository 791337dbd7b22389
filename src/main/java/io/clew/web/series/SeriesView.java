package io.clew.web.series;

import io.clew.analysis.linkage.Incident;
import io.clew.analysis.linkage.Link;
import io.clew.analysis.linkage.Quote;
import io.clew.analysis.linkage.Reason;
import io.clew.casework.series.Act;
import io.clew.casework.series.SeriesBook;
import io.clew.casework.series.Standing;
import io.clew.inquiry.link.ProposeLinks;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Names;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the page of linked cases shows. */
record SeriesView(
        String counts,
        List<One> series,
        List<Proposal> proposals,
        int total,
        List<Proposal> unlinked,
        String from,
        String to,
        String asked) {

    private static final int ROWS = 8;

    /** A series in one line. */
    record One(String id, List<Case> cases, int victims, String loss, String weakest) {}

    /** A case with the address of its page. */
    record Case(String number, String href, String title, String reported) {}

    /**
     * A tie that is proposed.
     *
     * @param soft whether nothing but the manner speaks for it
     */
    record Proposal(
            Case a, Case b, String score, boolean soft, List<Why> reasons, List<String> against, String compare) {}

    /** A reason, and where it can be read. */
    record Why(String what, List<Place> places) {}

    /** A place that a reason rests on. */
    record Place(int number, String href) {}

    /** A series by itself. */
    record Whole(
            String id,
            List<Case> cases,
            int victims,
            String loss,
            List<Tie> ties,
            String weakest,
            List<String> history,
            String compare) {}

    /** An accepted tie. */
    record Tie(String a, String b, List<Why> reasons) {}

    static SeriesView of(
            SeriesBook.Answer book,
            ProposeLinks.Answer found,
            List<EntityKey> cases,
            int most,
            String from,
            String to,
            String asked,
            Words words) {
        SeriesMsg say = words.of(SeriesMsg.class);
        List<Link> links = found.links().stream()
                .filter(link -> cases.size() < 2 || cases.contains(link.a()) && cases.contains(link.b()))
                .toList();
        return new SeriesView(
                say.counts(book.counts().series(), book.counts().cases()),
                book.series().stream().map(one -> one(one, words)).toList(),
                links.stream()
                        .limit(most)
                        .map(link -> proposal(link, found, words))
                        .toList(),
                links.size(),
                found.unlinked().stream()
                        .map(link -> proposal(link, found, words))
                        .toList(),
                from,
                to,
                asked);
    }

    private static One one(SeriesBook.Series one, Words words) {
        return new One(
                one.id(),
                one.cases().stream().map(SeriesView::of).toList(),
                one.victims().size(),
                Shown.yuan(one.loss()),
                one.weakest() == null ? "" : tie(one.weakest()));
    }

    static Case of(Incident one) {
        return new Case(
                one.key().value(),
                href(one.key()),
                one.title(),
                one.reported() == null ? "" : Shown.clock(one.reported()));
    }

    private static Case of(EntityKey key, ProposeLinks.Answer found) {
        Incident known = found.incidents().get(key);
        return known == null ? new Case(key.value(), href(key), "", "") : of(known);
    }

    static String href(EntityKey key) {
        return "/incidents/" + Shown.encoded(key.value());
    }

    private static Proposal proposal(Link link, ProposeLinks.Answer found, Words words) {
        return new Proposal(
                of(link.a(), found),
                of(link.b(), found),
                Math.round(100 * link.score()) + "%",
                link.reasons().stream().allMatch(reason -> reason.code().equals("L3")),
                link.reasons().stream().map(reason -> why(reason, words)).toList(),
                link.against().stream().map(reason -> words.tell(reason.what())).toList(),
                "/incidents/" + Shown.encoded(link.a().value()) + "?with="
                        + Shown.encoded(link.b().value()));
    }

    private static Why why(Reason reason, Words words) {
        Stream<String> facts = reason.facts().stream().map(SeriesView::recordOf);
        Stream<String> quotes = reason.quotes().stream().map(SeriesView::place);
        var places = new ArrayList<Place>();
        Stream.concat(quotes, facts)
                .distinct()
                .limit(ROWS)
                .forEach(href -> places.add(new Place(places.size() + 1, href)));
        return new Why(words.tell(reason.what()), places);
    }

    static String place(Quote quote) {
        return Shown.href(quote.record()) + "?from=" + quote.start() + "&to=" + quote.end() + "#at";
    }

    private static String recordOf(String fact) {
        int hash = fact.lastIndexOf('#');
        return Shown.href(RecordRef.parse(hash < 0 ? fact : fact.substring(0, hash)));
    }

    static Whole of(SeriesBook.Series one, Names names, Words words) {
        SeriesMsg say = words.of(SeriesMsg.class);
        String first = one.cases().getFirst().key().value();
        var others = one.cases().stream()
                .skip(1)
                .limit(5)
                .map(each -> "with=" + Shown.encoded(each.key().value()))
                .toList();
        return new Whole(
                one.id(),
                one.cases().stream().map(SeriesView::of).toList(),
                one.victims().size(),
                Shown.yuan(one.loss()),
                one.ties().stream().map(held -> tie(held, say, words)).toList(),
                one.weakest() == null ? "" : tie(one.weakest()),
                one.history().stream().map(done -> told(done, names, say)).toList(),
                "/incidents/" + Shown.encoded(first) + "?" + String.join("&", others));
    }

    private static String tie(Standing.Held held) {
        return number(held.tie().a()) + " — " + number(held.tie().b());
    }

    private static Tie tie(Standing.Held held, SeriesMsg say, Words words) {
        List<Why> why = held.tie().why().stream()
                .map(one -> {
                    var places = new ArrayList<Place>();
                    one.facts().stream()
                            .map(SeriesView::recordOf)
                            .distinct()
                            .limit(ROWS)
                            .forEach(href -> places.add(new Place(places.size() + 1, href)));
                    return new Why(words.tell(one.what()), places);
                })
                .toList();
        return new Tie(
                number(held.tie().a()),
                number(held.tie().b()),
                why.isEmpty() ? List.of(new Why(say.bare(), List.of())) : why);
    }

    private static String number(String key) {
        return EntityKey.parse(key).value();
    }

    private static String told(SeriesBook.Done done, Names names, SeriesMsg say) {
        Act act = done.act();
        String what = switch (act.kind()) {
            case ACCEPT -> say.accept();
            case REFUSE -> say.refuse();
            case DEFER -> say.defer();
            case SPLIT -> say.split();
            case UNDO -> say.undo();
        };
        return Shown.clock(act.at()) + " " + names.of(act.by()) + " " + what + (done.undone() ? say.undone() : "") + "："
                + act.reason();
    }
}
