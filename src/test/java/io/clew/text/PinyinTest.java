package io.clew.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;

class PinyinTest {

    @Test
    void readsASurnameInItsOwnWayFirst() {
        assertThat(Pinyin.full("单小明")).containsExactly("shanxiaoming", "danxiaoming");
        assertThat(Pinyin.initials("仇小明")).contains("qxm");
        assertThat(Pinyin.full("張三")).containsExactly("zhangsan");
        assertThat(Pinyin.full("尉迟恭")).contains("yuchigong");
    }

    @Test
    void keepsWhatHasNoReading() {
        assertThat(Pinyin.full("李A1")).containsExactly("lia1");
        assertThat(Pinyin.full("")).containsExactly("");
    }

    @Test
    void readsNearlyEveryPhraseRight() throws IOException {
        int right = 0;
        int all = 0;
        for (String line : Files.readAllLines(Corpora.file("zh-script/pinyin-dev.tsv"))) {
            String[] parts = line.split("\t");
            all++;
            right += Pinyin.readings(parts[0]).stream()
                            .anyMatch(r -> String.join(" ", r).equals(parts[1]))
                    ? 1
                    : 0;
        }
        assertThat(right / (double) all).as("%d of %d", right, all).isGreaterThan(0.98);
    }
}
