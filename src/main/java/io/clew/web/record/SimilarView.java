package io.clew.web.record;

import io.clew.inquiry.link.WhyAlike;
import io.clew.record.EntityKey;
import io.clew.record.Message;
import io.clew.record.RecordRef;
import io.clew.web.frame.Words;
import io.clew.web.search.SearchView.HitView;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records whose text is like one record's, each with why in words. */
public record SimilarView(List<Alike> hits) {

    /**
     * A record and why it is like the one shown.
     *
     * @param kind of fraud that both tell; empty where they do not
     * @param words rare pieces that both have
     * @param things that both name
     * @param plain whether nothing but what every report says is alike
     */
    public record Alike(HitView hit, String kind, List<String> words, List<EntityKey> things, boolean plain) {}

    static SimilarView of(List<HitView> hits, Map<RecordRef, WhyAlike.Why> why, Words words) {
        return new SimilarView(
                hits.stream().map(hit -> alike(hit, why.get(hit.ref()), words)).toList());
    }

    private static Alike alike(HitView hit, WhyAlike.@Nullable Why why, Words words) {
        if (why == null) {
            return new Alike(hit, "", List.of(), List.of(), true);
        }
        String kind = why.kind().isEmpty() ? "" : words.tell(Message.of("fraud-kind." + why.kind()));
        boolean plain = kind.isEmpty() && why.words().isEmpty() && why.things().isEmpty();
        return new Alike(hit, kind, why.words(), why.things(), plain);
    }
}
