package io.clew.web.watch;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of two looks of a model held against each other. */
@MessageBundle(value = "compared", locale = Words.CHINESE)
public interface ComparedMsg {

    @Message("比较两个版本")
    String compare();

    @Message("同一时段比较两个版本：逐条看出改动会多报什么、少报什么。另填前一时段则比较前后：命中是否已经漂移。不留存，也不触发预警。")
    String compareText();

    @Message("版本甲")
    String compareFirst();

    @Message("版本乙")
    String compareSecond();

    @Message("时段自")
    String compareFrom();

    @Message("至")
    String compareTo();

    @Message("版本甲另用时段自")
    String compareEarlier();

    @Message("时段止")
    String compareUntil();

    @Message("比较")
    String compareRun();

    @Message("仅甲")
    String comparedFirst();

    @Message("仅乙")
    String comparedSecond();

    @Message("两者")
    String comparedBoth();

    @Message("笔数")
    String measureFacts();

    @Message("对手数")
    String measureOthers();

    @Message("金额")
    String measureSum();

    @Message("命中的分布已明显偏离，建议重新回测后再用。")
    String driftWarning();

    @Message("两者都命中 {both} 个，仅甲 {first} 个，仅乙 {second} 个")
    String comparedCounts(long both, long first, long second);

    @Message("{measure}：命中不足 100 次，无从判断是否漂移")
    String stabilityUnknown(String measure);

    @Message("{measure}：稳定（PSI {index}）")
    String stable(String measure, String index);

    @Message("{measure}：有变化（PSI {index}）")
    String moved(String measure, String index);

    @Message("{measure}：已漂移（PSI {index}）")
    String drifted(String measure, String index);
}
