package io.clew.web;

import java.util.List;

/**
 * One import, under way or over.
 *
 * @param percent done, 0 to 100; -1 where it cannot be said
 * @param pace rate and time left in words; may be empty
 * @param reasons the commonest reasons for rejects, most frequent first
 */
public record ImportView(
        String id,
        String name,
        String state,
        String stateLabel,
        String tone,
        String stage,
        int percent,
        String pace,
        long read,
        long accepted,
        long duplicates,
        long rejected,
        List<FileView> files,
        List<Reason> reasons,
        String failure,
        String searchHref) {

    public record FileView(String name, String mapping, String why, long accepted, long rejected) {}

    public record Reason(String label, long count) {}

    public boolean running() {
        return state.equals("queued") || state.equals("running");
    }

    public boolean finished() {
        return state.equals("done");
    }

    public String eventsHref() {
        return "/imports/" + id + "/progress";
    }

    public String rejectsHref() {
        return "/imports/" + id + "/rejects";
    }
}
