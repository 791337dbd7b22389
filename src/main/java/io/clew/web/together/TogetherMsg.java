package io.clew.web.together;

import io.clew.web.frame.Words;
import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words of the page that lays several entities beside each other. */
@MessageBundle(value = "together", locale = Words.CHINESE)
public interface TogetherMsg {

    @Message("共同关系与路径")
    String title();

    @Message("共同关系")
    String common();

    @Message("路径")
    String paths();

    @Message("按共同触及的笔数排列；枢纽是关联很多的公共号码或账户，单独标出。")
    String commonText();

    @Message("没有一个实体与它们全都有关系。")
    String noCommon();

    @Message("六步之内没有路径。")
    String noPaths();

    @Message("枢纽")
    String hub();

    @Message("关联很多，多半是公共号码、机构或备付金账户；有它不说明彼此认识")
    String hubWhy();

    @Message("没有穿过 {n} 个枢纽")
    String hubsPassed(String n);

    @Message("也穿过枢纽")
    String throughHubs();

    @Message("不穿过枢纽")
    String aroundHubs();

    @Message("与它们之间")
    String facts();

    @Message("全部关联")
    String degree();

    @Message("路径 {n} · {steps} 步")
    String path(int n, int steps);

    @Message("{facts} 笔")
    String rows(String facts);

    @Message("按话单比较")
    String calls();

    @Message("没有可读的记录提到：{keys}")
    String unknown(String keys);

    @Message("问题太大，只找了一部分。")
    String cut();

    @Message("请选两个或更多实体")
    String needTwo();

    @Message("在检索结果、档案或批量比对里勾选两个或更多，再点“共同关系”。")
    String needTwoText();

    @Message("选中")
    String pick();

    @Message("已选")
    String picked();

    @Message("清除选择")
    String clear();

    @Message("读作")
    String readAs();
}
