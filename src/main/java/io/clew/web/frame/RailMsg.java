package io.clew.web.frame;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Entries of the rail that {@link Msg} has no room for: Qute makes no class of much more than three hundred words. */
@MessageBundle(value = "rail", locale = Words.CHINESE)
public interface RailMsg {

    @Message("预警")
    String alerts();
}
