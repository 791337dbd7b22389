package io.clew.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clew.record.EntityKey;
import io.clew.record.Messages;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReaderTest {

    private static ReadQuery read(String typed) {
        return QueryReader.read(typed, Set.of(), false, Vocabulary.NONE);
    }

    @Test
    void aFormOfManyStarsIsRefusedWhereItStands() {
        for (String stars : List.of("138****".repeat(9), "1×2×3×4×5×6×7×8×9×0", "phone:" + "1*".repeat(9))) {
            assertThatThrownBy(() -> QueryReader.read("诈骗 " + stars, Set.of(), true, Vocabulary.NONE))
                    .isInstanceOfSatisfying(
                            QuerySyntaxException.class,
                            refusal -> assertThat(refusal.offset()).isBetween(3, 9));
        }
    }

    @Test
    void readsBlanksAsAndAndOrWeakerThanAnd() {
        assertThat(read("甲乙 丙丁 OR 戊己").clause())
                .isInstanceOfSatisfying(
                        Clause.Any.class,
                        any -> assertThat(any.of()).hasSize(2).first().isInstanceOf(Clause.All.class));
    }

    @Test
    void readsFullWidthSignsAsThoseOfAscii() {
        assertThat(read("\uff08甲乙 OR \u201c丙丁\u201d\uff09 \uff0d戊己 type\uff1acall")
                        .clause())
                .isEqualTo(read("(甲乙 OR \"丙丁\") -戊己 type:call").clause());
    }

    @Test
    void takesGroupsOfDigitsForOneNumber() {
        ReadQuery read = read("138 1234 5678 转账");
        assertThat(read.interpretation())
                .anySatisfy(
                        way -> assertThat(way).isEqualTo(new Interpretation("identifier", "138 1234 5678", way.to())));
        assertThat(read.clause().toString()).contains(new EntityKey("phone", "+8613812345678").toString());
    }

    @Test
    void leavesOutWhatTheReaderRefused() {
        ReadQuery all = read("帮信");
        assertThat(all.interpretation()).extracting(Interpretation::kind).contains("synonym", "script");
        ReadQuery less = QueryReader.read("帮信", Set.of("synonym:帮信"), false, Vocabulary.NONE);
        assertThat(less.interpretation()).extracting(Interpretation::kind).containsExactly("script");
    }

    @Test
    void leavesColonsOfAddressesAndSpeechAlone() {
        for (String typed : List.of("https://example.com/a", "张三:你好", "20:15", "2001:db8::1", "AA:BB:CC:DD:EE:FF")) {
            assertThat(read(typed).clause()).as(typed).isNotNull();
        }
    }

    @Test
    void takesASentenceThatAsksForAnyOfItsWords() {
        for (String typed : List.of("受害人是怎么把钱转出去的？", "誰 提供了 收款賬戶?", "报案人接到电话,对方自称客服 要求转账")) {
            ReadQuery read = read(typed);
            assertThat(read.interpretation())
                    .as(typed)
                    .extracting(Interpretation::id)
                    .contains("question:" + typed);
            assertThat(read.clause().toString()).contains("question=true").doesNotContain("怎么", "谁", "All");
        }
        for (String typed : List.of("多少钱", "为什么呢", "张三 李四 转账 平台", "某市某某区信息科技发展有限公司分公司", "\"什么意思\" 转账", "什么时候转账 -测试")) {
            assertThat(read(typed).clause().toString()).as(typed).doesNotContain("question=true");
        }
    }

    @Test
    void readsAQuestionAsWordsWhereThatWasRefused() {
        String typed = "谁提供了收款账户？";
        ReadQuery words = QueryReader.read(typed, Set.of("question:" + typed), false, Vocabulary.NONE);
        assertThat(words.clause()).isEqualTo(new Clause.Words(typed, false, false));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            (甲乙             | 0
            甲乙)             | 2
            甲乙 OR           | 3
            OR 甲乙           | 0
            甲乙 AND          | 3
            甲乙 -            | 99
            --甲乙            | 1
            ""                | 0
            foo:bar           | 0
            甲 amount:abc     | 9
            amount:[5 TO 1]   | 7
            amount:[5,1]      | 7
            date:昨天         | 5
            "甲 乙"~          | 5
            type:             | 0
            title:(甲 OR 乙)  | 6
            key:abc           | 4
            ???               | 0
            """)
    void saysWhereAndHowToMend(String typed, int offset) {
        if (offset == 99) {
            assertThat(read(typed)).isNotNull();
            return;
        }
        assertThatThrownBy(() -> read(typed.strip())).isInstanceOfSatisfying(QuerySyntaxException.class, e -> {
            assertThat(e.offset()).as(e.getMessage()).isEqualTo(offset);
            assertThat(e.getMessage()).matches(message -> message.length() > 8, "says how to mend it");
        });
    }

    @Test
    void refusesWhatIsTooLongTooManyTooDeepOrUnseen() {
        for (String typed :
                List.of("骗".repeat(1 << 20), "骗 ".repeat(2_000), "(".repeat(3_000), "甲\u0007乙", "甲\ud800")) {
            assertThatThrownBy(() -> read(typed)).isInstanceOf(QuerySyntaxException.class);
        }
    }

    @Test
    void readsOrRefusesWhateverIsTypedAndSaysInTwoLanguagesHowToMendIt() {
        String[] pieces = {
            "\"",
            "“",
            "”",
            "(",
            ")",
            "（",
            "）",
            "[",
            "]",
            "~",
            "~3",
            "*",
            "-",
            "－",
            ":",
            "：",
            "|",
            "||",
            "&&",
            " ",
            "　",
            "\t",
            "\n",
            "\u0000",
            "\u0007",
            "\u007f",
            "\ud800",
            "\udc00",
            "😀",
            "𠀀",
            "\u200b",
            "\ufffd",
            " OR ",
            " AND ",
            " NOT ",
            " TO ",
            "张三",
            "實戰(zhàn)",
            "跑分平台",
            "怎么",
            "？",
            "138",
            "138****8000",
            "6222*2233",
            "尾号",
            "2233",
            "１３８",
            "amount",
            "金额:",
            "date:",
            "date:[2026-",
            "amount:[",
            ">=5万",
            "<",
            "key:",
            "phone:",
            "type:",
            "title:",
            "foo:",
            "摘要:",
            "2001:db8::1",
            "https://a.example",
            "\\",
            "'",
            ";",
            "<script>",
            "%",
            "{",
            "}",
            "$",
            "\u202e",
            "é",
            "x",
            "0"
        };
        for (long seed = 0; seed < 8_000; seed++) {
            var random = new java.util.Random(seed);
            var typed = new StringBuilder();
            for (int n = random.nextInt(seed % 100 == 0 ? 400 : 14); n >= 0; n--) {
                typed.append(pieces[random.nextInt(pieces.length)]);
            }
            try {
                assertThat(read(typed.toString())).isNotNull();
            } catch (QuerySyntaxException e) {
                assertThat(e.offset()).as("seed %d: %s", seed, typed).isBetween(0, typed.length());
                assertThat(e).message().as("seed %d", seed).containsPattern("\\p{IsHan}");
                assertThat(Messages.ENGLISH.tell(e.message()))
                        .as("seed %d", seed)
                        .isNotBlank()
                        .isNotEqualTo(e.getMessage());
            }
        }
    }

    @Test
    void refusesAMillionOfAnySignAtOnce() {
        for (String sign : List.of("\"", "(", "-", "*", "~", ":", "OR ", "a:", "[", "尾号1", "\ud840\udc00", "实", "1 ")) {
            assertThatThrownBy(() -> read(sign.repeat(1 << 20))).isInstanceOf(QuerySyntaxException.class);
        }
    }

    @Test
    void hasEveryFaultInBothLanguages() {
        assertThat(Messages.CHINESE.keys().stream().filter(key -> key.startsWith("query-syntax.")))
                .hasSizeGreaterThan(20)
                .allSatisfy(key -> assertThat(Messages.ENGLISH.slots(key)).isEqualTo(Messages.CHINESE.slots(key)));
    }

    @Test
    void readsAmountsAndSpansAsTheyAreTyped() {
        assertThat(ValueReader.amount("5万")).hasValue(5_000_000L);
        assertThat(ValueReader.amount("¥12,300.50元")).hasValue(1_230_050L);
        assertThat(ValueReader.amount("1.2亿")).hasValue(12_000_000_000L);
        assertThat(ValueReader.amount("0.001")).isEmpty();
        assertThat(ValueReader.span("2026-02").orElseThrow().to()).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(ValueReader.span("2026年3月1日").orElseThrow().from()).isEqualTo("2026-02-28T16:00:00Z");
        assertThat(ValueReader.span("2026-03-01 20:14").orElseThrow().from()).isEqualTo("2026-03-01T12:14:00Z");
        assertThat(ValueReader.span("2026-02-30")).isEmpty();
        assertThat(ValueReader.span("前天")).isEmpty();
    }
}
