package io.clew.alerts.model;

import io.clew.alerts.Alert;
import io.clew.alerts.Mandate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A model with all its versions. What a version says never changes; at most one is live.
 *
 * @param owner who made it, in whose name it looks
 */
public record ModelEntry(String id, String title, Mandate owner, Instant madeAt, List<Version> versions) {

    /** Where a version stands. */
    public enum State {
        DRAFT,
        /** Somebody asked that it go live. */
        PROPOSED,
        LIVE,
        REFUSED,
        RETIRED
    }

    /**
     * @param nth from 1
     * @param text the model as it was given, YAML or JSON
     * @param why what changed
     * @param proposedBy null until somebody asked that it go live
     * @param decidedBy who agreed or refused, or retired it; null until then
     */
    public record Version(
            int nth,
            String text,
            String by,
            Instant at,
            String why,
            State state,
            @Nullable String proposedBy,
            @Nullable String decidedBy,
            @Nullable String reason,
            @Nullable Instant decidedAt) {

        Version proposed(String who) {
            return new Version(nth, text, by, at, why, State.PROPOSED, who, null, null, null);
        }

        Version decided(State now, String who, String because, Instant when) {
            return new Version(nth, text, by, at, why, now, proposedBy, who, because, when);
        }
    }

    public ModelEntry {
        versions = List.copyOf(versions);
    }

    /** The version that raises alerts. */
    public Optional<Version> live() {
        return versions.stream().filter(one -> one.state == State.LIVE).findFirst();
    }

    public Version latest() {
        return versions.getLast();
    }

    Alert.Origin origin(Version version) {
        return new Alert.Origin("model", id, title, version.nth);
    }

    ModelEntry with(String newTitle, Version changed) {
        var all = new ArrayList<Version>();
        boolean known = false;
        for (Version one : versions) {
            known |= one.nth == changed.nth;
            all.add(one.nth == changed.nth ? changed : one);
        }
        if (!known) {
            all.add(changed);
        }
        return new ModelEntry(id, newTitle, owner, madeAt, all);
    }
}
