package io.clew.web.dossier;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of a dossier that stand nowhere else. */
@MessageBundle(value = "dossier", locale = Words.CHINESE)
public interface DossierMsg {

    @Message("本页")
    String contents();

    @Message("归属")
    String belongs();

    @Message("名下")
    String theirs();

    @Message("持有人")
    String holder();

    @Message("没有记录写明是谁的")
    String noHolder();

    @Message("开户行")
    String bank();

    @Message("状态")
    String state();

    @Message("最近打印的余额")
    String balance();

    @Message("截至 {at}")
    String asOf(String at);

    @Message("记录未写明")
    String unsaid();

    @Message("笔数太多或金额过大，未合计")
    String notSummed();

    @Message("合计")
    String sum();

    @Message("名下互转也计入")
    String sumHint();

    @Message("名下 {accounts} 个账户、{phones} 个号码")
    String count(int accounts, int phones);

    @Message("最近")
    String last();
}
