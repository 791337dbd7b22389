package io.clew.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void aNumberLeadsBackToItsPlaceAndRisesAsTheOrderDoes() {
        var places = List.of(
                Stamp.START,
                Stamp.record(1),
                Stamp.fact(1, 0),
                Stamp.fact(1, 7),
                Stamp.behind(1),
                new Stamp(1, Stamp.BEHIND + 1),
                Stamp.record(2),
                Stamp.behind(9_007_199_254L));
        assertThat(places).isSorted();
        for (Stamp place : places) {
            String number = place.number().toString();
            assertThat(Stamp.parse(number)).as(number).isEqualTo(place);
            assertThat(Stamp.parse(Double.toString(Double.parseDouble(number))))
                    .as(number)
                    .isEqualTo(place);
        }
        assertThat(Stamp.behind(12).number()).hasToString("12");
    }

    @Test
    void whatIsNoPlaceIsRefused() {
        for (String number : List.of("", "x", "-1", "1e99")) {
            assertThatThrownBy(() -> Stamp.parse(number)).as(number).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
