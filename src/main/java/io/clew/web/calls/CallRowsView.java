package io.clew.web.calls;

import io.clew.record.EntityKey;
import java.util.List;

/**
 * The calls behind one figure.
 *
 * @param what which of them, in words
 * @param back to where one came from
 */
public record CallRowsView(
        EntityKey key, String what, List<CallsView.CallView> calls, String shownOf, int withheld, String back) {}
