package io.clew.ingest.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.Fact;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentenceFactsTest {

    private static final Instant TOLD = Instant.parse("2026-05-20T02:00:00Z");

    @Test
    void aPaymentToldExactlyIsAFact() {
        assertThat(payments("他于5月18日下午3点从6299020200112233445转账五点二万元到6299020200112233452。"))
                .singleElement()
                .satisfies(payment -> {
                    assertThat(payment.amount()).hasToString("52000.00");
                    assertThat(payment.at()).isEqualTo("2026-05-18T07:00:00Z");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"两三万元", "5千1万", "十来万", "3至5万元", "约5万元", "三万五六", "几万元", "3万50"})
    void aRoughAmountIsNoFact(String amount) {
        assertThat(payments("他从6299020200112233445转账" + amount + "到6299020200112233452。"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"农历二月初二", "七夕当天", "2月30日", "晚上8点", "两三天前", "十几天前"})
    void aPaymentWhoseTimeIsNotUnderstoodHasNone(String time) {
        assertThat(payments("他于" + time + "从6299020200112233445转账5万元到6299020200112233452。"))
                .singleElement()
                .satisfies(payment -> assertThat(payment.at()).isNull());
    }

    @Test
    void aPaymentGoesWhereTheSpeakerMeant() {
        assertThat(payments("他从6299020200112233445转账5万元到6299020200112233452，不对，是6299020200112233460。"))
                .singleElement()
                .satisfies(payment -> assertThat(payment.to()).hasToString("account:6299020200112233460"));
    }

    @Test
    void aMaskedNameIsNobodyInAnyFact() {
        assertThat(read("被告人张某与李某甲、陈某玲用15400138000联系王建业。").facts())
                .noneMatch(fact -> fact.from().toString().contains("某")
                        || fact.to().toString().contains("某"));
    }

    private static List<Fact> payments(String text) {
        return read(text).facts().stream()
                .filter(fact -> fact.link().equals("transfer"))
                .toList();
    }

    private static Record read(String text) {
        return Reading.everything()
                .of(new Record(
                        new RecordRef("told", "1"),
                        "incident",
                        "",
                        text,
                        TOLD,
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        List.of(),
                        Map.of(),
                        Provenance.NONE));
    }
}
