package io.clew.graph.memory;

import io.clew.graph.Ontology;
import io.clew.record.FactColumns;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Adds the facts of one page of records to a change, without making objects of them. */
final class PageIntake {
    private final FactColumns page;
    private final FactColumns.Keys keys;
    private final int[] links;
    private final int[] currencies;
    private byte[] source = new byte[0];
    private int number = -1;

    PageIntake(Ontology ontology, FactColumns page) {
        this.page = page;
        keys = page.keys();
        List<String> words = page.words();
        links = new int[words.size()];
        currencies = new int[words.size()];
        for (int i = 0; i < links.length; i++) {
            links[i] = ontology.ordinal(words.get(i));
            currencies[i] = -1;
        }
    }

    void addTo(GraphChange change, boolean corrections) {
        for (int r = 0; r < page.records(); r++) {
            if (page.sequences[r] <= change.sequence()) {
                continue;
            }
            change.reached(page.sequences[r]);
            int begin = page.nameBegin(r);
            int end = page.nameEnds[r];
            int id = begin + source(change, begin, end) + 1;
            if (corrections && page.versions[r] > 1) {
                change.takeBack(number, new String(page.names, id, end - id, StandardCharsets.UTF_8));
            }
            int fact = page.factBegin(r);
            int facts = page.factEnds[r] - fact;
            if (facts > 0) {
                int ordinal = change.name(number, page.names, id, end - id, facts);
                for (int n = 0; n < facts; n++) {
                    add(change, fact + n, ordinal + n);
                }
            }
        }
    }

    /** Sets the number of the source that a name begins with; returns its length. */
    private int source(GraphChange change, int begin, int end) {
        byte[] names = page.names;
        int length = source.length;
        if (number >= 0
                && begin + length < end
                && names[begin + length] == '/'
                && Arrays.equals(source, 0, length, names, begin, begin + length)) {
            return length;
        }
        length = 0;
        while (names[begin + length] != '/') {
            length++;
        }
        source = Arrays.copyOfRange(names, begin, begin + length);
        number = change.source(new String(source, StandardCharsets.UTF_8));
        return length;
    }

    private void add(GraphChange change, int fact, int ordinal) {
        int link = links[page.links[fact]];
        if (link < 0) {
            change.leaveOut(ordinal);
            return;
        }
        change.delta()
                .add(
                        node(change, page.from[fact]),
                        node(change, page.to[fact]),
                        link,
                        page.at[fact],
                        page.amounts[fact],
                        currency(change, page.currencies[fact]),
                        ordinal);
    }

    private int node(GraphChange change, int place) {
        if (place >= keys.known.length) {
            keys.known = Arrays.copyOf(keys.known, Math.max(place + 1024, keys.known.length * 2));
        }
        int known = keys.known[place];
        if (known == 0) {
            int begin = keys.begin(place);
            known = change.node(keys.bytes(), begin, keys.end(place) - begin) + 1;
            keys.known[place] = known;
        }
        return known - 1;
    }

    private int currency(GraphChange change, int word) {
        if (currencies[word] < 0) {
            currencies[word] = change.currency(page.words().get(word));
        }
        return currencies[word];
    }
}
