package io.clew.web.series;

import io.clew.inquiry.link.FindRepeats;
import io.clew.web.frame.Shown;
import io.clew.web.frame.Words;
import java.util.ArrayList;
import java.util.List;

/** Reports that repeat, urgent ones first. */
record RepeatsView(List<Group> groups, int total, String from, String to) {

    /** Reports of one caller, place or matter. */
    record Group(boolean high, List<String> why, List<SeriesView.Place> records) {}

    static RepeatsView of(FindRepeats.Answer found, int most, String from, String to, Words words) {
        return new RepeatsView(
                found.groups().stream()
                        .limit(most)
                        .map(one -> {
                            var places = new ArrayList<SeriesView.Place>();
                            one.records()
                                    .forEach(ref ->
                                            places.add(new SeriesView.Place(places.size() + 1, Shown.href(ref))));
                            return new Group(
                                    one.high(),
                                    one.why().stream().map(words::tell).toList(),
                                    places);
                        })
                        .toList(),
                found.groups().size(),
                from,
                to);
    }
}
