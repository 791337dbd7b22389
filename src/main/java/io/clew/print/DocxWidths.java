package io.clew.print;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * How wide the columns of a table are in a word processor, which does not measure text before it is opened: by the longest
 * text of each, where numbers of accounts and amounts never break and sentences may.
 */
final class DocxWidths {

    /** Classes of cells that stand on one line. */
    private static final Set<String> WHOLE = Set.of("id whole", "id", "num");

    private static final int LEAST = 7;
    private static final int SENTENCE = 26;
    private static final int LABEL = 22;

    private DocxWidths() {}

    /** Of 100, a column each; at least 1. */
    static int[] of(NodeList rows) {
        List<Integer> longest = new ArrayList<>();
        boolean form = rows.getLength() > 0;
        for (int i = 0; i < rows.getLength(); i++) {
            var row = (Element) rows.item(i);
            form &= row.getElementsByTagName("th").getLength() == 1
                    && row.getElementsByTagName("td").getLength() == 1;
            int column = 0;
            for (Node node = row.getFirstChild(); node != null; node = node.getNextSibling()) {
                if (node instanceof Element cell) {
                    if (column == longest.size()) {
                        longest.add(LEAST);
                    }
                    longest.set(column, Math.max(longest.get(column), room(cell)));
                    column++;
                }
            }
        }
        if (form) {
            return new int[] {LABEL, 100 - LABEL};
        }
        int sum = longest.stream().mapToInt(Integer::intValue).sum();
        return longest.stream()
                .mapToInt(length -> Math.max(1, 100 * length / sum))
                .toArray();
    }

    /** A letter of Chinese is as wide as two digits. */
    private static int room(Element cell) {
        String text = cell.getTextContent().strip();
        int room = 2 + text.codePoints().map(letter -> letter < 0x2e80 ? 1 : 2).sum();
        return WHOLE.contains(cell.getAttribute("class")) ? room : Math.min(room, SENTENCE);
    }
}
