package io.clew.graph.neo4j;

import io.clew.graph.GraphView.NodeCursor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import org.neo4j.driver.Record;

/** Every entity that a reader sees, asked for five thousand at a time. */
final class NodePages implements NodeCursor {

    static final int SIZE = 5000;

    private final Function<String, List<Record>> pages;
    private final ToIntFunction<String> handles;
    private final List<Integer> page = new ArrayList<>();
    private int place = -1;
    private String after;
    private boolean more = true;

    /**
     * @param first the id behind which the first page begins
     * @param pages rows of at most {@link #SIZE} ids behind the given one, in their order, and whether each is seen
     */
    NodePages(String first, Function<String, List<Record>> pages, ToIntFunction<String> handles) {
        this.after = first;
        this.pages = pages;
        this.handles = handles;
    }

    @Override
    public boolean next() {
        place++;
        while (place == page.size() && more) {
            page.clear();
            place = 0;
            List<Record> rows = pages.apply(after);
            more = rows.size() == SIZE;
            for (Record row : rows) {
                after = row.get("id").asString();
                if (row.get("seen").asBoolean()) {
                    page.add(handles.applyAsInt(after));
                }
            }
        }
        return place < page.size();
    }

    @Override
    public long node() {
        return page.get(place);
    }
}
