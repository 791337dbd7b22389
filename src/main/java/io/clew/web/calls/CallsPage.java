package io.clew.web.calls;

import org.jspecify.annotations.Nullable;

/**
 * The page of call records.
 *
 * @param fault why nothing is shown, in words; empty where nothing is wrong
 * @param view null where nothing was asked or something is wrong
 */
public record CallsPage(
        CallsAsk ask, String fault, @Nullable CallsView view) {

    public boolean found() {
        return view != null;
    }
}
