package io.clew.web.frame;

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
 * @param asOf moment as of which records are shown; empty for now
 * @param inCase whether the purpose is a case into which the visitor may put things
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
        boolean inCase,
        List<RailEntry> rail,
        String asOf) {

    /**
     * @param icon name in the sprite
     * @param waiting how much waits there for the visitor
     */
    public record RailEntry(String id, String label, String icon, String href, int waiting) {
        RailEntry(String id, String label, String icon, String href) {
            this(id, label, icon, href, 0);
        }
    }

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
        return new Frame(words, here, active, theme, user, purpose, purposes, text, inCase, rail, asOf);
    }
}
