package io.clew.search.lucene;

import java.util.ArrayList;
import java.util.List;

/**
 * Exact terms that always come together, such as all those by which an identifier with its name is found. Told apart by
 * identity, so that whoever has seen a group need not look at its terms again.
 */
final class TermGroup {

    private final List<String> fields = new ArrayList<>();
    private final List<String> terms = new ArrayList<>();

    TermGroup with(String field, String term) {
        fields.add(field);
        terms.add(term);
        return this;
    }

    int size() {
        return fields.size();
    }

    String field(int place) {
        return fields.get(place);
    }

    String term(int place) {
        return terms.get(place);
    }
}
