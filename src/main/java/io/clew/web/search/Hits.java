package io.clew.web.search;

import io.clew.search.SearchPage;
import io.clew.web.frame.Icons;
import io.clew.web.frame.Shown;
import io.clew.web.search.SearchView.FragmentView;
import io.clew.web.search.SearchView.HitView;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Turns hits of the index into what lists show. */
public final class Hits {

    private static final int FRAGMENTS = 3;
    private static final int ENTITIES = 6;
    private static final int LONGEST_TITLE = 80;
    private static final Set<String> UNNAMED = Set.of("text", "title");

    private Hits() {}

    /** @param titles of sources, by id */
    public static List<HitView> of(SearchPage page, Map<String, String> titles) {
        var hits = new ArrayList<HitView>(page.hits().size());
        for (var hit : page.hits()) {
            var fragments = new ArrayList<FragmentView>();
            List<Piece> title = null;
            for (var fragment : hit.fragments()) {
                if (fragment.field().equals("title")) {
                    title = Piece.cut(fragment.text(), fragment.marks());
                } else if (fragments.size() < FRAGMENTS && !fragment.text().isBlank()) {
                    fragments.add(new FragmentView(
                            fragment.field(),
                            !UNNAMED.contains(fragment.field()),
                            Piece.cut(fragment.text(), fragment.marks())));
                }
            }
            if (title == null) {
                title = List.of(new Piece(hit.title().isBlank() ? hit.ref().toString() : hit.title(), false));
            }
            String href = Shown.href(hit.ref());
            var seen = new HashSet<>();
            var entities =
                    hit.entities().stream().filter(ref -> seen.add(ref.key())).toList();
            hits.add(new HitView(
                    hits.size() + 1,
                    hit.ref(),
                    href,
                    "/preview" + href.substring("/records".length()),
                    hit.type(),
                    Icons.record(hit.type()),
                    shortened(title),
                    hit.occurredAt(),
                    titles.getOrDefault(hit.ref().source(), hit.ref().source()),
                    fragments,
                    entities.subList(0, Math.min(ENTITIES, entities.size())),
                    Math.max(0, entities.size() - ENTITIES)));
        }
        return hits;
    }

    private static List<Piece> shortened(List<Piece> title) {
        var kept = new ArrayList<Piece>();
        int left = LONGEST_TITLE;
        for (Piece piece : title) {
            if (piece.text().length() > left) {
                kept.add(new Piece(piece.text().substring(0, left) + "…", piece.on()));
                return kept;
            }
            kept.add(piece);
            left -= piece.text().length();
        }
        return kept;
    }
}
