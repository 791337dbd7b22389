package io.clew.web;

import java.util.List;

/**
 * What surrounds every page.
 *
 * @param here path and query of this page, for coming back to it
 * @param active id of the rail entry that this page belongs to; empty for none
 * @param theme {@code auto}, {@code light} or {@code dark}
 * @param purpose of the moment; empty where none has been given
 * @param purposes given before, latest first
 * @param asked what the search box holds
 */
public record Frame(
        Words words,
        String here,
        String active,
        String theme,
        String user,
        String purpose,
        List<String> purposes,
        String asked,
        List<RailEntry> rail) {

    /** @param icon name in the sprite */
    public record RailEntry(String id, String label, String icon, String href) {}

    public String css() {
        return Assets.path("app.css");
    }

    public String script() {
        return Assets.path("app.js");
    }

    public String themeScript() {
        return Assets.path("theme.js");
    }

    public String kindsCss() {
        return KindColours.PATH;
    }

    public String lang() {
        return words.lang();
    }

    /** The theme to draw before any script runs. */
    public String firstTheme() {
        return theme.equals("dark") ? "dark" : "light";
    }

    public boolean current(RailEntry entry) {
        return entry.id().equals(active);
    }

    public Frame asking(String text) {
        return new Frame(words, here, active, theme, user, purpose, purposes, text, rail);
    }
}
