package io.clew.search.lucene.segment;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.text.Analysis;
import io.clew.text.TextFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.util.BytesRef;
import org.junit.jupiter.api.Test;

class RowCutterTest {

    private static final String SIGNS =
            "户名网银转账龥〇ABcz0189  .,;:.,+-/()=%→、。《》—_'·*#×‘’÷√○‰〔〕〈〉\"\\\n\t±≤≥–é實戰(zhàn)㎏\u200b元𠀀かカ😀";

    private final TermBuffer pairs = new TermBuffer();
    private final TermBuffer singles = new TermBuffer();
    private final TermBuffer both = new TermBuffer();
    private final RowCutter titles = RowCutter.ofTitles(both);
    private final RowCutter cutter = RowCutter.of(pairs, singles);

    @Test
    void cutsAsTheAnalyzersDo() {
        var random = new Random(7);
        for (int round = 0; round < 20_000; round++) {
            String text = text(random);
            cutter.clear(false);
            cutter.add(text, TextFolder.fold(text).text());
            assertThat(terms(pairs)).as(text).isEqualTo(terms(CutText.pairs(text)));
            assertThat(terms(singles)).as(text).isEqualTo(terms(CutText.singles(text)));
            titles.clear(false);
            titles.add(text, TextFolder.fold(text).text());
            assertThat(terms(both)).as(text).isEqualTo(terms(CutText.of(Analysis.titles(), text)));
        }
    }

    @Test
    void cutsLongTextsAsTheAnalyzersDo() {
        var random = new Random(11);
        int plain = 0;
        for (int round = 0; round < 300; round++) {
            var text = new StringBuilder();
            for (int n = 50 + random.nextInt(400); n >= 0; n--) {
                int kind = random.nextInt(300);
                text.append(
                        kind == 0
                                ? "a1.2b3".repeat(random.nextInt(60))
                                : kind < 200 ? "户名网银转账〇" : text(random).replaceAll("[^户名网银转账〇ABcz0189 .,;×。]", ""));
            }
            String said = text.toString();
            String folded = TextFolder.fold(said).text();
            plain += RowCutter.isPlain(folded) ? 1 : 0;
            cutter.clear(false);
            cutter.add(said, folded);
            assertThat(terms(pairs)).as(said).isEqualTo(terms(CutText.pairs(said)));
            assertThat(terms(singles)).as(said).isEqualTo(terms(CutText.singles(said)));
        }
        assertThat(plain).isBetween(20, 280);
    }

    @Test
    void keepsTextsTooFarApartForAPhraseAndLeavesOutWhatIsNotHan() {
        cutter.clear(true);
        for (String text : List.of("网银 ATM 转账", "12.50", "元", "😀元")) {
            cutter.add(text, TextFolder.fold(text).text());
        }
        assertThat(terms(pairs)).containsExactly("网银+1", "转账+3");
        assertThat(terms(singles))
                .containsExactly("网+1", "银+1", "atm+1", "转+1", "账+1", "12.50+101", "元+101", "😀+101", "元+1");
    }

    private static String text(Random random) {
        var text = new StringBuilder();
        for (int n = random.nextInt(12); n >= 0; n--) {
            if (random.nextInt(8) == 0) {
                text.append("实(zhàn)");
            }
            int reach = random.nextBoolean() ? SIGNS.length() : 30;
            text.append(SIGNS.charAt(random.nextInt(reach)));
        }
        return text.toString();
    }

    private static List<String> terms(TermBuffer buffer) {
        List<String> terms = new ArrayList<>();
        var term = new BytesRef();
        for (int i = 0; i < buffer.count(); i++) {
            buffer.term(i, term);
            terms.add(term.utf8ToString() + "+" + buffer.step(i));
        }
        return terms;
    }

    private static List<String> terms(CutText cut) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < cut.terms().length; i++) {
            terms.add(cut.terms()[i].utf8ToString() + "+" + cut.steps()[i]);
        }
        return terms;
    }
}
