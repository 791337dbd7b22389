package io.clew.web.money;

import io.clew.web.frame.Assets;
import org.jspecify.annotations.Nullable;

/**
 * The page that follows money.
 *
 * @param fault why the question was not answered; empty where it was
 * @param view null before anything is asked
 */
public record MoneyPage(
        MoneyAsk ask, String fault, @Nullable MoneyView view) {

    /** Whether the page says in words what the trace starts from, since it is no account. */
    public boolean inWords() {
        return view != null && !view.asked().isEmpty();
    }

    public String script() {
        return Assets.path("money.js");
    }
}
