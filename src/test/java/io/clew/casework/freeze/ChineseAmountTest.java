package io.clew.casework.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ChineseAmountTest {

    @Test
    void amountsAreWrittenAsOnCheques() {
        Map.of(
                        0L, "人民币零元整",
                        5L, "人民币伍分",
                        1_000_000L, "人民币壹万元整",
                        1_230_050L, "人民币壹万贰仟叁佰元伍角整",
                        10_001_05L, "人民币壹万零壹元零伍分",
                        100_100_00L, "人民币壹拾万零壹佰元整",
                        1_000_000_001_00L, "人民币壹拾亿零壹元整",
                        20_305_00L, "人民币贰万零叁佰零伍元整",
                        1_0000_1000_00L, "人民币壹亿零壹仟元整")
                .forEach((fen, words) ->
                        assertThat(ChineseAmount.of(fen)).as("%d", fen).isEqualTo(words));
    }
}
