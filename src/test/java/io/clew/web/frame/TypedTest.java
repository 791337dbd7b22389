package io.clew.web.frame;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TypedTest {

    @Test
    void marksOfEitherWidthAndLineBreaksPart() {
        assertThat(Typed.parts("6222 0202\uFF0C张某、李某;王某\uFF1B\n赵某\r\n,"))
                .containsExactly("6222 0202", "张某", "李某", "王某", "赵某");
        assertThat(Typed.parts(" \uFF0C ")).isEmpty();
    }

    @Test
    void wordsArePartedByBlanksToo() {
        assertThat(Typed.words("phone:13812345678\u3000account:6222\uFF1Bname:张某 x"))
                .containsExactly("phone:13812345678", "account:6222", "name:张某", "x");
    }
}
