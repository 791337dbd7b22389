package io.clew.web.series;

import io.clew.inquiry.incident.IncidentsOf;
import io.clew.record.EntityKey;
import io.clew.record.RecordRef;
import io.clew.web.frame.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The cases that lead to somebody, for their dossier. */
record CasesOfView(List<One> cases) {

    private static final int MOST = 50;
    private static final int PLACES = 4;

    /** @param via the number by which the case leads here */
    record One(
            String number,
            String href,
            String role,
            String title,
            String at,
            EntityKey via,
            List<SeriesView.Place> places) {}

    static CasesOfView of(IncidentsOf.Answer answer) {
        return new CasesOfView(
                answer.cases().stream().limit(MOST).map(CasesOfView::one).toList());
    }

    private static One one(IncidentsOf.Found found) {
        var places = new ArrayList<SeriesView.Place>();
        Stream.concat(
                        found.quotes().stream().map(SeriesView::place),
                        found.facts().stream()
                                .map(fact -> Shown.href(RecordRef.parse(fact.substring(0, fact.lastIndexOf('#'))))))
                .distinct()
                .limit(PLACES)
                .forEach(href -> places.add(new SeriesView.Place(places.size() + 1, href)));
        return new One(
                found.key().value(),
                SeriesView.href(found.key()),
                found.role(),
                found.title(),
                found.at() == null ? "" : Shown.clock(found.at()),
                found.via(),
                places);
    }
}
