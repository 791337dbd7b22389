package io.clew.casework.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TermsTest {

    @Test
    void whatIsUrgentIsDueSooner() {
        Terms terms = Terms.shipped();
        for (Assignment.Kind kind : Assignment.Kind.values()) {
            assertThat(terms.of(kind, true)).isPositive().isLessThan(terms.of(kind, false));
        }
    }
}
