package io.clew.text.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.AmountMention;
import io.clew.record.China;
import io.clew.record.TimeMention;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences as people write them, with what may be believed of them; the sentences lie in {@code text/*.tsv}. */
class TextSamplesTest {

    private static final Instant WRITTEN = at("2026-05-20T10:00");

    @ParameterizedTest
    @MethodSource("amountSamples")
    void anAmountIsReadWholeOrMarkedAsRough(List<String> sample) {
        List<AmountMention> found =
                Extractor.shipped().extract(sample.get(0), WRITTEN).amounts();
        assertThat(found.stream()
                        .filter(amount -> !amount.approximate())
                        .map(amount ->
                                amount.amount() + (amount.currency().equals("CNY") ? "" : " " + amount.currency()))
                        .collect(Collectors.joining("|")))
                .isEqualTo(sample.get(1).equals("none") ? "" : sample.get(1));
        if (sample.size() > 2) {
            assertThat(found).anyMatch(AmountMention::approximate);
        }
    }

    @ParameterizedTest
    @MethodSource("timeSamples")
    void aTimeIsThatWhichWasToldOrNone(List<String> sample) {
        List<TimeMention> found =
                Extractor.shipped().extract(sample.get(0), at(sample.get(1))).times();
        if (sample.get(2).equals("none")) {
            assertThat(found).isEmpty();
            return;
        }
        String[] ends = sample.get(2).split("\\.\\.");
        assertThat(found).singleElement().satisfies(time -> {
            assertThat(time.from()).isEqualTo(at(ends[0]));
            if (ends.length > 1) {
                boolean day = ends[1].length() == 10;
                assertThat(time.to()).isEqualTo(day ? at(ends[1]).plusSeconds(86_400) : at(ends[1]));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("identifierSamples")
    void anIdentifierIsTheWholeOneThatTheSpeakerMeans(List<String> sample) {
        Set<String> found = Extractor.shipped().extractWithoutNames(sample.get(0), WRITTEN).mentions().stream()
                .map(mention -> mention.key().toString())
                .collect(Collectors.toSet());
        List<String> wanted =
                sample.get(1).equals("none") ? List.of() : List.of(sample.get(1).split(" "));
        assertThat(found).containsAll(wanted);
        if (sample.size() > 2) {
            String never = sample.get(2).replace("*", "");
            assertThat(found).noneMatch(key -> key.startsWith(never) && !wanted.contains(key));
        }
    }

    @ParameterizedTest
    @MethodSource("nameSamples")
    void aNameIsThePersonsWholeNameAndNoMore(List<String> sample) {
        String text = sample.get(0);
        Map<String, String> found = new HashMap<>();
        Extractor.shipped().extract(text, WRITTEN).mentions().stream()
                .filter(mention -> mention.key().type().equals("name"))
                .forEach(mention ->
                        found.merge(text.substring(mention.start(), mention.end()), mention.role(), String::concat));
        if (sample.get(1).equals("none")) {
            assertThat(found).isEmpty();
            return;
        }
        for (String wanted : sample.get(1).split(" ")) {
            String[] parts = wanted.split("@");
            assertThat(found).containsKey(parts[0]);
            if (parts.length > 1) {
                assertThat(found.get(parts[0])).isEqualTo(parts[1]);
            }
        }
        if (sample.size() > 2) {
            assertThat(found).doesNotContainKey(sample.get(2));
        }
    }

    @Test
    void aNameOfTwoCharactersDoesNotSwallowTheNextWord() {
        String[] names = "岑娟 祝磊 章强 施敏 柏静 裘洋 姚勇 贺丽 凌杰 喻涛 邵燕 齐鹏 孟超 康琳 顾斌 沈芳 韩明 杨峰 戚飞 窦丹".split(" ");
        String[] next =
                "汇给客服5000元 和王某到银行 挡获后供述 均称不知情 遂报警 经朋友介绍 虚开发票 跟对方联系 便转了3000元 为其办卡 处查获手机 发来链接 向其收卡 在家中接到电话 于当日报警 到所报案 将卡交给他人 被拉黑 又转了一笔 即被抓获 已归案 因涉嫌诈骗被拘留 从银行取款 对此无异议 与刘某合谋 及其妻子到案 给对方转账 让其转账 称被骗 说没有收到"
                        .split(" ");
        List<String> wrong = new ArrayList<>();
        for (String name : names) {
            for (String words : next) {
                String text = "报案人" + name + words + "。";
                boolean right = Extractor.shipped().extract(text, WRITTEN).mentions().stream()
                        .anyMatch(mention ->
                                text.substring(mention.start(), mention.end()).equals(name));
                if (!right) {
                    wrong.add(text);
                }
            }
        }
        assertThat(wrong).hasSizeLessThanOrEqualTo(names.length * next.length / 50);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local.length() == 10 ? local + "T00:00" : local)
                .atZone(China.ZONE)
                .toInstant();
    }

    static Stream<List<String>> amountSamples() throws IOException {
        return samples("amounts.tsv");
    }

    static Stream<List<String>> timeSamples() throws IOException {
        return samples("times.tsv");
    }

    static Stream<List<String>> identifierSamples() throws IOException {
        return samples("identifiers.tsv");
    }

    static Stream<List<String>> nameSamples() throws IOException {
        return samples("names.tsv");
    }

    private static Stream<List<String>> samples(String file) throws IOException {
        try (InputStream in = TextSamplesTest.class.getResourceAsStream("/text/" + file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> !line.isBlank() && !line.startsWith("#"))
                            .map(line -> Arrays.stream(line.split("\t")).toList())
                            .toList()
                            .stream();
        }
    }
}
