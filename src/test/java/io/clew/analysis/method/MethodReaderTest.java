package io.clew.analysis.method;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MethodReaderTest {

    private static final String RANSOM = "喂，是老周吗？你女儿现在在我们手里，想要人就准备二十万赎金，不许报警，不然就别想再见到她。";
    private static final String BANK = "您好，我是某银行信用卡中心的客服，系统检测到您的账户有异常交易，请您提供身份证号码和验证码核实一下身份。";
    private static final String ORDER = "您好，我想订一份宫保鸡丁和两碗米饭，送到学院路，大概多久能到？好的，四十分钟内送达，一共五十六元，谢谢您的订餐。";

    /** Two kinds and no fraud; 寄 speaks for a parcel, 养 for romance, and both as much for each. */
    private static final List<String> LINES = List.of(
            "# a model",
            "mail\tordinary\tromance",
            "-4000\t-4000\t-4000",
            "寄件\t1000\t12000\t0\t0",
            "养家\t1000\t0\t0\t12000",
            "散步\t1000\t0\t12000\t0");

    private final MethodReader shipped = MethodReader.shipped();
    private final MethodReader small = new MethodReader(Vocabulary.shipped(), new KindModel(LINES));

    @Test
    void aCallIsToldByHowItIsSaidAndShowsTheWords() {
        MethodReader.Kind kind = Objects.requireNonNull(shipped.kind(RANSOM));
        assertThat(kind.code()).isEqualTo("kidnap");
        assertThat(kind.words()).isNotEmpty().allSatisfy(word -> {
            assertThat(word.start()).isBetween(0, RANSOM.length() - 1);
            assertThat(word.end()).isBetween(word.start() + 1, RANSOM.length());
        });
    }

    @Test
    void whatMayAsWellBeAnotherKindSaysSo() {
        MethodReader.Kind kind = Objects.requireNonNull(shipped.kind(BANK));
        assertThat(List.of("bank", "identity", "phishing", "service")).contains(kind.code());
        MethodReader.Kind both = Objects.requireNonNull(small.kind("他要寄件又说要养家"));
        assertThat(both.others()).hasSize(1);
        assertThat(List.of(both.code(), both.others().getFirst())).containsExactlyInAnyOrder("mail", "romance");
    }

    @Test
    void anOrdinaryCallIsNoFraud() {
        assertThat(shipped.kind(ORDER)).isNull();
        assertThat(small.kind("晚饭后散步")).isNull();
    }

    @Test
    void wordsOfTheVocabularyDecideWhereTheModelKnowsNothing() {
        MethodReader.Kind kind = Objects.requireNonNull(small.kind("对方在裸聊后以群发给亲友通讯录相要挟"));
        assertThat(kind.code()).isEqualTo("extortion");
        assertThat(kind.words()).extracting(MethodReader.Found::start).contains(3);
        assertThat(small.kind("报案人遗失钱包一个")).isNull();
    }

    @Test
    void placesOfWordsAreThoseOfTheTextAsItWasWritten() {
        String text = "１２３　寄件";
        MethodReader.Kind kind = Objects.requireNonNull(small.kind(text));
        assertThat(kind.words())
                .singleElement()
                .satisfies(word ->
                        assertThat(text.substring(word.start(), word.end())).isEqualTo("寄件"));
    }
}
