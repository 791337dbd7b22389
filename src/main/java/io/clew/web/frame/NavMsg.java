package io.clew.web.frame;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** Entries of the rail beside those in {@link Msg}, which is as large as a bundle can be (300 messages). */
@MessageBundle(value = "nav", locale = Words.CHINESE)
public interface NavMsg {

    @Message("止付")
    String freezes();

    @Message("存为图片")
    String picture();

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

    @Message("截至")
    String asOf();

    @Message("记录截至 {moment}")
    String asOfMoment(String moment);

    @Message("其后入库的记录都不显示、不计入；其间更正过的记录也不显示。案件、画布、线索、止付等工作成果仍是现状。")
    String asOfText();

    @Message("回到现在")
    String asOfNow();

    @Message("日期 2026-03-01、时刻或序号")
    String asOfHint();
}
