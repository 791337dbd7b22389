package io.clew.web.money;

import io.clew.web.frame.Assets;

/**
 * The printed document of a trace, in the language of who asks for it.
 *
 * @param made when, as people read it
 * @param picture the flow as an element; empty where nothing flows
 * @param css the style itself, for a renderer that fetches nothing; empty where a browser links it
 */
public record MoneyReport(
        MoneyView view,
        String user,
        String purpose,
        String made,
        String method,
        String methodText,
        String lang,
        String picture,
        String css) {

    public String sheet() {
        return Assets.path("document.css");
    }
}
