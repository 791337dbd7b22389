package io.clew.web.record;

import io.clew.web.search.SearchView;
import java.util.List;

/** Records whose text is like one record's, each with the pieces that agree. */
public record SimilarView(List<SearchView.HitView> hits, long total) {}
