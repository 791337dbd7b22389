package io.clew.web.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.AmountMention;
import io.clew.record.EntityKey;
import io.clew.record.Mention;
import io.clew.record.Money;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class MarkedTextTest {

    @Test
    void cutsEntitiesAndAmountsOutOfTheText() {
        var runs = MarkedText.of(record(
                "转5万给张某",
                List.of(new Mention(4, 6, EntityKey.parse("name:张某"), "")),
                List.of(new AmountMention(1, 3, new Money(5_000_000), "CNY"))));
        assertThat(runs).extracting(Run::text).containsExactly("转", "5万", "给", "张某");
        assertThat(runs)
                .extracting(Run::kind)
                .containsExactly(Run.Kind.PLAIN, Run.Kind.AMOUNT, Run.Kind.PLAIN, Run.Kind.ENTITY);
    }

    @Test
    void drawsTheLongerOfTwoThatBeginTogether() {
        var runs = MarkedText.of(record(
                "尾号22334455",
                List.of(
                        new Mention(2, 6, EntityKey.parse("account:2233"), ""),
                        new Mention(2, 10, EntityKey.parse("account:22334455"), "")),
                List.of()));
        assertThat(runs).extracting(Run::text).containsExactly("尾号", "22334455");
    }

    @Test
    void neverLosesOrDoublesACharacterHoweverMentionsOverlap() {
        for (long seed = 0; seed < 500; seed++) {
            var random = new Random(seed);
            String text = "甲乙丙丁戊己庚辛壬癸".repeat(1 + random.nextInt(3));
            var mentions = new ArrayList<Mention>();
            for (int i = random.nextInt(8); i > 0; i--) {
                int start = random.nextInt(text.length());
                int end = start + random.nextInt(text.length() + 3 - start);
                mentions.add(new Mention(start, end, EntityKey.parse("name:某"), ""));
            }
            var runs = MarkedText.of(record(text, mentions, List.of()));
            int from = random.nextInt(text.length());
            int to = from + random.nextInt(text.length());
            assertThat(joined(runs)).as("seed %d", seed).isEqualTo(text);
            assertThat(joined(MarkedText.lit(runs, from, to)))
                    .as("seed %d", seed)
                    .isEqualTo(text);
        }
    }

    @Test
    void lightsTheWordsBehindAFact() {
        var runs = MarkedText.lit(MarkedText.of(record("王某转账给李某。", List.of(), List.of())), 2, 4);
        assertThat(runs).extracting(Run::text).containsExactly("王某", "转账", "给李某。");
        assertThat(runs).extracting(Run::lit).containsExactly(false, true, false);
        assertThat(runs.get(1).anchor()).isEqualTo(MarkedText.LIT);
    }

    private static String joined(List<Run> runs) {
        return runs.stream().map(Run::text).collect(Collectors.joining());
    }

    private static Record record(String text, List<Mention> mentions, List<AmountMention> amounts) {
        return new Record(
                new RecordRef("s", "1"),
                "document",
                "",
                text,
                null,
                List.of(),
                mentions,
                amounts,
                List.of(),
                List.of(),
                Map.of(),
                Provenance.NONE);
    }
}
