package io.clew.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.junit.jupiter.api.Test;

class AnalysisTest {

    @Test
    void bigramsMarkTheOriginalThatHoldsPinyin() throws IOException {
        assertThat(terms(Analysis.bigrams(), "務實戰(zhàn)中樞")).containsExactly("务实@0-2", "实战@1-9", "战中@2-10", "中枢@9-11");
    }

    @Test
    void aLoneHanCharacterIsATermOfTitlesAndOfWhatIsTyped() throws IOException {
        assertThat(terms(Analysis.bigrams(), "赵 iPhone１５")).containsExactly("iphone15@2-10");
        assertThat(terms(Analysis.typed(), "赵 iPhone１５")).containsExactly("赵@0-1", "iphone15@2-10");
        assertThat(terms(Analysis.titles(), "赵 转账")).containsExactly("赵@0-1", "转@2-3", "转账@2-4", "账@3-4");
    }

    @Test
    void charactersAreCutOneByOne() throws IOException {
        assertThat(terms(Analysis.characters(), "電詐 13800138000"))
                .containsExactly("电@0-1", "诈@1-2", "13800138000@3-14");
    }

    @Test
    void wordsAreCutAfterFolding() throws IOException {
        assertThat(terms(Analysis.words(), "打擊電信網絡詐騙犯罪。"))
                .containsExactly("打击@0-2", "电信@2-4", "网络@4-6", "诈骗@6-8", "犯罪@8-10");
    }

    @Test
    void synonymsAreFoundInBothScriptsAndDirections() {
        assertThat(Synonyms.shipped().of("幫信罪")).contains("帮助信息网络犯罪活动罪");
        assertThat(Synonyms.shipped().of("电信诈骗")).contains("电诈");
        assertThat(Synonyms.shipped().of("桌子")).isEmpty();
        assertThat(Analysis.isStopWord("的")).isTrue();
    }

    private static List<String> terms(Analyzer analyzer, String text) throws IOException {
        List<String> terms = new ArrayList<>();
        try (var tokens = analyzer.tokenStream("text", text)) {
            var term = tokens.addAttribute(CharTermAttribute.class);
            var offset = tokens.addAttribute(OffsetAttribute.class);
            tokens.reset();
            while (tokens.incrementToken()) {
                terms.add(term + "@" + offset.startOffset() + "-" + offset.endOffset());
            }
            tokens.end();
        }
        return terms;
    }
}
