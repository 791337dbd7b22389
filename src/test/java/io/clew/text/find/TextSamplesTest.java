package io.clew.text.find;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.AmountMention;
import io.clew.record.TimeMention;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sentences as people write them, with what may be believed of them; the sentences lie in {@code text/*.tsv}. */
class TextSamplesTest {

    private static final Instant WRITTEN = at("2026-05-20T10:00");

    @ParameterizedTest
    @MethodSource("amountSamples")
    void anAmountIsReadWholeOrMarkedAsRough(List<String> sample) {
        List<AmountMention> found = Extractor.shipped().extract(sample.get(0), WRITTEN).amounts();
        assertThat(found.stream()
                        .filter(amount -> !amount.approximate())
                        .map(amount -> amount.amount() + (amount.currency().equals("CNY") ? "" : " " + amount.currency()))
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
        List<String> wanted = sample.get(1).equals("none") ? List.of() : List.of(sample.get(1).split(" "));
        assertThat(found).containsAll(wanted);
        if (sample.size() > 2) {
            String never = sample.get(2).replace("*", "");
            assertThat(found).noneMatch(key -> key.startsWith(never) && !wanted.contains(key));
        }
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local.length() == 10 ? local + "T00:00" : local)
                .atZone(Span.ZONE)
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
