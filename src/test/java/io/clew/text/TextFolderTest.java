package io.clew.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.charfilter.MappingCharFilter;
import org.apache.lucene.analysis.charfilter.NormalizeCharMap;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class TextFolderTest {

    private static final String[] PIECES = {
        "實",
        "戰",
        "(zhàn)",
        "（fēng）",
        "(zh\ufffd\ufffdn)",
        "张",
        "三",
        "Ａ",
        "b",
        "１",
        "㎏",
        "⑩",
        "\ud835\udfcf",
        "\ud87e\udc02",
        "\ud840\udc0b",
        "\ud800",
        "\udc00",
        "\ufffd",
        "\u0000",
        "\u0007",
        "\n",
        " ",
        "　",
        "\u200b",
        "\ufeff",
        "，",
        "。",
        "(",
        ")",
        "á",
        "á",
        "é",
        "台",
        "臺",
        "薴",
        "ﬁ",
        "㍿",
        "İ",
        "한",
        "ア",
        "ｱ",
        "😀",
        "à",
        "(",
        "ｶﾞ",
        "\uffff",
        "(wǎng",
        "%",
        "9"
    };

    @Test
    void dropsGluedPinyinAndKeepsTheWayBack() {
        Folded folded = TextFolder.fold("務實戰(zhàn)中樞");
        assertThat(folded.text()).isEqualTo("务实战中枢");
        assertThat(folded.originalStart(1)).isEqualTo(1);
        assertThat(folded.originalEnd(3)).isEqualTo(3);
        assertThat(folded.originalStart(3)).isEqualTo(9);
    }

    @Test
    void dropsPinyinInFullWidthBracketsTwiceGluedOrWithBrokenVowels() {
        assertThat(TextFolder.fold("網（wǎng）絡(luò)(luò)數(sh\ufffd\ufffd)").text())
                .isEqualTo("网络数");
        assertThat(TextFolder.fold("實戰( zhàn )演（　yǎn　）練(lian4)區(qu1)（zhuang4）").text())
                .isEqualTo("实战演练区");
    }

    @Test
    void leavesBracketsThatHoldNoPinyin() {
        assertThat(TextFolder.fold("中国(zhan)，x(zhàn)，(zhàn)，局(à b)，图(fig2)，附件(a1)，表(tab1)")
                        .text())
                .isEqualTo("中国(zhan),x(zhàn),(zhàn),局(à b),图(fig2),附件(a1),表(tab1)");
    }

    @Test
    void foldsWidthCompatibilityScriptAndCase() {
        assertThat(TextFolder.fold("ＡＢＣ１２３⑧⑩㎏，臺灣後裏").text()).isEqualTo("abc123810kg,台湾后里");
        assertThat(TextFolder.foldKeepingCase("ＴＲＸ臺").text()).isEqualTo("TRX台");
    }

    @Test
    void dropsCharactersThatDoNotShow() {
        assertThat(TextFolder.fold("刷\u200b单\ufeff").text()).isEqualTo("刷单");
    }

    @Test
    void foldsNothingTwice() {
        for (int c = 0; c <= 0x2ffff; c++) {
            String once = TextFolder.fold(Character.toString(c)).text();
            if (!TextFolder.fold(once).text().equals(once)) {
                if (!TextFolder.fold(once).text().equals(once)) {
                    assertThat(TextFolder.fold(once).text()).as("U+%X", c).isEqualTo(once);
                }
            }
        }
    }

    @Test
    void everyTokenLiesWhereItsOffsetsSay() throws IOException {
        for (int seed = 0; seed < 1_000; seed++) {
            String text = random(new Random(seed));
            for (Analyzer analyzer : List.of(Analysis.bigrams(), Analysis.characters(), Analysis.words())) {
                assertTokensAreInPlace(text, analyzer, seed);
            }
        }
    }

    private static void assertTokensAreInPlace(String text, Analyzer analyzer, int seed) throws IOException {
        try (TokenStream tokens = analyzer.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                int start = offset.startOffset();
                int end = offset.endOffset();
                assertThat(TextFolder.fold(text.substring(start, end)).text())
                        .as("seed %d: %s in %s", seed, term, text)
                        .isEqualToIgnoringCase(term.toString());
                assertThat(splitsPair(text, start) || splitsPair(text, end))
                        .as("seed %d splits a pair", seed)
                        .isFalse();
            }
            tokens.end();
        }
    }

    @Test
    void offsetsRiseAndNeverSplitAPair() {
        for (int seed = 0; seed < 1_000; seed++) {
            String text = random(new Random(seed));
            Folded folded = TextFolder.fold(text);
            for (int i = 0; i < folded.text().length(); i++) {
                int start = folded.originalStart(i);
                assertThat(start).as("seed %d", seed).isLessThanOrEqualTo(folded.originalStart(i + 1));
                assertThat(folded.originalEnd(i + 1)).as("seed %d", seed).isGreaterThan(start);
                assertThat(splitsPair(text, start)).as("seed %d", seed).isFalse();
                assertThat(splitsPair(text, folded.originalEnd(i + 1)))
                        .as("seed %d", seed)
                        .isFalse();
            }
        }
    }

    @Test
    void isWhatAnEngineWithAPatternAndAMappingMakesOfIt() throws IOException {
        var builder = new NormalizeCharMap.Builder();
        for (Map.Entry<String, String> change : TextFolder.mappings().entrySet()) {
            builder.add(change.getKey(), change.getValue());
        }
        NormalizeCharMap map = builder.build();
        for (int seed = 0; seed < 1_000; seed++) {
            String text = random(new Random(seed));
            String stripped = text.replaceAll(TextFolder.GLUED_PINYIN, "");
            var out = new StringBuilder();
            var filter = new MappingCharFilter(map, new StringReader(stripped));
            for (int c = filter.read(); c >= 0; c = filter.read()) {
                out.append((char) c);
            }
            assertThat(TextFolder.fold(text).text())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(out.toString());
        }
    }

    @Test
    void agreesWithTheCasesOfOpenCcAsFarAsSingleCharactersCan() throws IOException {
        int right = 0;
        int all = 0;
        for (String line : Files.readAllLines(Corpora.file("zh-script/opencc/testcases.jsonl"))) {
            JsonNode test = new ObjectMapper().readTree(line);
            for (String config : Set.of("t2s", "tw2s", "hk2s")) {
                if (test.path("expected").has(config)) {
                    all++;
                    String expected = TextFolder.fold(
                                    test.path("expected").path(config).asText())
                            .text();
                    right += TextFolder.fold(test.path("input").asText()).text().equals(expected) ? 1 : 0;
                }
            }
        }
        assertThat(right / (double) all).as("%d of %d", right, all).isGreaterThan(0.85);
    }

    @Test
    void findsNoPinyinLeftInAnArticleFullOfIt() throws IOException {
        String article = Files.readString(Corpora.file("articles/news-traditional-pinyin.txt"));
        Folded folded = TextFolder.fold(article);
        assertThat(folded.text()).doesNotContainPattern("\\p{IsHan}\\([a-z]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]");
        int at = folded.text().indexOf("实战");
        assertThat(article.substring(folded.originalStart(at), folded.originalEnd(at + 2)))
                .isEqualTo("實戰");
    }

    private static boolean splitsPair(String text, int at) {
        return at > 0
                && at < text.length()
                && Character.isHighSurrogate(text.charAt(at - 1))
                && Character.isLowSurrogate(text.charAt(at));
    }

    private static String random(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(24); n >= 0; n--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
