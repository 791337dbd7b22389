package io.clew.web.watch;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the list of likely victims. */
@MessageBundle(value = "warning", locale = Words.CHINESE)
public interface WarningMsg {

    @Message("去选案件")
    String toCases();

    @Message("上一页")
    String before();

    @Message("下一页")
    String next();

    @Message("从流水中找出可能正在被骗的人，由具名的人列入、认领并逐次登记联系结果。系统从不自动联系任何人；联系方式只给承办人看，每次查看都记入日志。")
    String text();

    @Message("分级与成效")
    String figures();

    @Message("等级")
    String grade();

    @Message("列入")
    String listed();

    @Message("已联系上")
    String reached();

    @Message("确为受害")
    String precision();

    @Message("避免损失（元）")
    String saved();

    @Message("查找并列入")
    String find();

    @Message("含已办结")
    String all();

    @Message("只看未办结")
    String open();

    @Message("全部等级")
    String every();

    @Message("已到期")
    String overdue();

    @Message("已办结")
    String closed();

    @Message("收款账户")
    String paid();

    @Message("应联系时间")
    String due();

    @Message("查看联系方式")
    String contact();

    @Message("记录中没有其电话")
    String noPhone();

    @Message("方式")
    String way();

    @Message("结果")
    String outcome();

    @Message("备注")
    String note();

    @Message("登记")
    String keep();

    @Message("由我承办")
    String mine();

    @Message("清单上没有待办")
    String none();

    @Message("写明理由后点“查找并列入”，按研判模型 F23 查找付款给涉案账户、金额逐笔上升的人。")
    String noneText();

    @Message("请先把一个案件设为事由：劝阻清单属于案件。")
    String needsCase();

    @Message("已登记")
    String kept();

    @Message("尚无人承办")
    String ownerNone();

    @Message("新列入 {added} 人，{known} 人已在清单上")
    String found(int added, int known);

    @Message("另有 {count} 条因权限不显示")
    String withheld(int count);

    @Message("{count} 笔，{from} 至 {to}")
    String paidBetween(int count, String from, String to);

    @Message("{who} {at} 列入：{reason}")
    String takenBy(String who, String at, String reason);
}
