package io.clew.veil;

import io.clew.access.Access;
import io.clew.access.Masking;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import io.clew.search.RecordIndex;
import io.clew.search.SearchPage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages of hits as a reader may see them. */
final class VeiledPage {

    private final RecordIndex index;
    private final Veil veil;

    VeiledPage(RecordIndex index, Veil veil) {
        this.index = index;
        this.veil = veil;
    }

    SearchPage masked(Access access, SearchPage page) {
        if (access.unmasked()) {
            return page;
        }
        var records = new HashMap<RecordRef, Record>();
        index.get(access, page.hits().stream().map(SearchPage.Hit::ref).toList())
                .forEach((ref, kept) -> records.put(ref, kept.record()));
        var maskings = veil.maskings(access, records.values());
        var hits = new ArrayList<SearchPage.Hit>(page.hits().size());
        for (SearchPage.Hit hit : page.hits()) {
            Masking masking = maskings.get(hit.ref());
            Record record = records.get(hit.ref());
            if (masking != null && record != null) {
                hits.add(masked(hit, masking, record));
            }
        }
        return new SearchPage(page.total(), hits, masked(access, page.facets()), page.interpretation(), page.cursor());
    }

    private Map<String, List<SearchPage.FacetValue>> masked(
            Access access, Map<String, List<SearchPage.FacetValue>> facets) {
        var masked = new LinkedHashMap<String, List<SearchPage.FacetValue>>();
        facets.forEach((name, values) -> masked.put(
                name,
                values.stream()
                        .map(one -> new SearchPage.FacetValue(veil.text(access, one.value()), one.count()))
                        .toList()));
        return masked;
    }

    private static SearchPage.Hit masked(SearchPage.Hit hit, Masking masking, Record record) {
        return masking.hidesNothing()
                ? hit
                : new SearchPage.Hit(
                        hit.ref(),
                        hit.type(),
                        masking.text(hit.title()),
                        hit.occurredAt(),
                        hit.score(),
                        hit.fragments().stream()
                                .map(one -> masked(one, masking, record))
                                .toList(),
                        hit.entities().stream().map(masking::entity).toList());
    }

    /** A piece is cut from the masked whole, so that a number that it cuts does not show a part of itself. */
    private static SearchPage.Fragment masked(SearchPage.Fragment piece, Masking masking, Record record) {
        String whole = switch (piece.field()) {
            case "text" -> record.text();
            case "title" -> record.title();
            default -> record.fields().getOrDefault(piece.field(), "");
        };
        String text = whole.startsWith(piece.text(), piece.start())
                ? masking.text(whole)
                        .substring(piece.start(), piece.start() + piece.text().length())
                : masking.text(piece.text());
        return new SearchPage.Fragment(piece.field(), text, piece.start(), piece.marks());
    }
}
