package io.clew.web.assignment;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of what was handed over and what came back. */
@MessageBundle(value = "assignment", locale = Words.CHINESE)
public interface AssignmentMsg {

    @Message("移送与反馈")
    String title();

    @Message("线索移送给哪个单位，重复警情交给谁，何时应答复，来了什么反馈。逾期的排在最前。系统不对外发送任何内容；移送函在线索上制作。")
    String text();

    @Message("按年度")
    String years();

    @Message("按单位")
    String units();

    @Message("年度")
    String year();

    @Message("单位或承办人")
    String to();

    @Message("移送")
    String handed();

    @Message("已反馈")
    String answered();

    @Message("办结")
    String closed();

    @Message("逾期")
    String overdue();

    @Message("破案（起）")
    String cases();

    @Message("抓获（人）")
    String arrests();

    @Message("挽回")
    String money();

    @Message("挽回（元）")
    String moneyAsk();

    @Message("只看待反馈的")
    String open();

    @Message("全部")
    String all();

    @Message("线索")
    String lead();

    @Message("重复警情 {n} 件")
    String repeats(int n);

    @Message("移送 {to}")
    String given(String to);

    @Message("{by} 于 {at} 移送")
    String givenBy(String by, String at);

    @Message("应于 {due} 前答复")
    String due(String due);

    @Message("答复期限")
    String dueAsk();

    @Message("说明（可不填）")
    String note();

    @Message("反馈内容（必填）")
    String answer();

    @Message("就此办结")
    String closes();

    @Message("登记反馈")
    String keep();

    @Message("移送")
    String hand();

    @Message("{by} 于 {at}：{what}")
    String came(String by, String at, String what);

    @Message("破案 {n} 起")
    String casesN(int n);

    @Message("抓获 {n} 人")
    String arrestsN(int n);

    @Message("挽回 {amount}")
    String moneyN(String amount);

    @Message("已登记")
    String kept();

    @Message("还没有移送")
    String none();

    @Message("在线索或重复警情上填写单位与期限即可移送，答复与成效登记在这里。")
    String noneText();

    @Message("另有 {n} 项依据的内容您无权查看")
    String withheld(int n);
}
