package io.clew.web.print;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the printed document of a trace that its page does not have. */
@MessageBundle(value = "paper", locale = Words.CHINESE)
public interface PaperMsg {

    @Message("资金追踪报告")
    String title();

    @Message("事由")
    String purpose();

    @Message("制作")
    String made();

    @Message("{user}，{at}")
    String madeBy(String user, String at);

    @Message("起点")
    String start();

    @Message("{from}{#if !at.isEmpty}，{at}{/if}{#if !amount.isEmpty}，{amount} 元{/if}")
    String startLine(String from, String at, String amount);

    @Message("{method}（{text}）")
    String methodLine(String method, String text);

    @Message("范围")
    String scope();

    @Message("{depth} 层以内，每户停留不超过 {hours} 小时{#if !min.isEmpty}，不低于 {min} 元{/if}")
    String scopeLine(String depth, String hours, String min);

    @Message("金额单位：人民币元（另注明的除外）。“#”后的数字是第六部分流水明细的行号，每个金额都能由所列各行核对；每行列出其原始记录。")
    String note();

    @Message("“全部污染”只是上限，不得作为冻结依据。")
    String poison();

    @Message("计算达到上限，本报告不完整。")
    String cut();

    @Message("有 {n} 个来源因权限未参与计算。")
    String withheld(int n);

    @Message("一、概要")
    String summary();

    @Message("二、逐级账户")
    String levels();

    @Message("转入 #")
    String inRows();

    @Message("转出 #")
    String outRows();

    @Message("未逐笔展开：")
    String folds();

    @Message("{account}（{why}）其他 {payments} 笔 {amount}")
    String fold(String account, String why, int payments, String amount);

    @Message("；")
    String semicolon();

    @Message("。")
    String stop();

    @Message("三、余留")
    String remains();

    @Message("各合法方法最小")
    String least();

    @Message("四、限额冻结建议")
    String proposals();

    @Message("限额为账户余额与归属受害人余留二者中较小的一个。是否冻结由有权机关依法决定；紧急止付以 48 小时为限，冻结以六个月为限。")
    String clocks();

    @Message("五、断点与调证清单")
    String gaps();

    @Message("未解释金额")
    String unexplained();

    @Message("次序")
    String rank();

    @Message("调取账户")
    String ask();

    @Message("可解释金额")
    String explains();

    @Message("以下流水前后余额不符：")
    String contradictions();

    @Message("六、流水明细")
    String rows();

    @Message("付款账户")
    String payer();

    @Message("收款账户")
    String payee();

    @Message("原始记录")
    String record();

    @Message("制作人：")
    String maker();

    @Message("审核人：")
    String checker();

    @Message("日期：")
    String date();
}
