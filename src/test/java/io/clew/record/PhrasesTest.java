package io.clew.record;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PhrasesTest {

    @Test
    void aMessageIsToldInTheOtherLanguageWithItsValues() {
        assertThat(Phrases.english("没有来源 jq，或无权查看。")).isEqualTo("There is no source jq, or you may not read it.");
        assertThat(Phrases.chinese("There is no pattern 'XX'. Known are [F1, F2]."))
                .isEqualTo("没有模型“XX”。已有 [F1, F2]。");
        assertThat(Phrases.chinese("Parameter 'least' of F1 cannot be -1.0.")).isEqualTo("模型 F1 的参数“least”不能是 -1.0。");
    }

    @Test
    void aValueWithSlotsAndBreaksInItIsCarriedOverAsItIs() {
        assertThat(Phrases.english("没有来源 {0}$1\n，或无权查看。"))
                .isEqualTo("There is no source {0}$1\n, or you may not read it.");
    }

    @Test
    void aMessageThatIsNotListedStaysAsItIs() {
        assertThat(Phrases.english("别的话")).isEqualTo("别的话");
        assertThat(Phrases.chinese("something else")).isEqualTo("something else");
    }

    @Test
    void whatWasFoundIsToldInEnglishWithItsValues() {
        assertThat(Phrases.finding("追踪的资金有 300.00 元到此中断：未调单。", false))
                .isEqualTo("The trail of 300.00 yuan ends here: no statement.");
        assertThat(Phrases.finding("累计 60 分，达到复核线：快进快出 40 + 夜间活动 20。", false))
                .isEqualTo("60 points, enough for a review: in and out at once 40 + at night 20.");
        assertThat(Phrases.finding(
                        "By Pro rata, ¥ 2.00 of the balance of ¥ 3.00 are the victims’; no more may be frozen.", true))
                .isEqualTo("依按比例方法，该账户余额 ¥ 3.00 中有 ¥ 2.00 归属受害人；冻结以此为限。");
        assertThat(Phrases.finding("由人写下的理由", false)).isEqualTo("由人写下的理由");
    }
}
