package io.clew.web;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of approvals, emergencies and the pages over the audit. */
@MessageBundle(value = "oversight", locale = Words.CHINESE)
public interface OversightMsg {

    @Message("须另一人批准")
    String errApproval();

    @Message("什么都没有改动。批准前可继续其他工作;进度见“审批”页。")
    String errApprovalText();
}
