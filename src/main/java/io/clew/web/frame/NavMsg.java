package io.clew.web.frame;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Entries of the rail beside those in {@link Msg}, which is as large as a bundle can be (300 messages). */
@MessageBundle(value = "nav", locale = Words.CHINESE)
public interface NavMsg {

    @Message("止付")
    String freezes();

    @Message("日报")
    String briefs();

    @Message("话单")
    String calls();

    @Message("预警")
    String alerts();

    @Message("团伙")
    String gangs();

    @Message("串并案")
    String series();
}
