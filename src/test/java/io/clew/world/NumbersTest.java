package io.clew.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import io.clew.text.Normalizer;
import io.clew.world.people.Numbers;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class NumbersTest {

    @Test
    void checkDigitsAreRight() {
        var normalizer = Normalizer.shipped();
        for (long i = 0; i < 500; i++) {
            String id = Numbers.idNumber(i * 7919, 19_800_101 + (int) (i % 28), i % 2 == 0);
            assertThat(normalizer.normalize("person", id)).contains(new EntityKey("person", id));
            String code = Numbers.companyCode(i * 104_729);
            assertThat(normalizer.normalize("company", code)).contains(new EntityKey("company", code));
            String imei = Numbers.imei(i * 15_485_863);
            assertThat(normalizer.normalize("device", imei)).contains(new EntityKey("device", imei));
            String wallet = Numbers.wallet(i);
            assertThat(normalizer.normalize("wallet", wallet)).contains(new EntityKey("wallet", wallet));
            String card = Numbers.card((int) (i % 10), i * 31);
            assertThat(Numbers.luhn(card.substring(0, 18))).isEqualTo(card.charAt(18));
        }
    }

    @Test
    void noNumberIsGivenTwice() {
        var seen = new HashSet<String>();
        for (long i = 0; i < 20_000; i++) {
            assertThat(seen.add(Numbers.mobile(0, i))).isTrue();
            assertThat(seen.add(Numbers.card(0, 999_000_000_000L + i))).isTrue();
            assertThat(seen.add(Numbers.card(0, i))).isTrue();
            assertThat(seen.add(Numbers.imei(i))).isTrue();
            assertThat(seen.add(Numbers.idNumber(i, 19_900_101, true))).isTrue();
            assertThat(seen.add(Numbers.idNumber(i, 19_900_101, false))).isTrue();
        }
    }
}
