package io.clew.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ProportionTest {

    @Test
    void fewCasesHaveAWideInterval() {
        var few = Proportion.of(8, 10);
        assertThat(few.low()).isCloseTo(0.4902, within(0.0001));
        assertThat(few.high()).isCloseTo(0.9433, within(0.0001));
        var many = Proportion.of(800, 1_000);
        assertThat(many.low()).isGreaterThan(0.77);
        assertThat(many.high()).isLessThan(0.83);
    }

    @Test
    void nothingKnownIsEverythingPossible() {
        assertThat(Proportion.of(0, 0)).isEqualTo(new Proportion(0, 0, 0, 0, 1));
        assertThat(Proportion.of(3, 3).high()).isEqualTo(1);
        assertThatThrownBy(() -> Proportion.of(2, 1)).isInstanceOf(IllegalArgumentException.class);
    }
}
