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
}
