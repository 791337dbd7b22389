package io.clew.analysis.trace.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.graph.Ontology;
import io.clew.record.EntityKey;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What counts as a place where money leaves the accounts that can be watched. */
class PlacesTest {

    private static final Ontology ONTOLOGY = Ontology.shipped();
    private static final Places PLACES = Places.shipped(ONTOLOGY);

    @ParameterizedTest
    @CsvSource({
        "machine:ATM00010001, CASH",
        "merchant:金缕珠宝行, MERCHANT",
        "wallet:TQ5ndyCk8rLpFvdsX2Yq8mtkPbNJJjUK1a, VIRTUAL",
        "account:Z2007933000010, THIRD_PARTY",
        "account:GB29NWBK60161331926819, ABROAD",
        "account:NRA0001122334455, ABROAD"
    })
    void aKeyTellsThePlace(String key, Stop place) {
        assertThat(PLACES.stop(EntityKey.parse(key))).isEqualTo(place);
    }

    @Test
    void theUserOfAPurseIsAPlaceOnlyWhereItsStatementIsNotLoaded() {
        var user = EntityKey.parse("account:2088000011112222");
        assertThat(PLACES.stop(user)).isNull();
        assertThat(PLACES.unlessLoaded(user)).isEqualTo(Stop.THIRD_PARTY);
    }

    @Test
    void theLinkTellsThePlaceBeforeTheKey() {
        var account = EntityKey.parse("account:6299000000000000001");
        assertThat(PLACES.stop(ONTOLOGY.ordinal("withdraw"), account)).isEqualTo(Stop.CASH);
        assertThat(PLACES.stop(ONTOLOGY.ordinal("pay"), account)).isEqualTo(Stop.MERCHANT);
        assertThat(PLACES.stop(ONTOLOGY.ordinal("transfer"), account)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "某某支付有限公司客户备付金, THIRD_PARTY",
        "财付通-微信支付, THIRD_PARTY",
        "远澜支付科技有限公司, THIRD_PARTY",
        "USDT 出售, VIRTUAL",
        "币商老陈, VIRTUAL",
        "XXBKHKHH, ABROAD",
        "某某银行(香港)有限公司, ABROAD",
        "Example Bank Hong Kong Branch, ABROAD",
        "跨境汇款, ABROAD",
        "特约商户结算专户, MERCHANT"
    })
    void whatTheStatementPrintsTellsThePlace(String said, Stop place) {
        assertThat(PLACES.said(List.of("", said))).isEqualTo(place);
    }

    @ParameterizedTest
    @CsvSource({"张三", "转账", "数字人民币兑出", "澜州银行城东支行", "ABCDCNBJ", "货款支付", "香港路面馆", "国际商贸城", "PAYROLL"})
    void ordinaryWordsTellNone(String said) {
        assertThat(PLACES.said(List.of(said))).isNull();
    }
}
