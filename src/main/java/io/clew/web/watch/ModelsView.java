package io.clew.web.watch;

import io.clew.alerts.model.ModelEntry;
import io.clew.web.frame.Names;
import io.clew.web.frame.Words;
import java.util.List;

/** All models, and the form for one more. */
public record ModelsView(List<One> models, ModelForm form, String fault) {

    /** One model in words. */
    public record One(String id, String title, String owner, String version, String state, String tone) {}

    static ModelsView of(List<ModelEntry> models, ModelForm form, Names names, Words words, String fault) {
        WatchMsg say = words.of(WatchMsg.class);
        return new ModelsView(
                models.stream()
                        .map(entry -> new One(
                                entry.id(),
                                entry.title(),
                                names.of(entry.owner().user()),
                                say.version(entry.latest().nth()),
                                state(shown(entry), say),
                                tone(shown(entry))))
                        .toList(),
                form,
                fault);
    }

    private static ModelEntry.State shown(ModelEntry entry) {
        return entry.live().isPresent() ? ModelEntry.State.LIVE : entry.latest().state();
    }

    static String state(ModelEntry.State state, WatchMsg say) {
        return switch (state) {
            case DRAFT -> say.stateDraft();
            case PROPOSED -> say.stateProposed();
            case LIVE -> say.stateLive();
            case REFUSED -> say.stateRefused();
            case RETIRED -> say.stateRetired();
        };
    }

    static String tone(ModelEntry.State state) {
        return switch (state) {
            case LIVE -> "on";
            case PROPOSED -> "warn";
            default -> "";
        };
    }
}
