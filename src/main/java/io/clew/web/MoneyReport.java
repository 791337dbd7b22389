package io.clew.web;

/**
 * The printed document of a trace, always in Chinese.
 *
 * @param made when, as people read it
 * @param css the style itself, for a renderer that fetches nothing; empty where a browser links it
 */
public record MoneyReport(MoneyView view, String user, String purpose, String made, String method, String css) {

    public String sheet() {
        return Assets.path("document.css");
    }
}
