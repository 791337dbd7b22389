package io.clew.ingest.map;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.ImportStatus;
import io.clew.ingest.Tray;
import io.clew.record.Fact;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mapping has a sample file of its own, which {@code auto} recognises and reads without a reject. */
class SampleMappingsTest {

    @TempDir
    Path dir;

    static List<Mapping> mappings() {
        return Mappings.shipped().all();
    }

    @ParameterizedTest
    @MethodSource("mappings")
    void theSampleOfAMappingIsRecognisedAndReadWhole(Mapping mapping) throws IOException {
        String name = mapping.name()
                + (mapping.kind().isTable() ? ".csv" : mapping.kind() == Mapping.Kind.DOCUMENTS ? ".txt" : ".ndjson");
        try (InputStream sample = getClass().getResourceAsStream("/samples/" + name);
                Tray tray = new Tray(dir)) {
            assertThat(sample).as("src/test/resources/samples/" + name).isNotNull();
            byte[] bytes = sample.readAllBytes();
            ImportStatus status = taken(tray, mapping, name, bytes);
            assertThat(status.files().getFirst().mapping())
                    .as(status.toString())
                    .isEqualTo(mapping.name());
            assertThat(status.rows().rejected()).as(tray.rejects(status)).isZero();
            assertThat(status.rows().accepted()).isPositive();
            var links = tray.records().stream()
                    .flatMap(record -> record.facts().stream())
                    .map(Fact::link)
                    .collect(Collectors.toSet());
            assertThat(links).containsAll(expected(mapping));
            assertThat(taken(tray, mapping, name, bytes).rows().accepted()).isZero();
        }
    }

    /** Bills that users export of themselves do not say whose they are. */
    private static ImportStatus taken(Tray tray, Mapping mapping, String name, byte[] bytes) {
        boolean asks = mapping.name().endsWith("-bill") && mapping.kind() == Mapping.Kind.STATEMENT;
        return asks
                ? tray.takeOf(
                        "chat:wechat/yangli_own", name, new String(bytes, java.nio.charset.StandardCharsets.UTF_8))
                : tray.take("sample", name, bytes);
    }

    @ParameterizedTest
    @CsvSource({"bank-two-columns, UTF-8", "bank-signed, GB18030"})
    void theAccountAboveTheHeaderMayStandBehindAWideColon(String mapping, Charset charset) throws IOException {
        try (InputStream sample = getClass().getResourceAsStream("/samples/" + mapping + ".csv");
                Tray tray = new Tray(dir)) {
            assertThat(sample).isNotNull();
            String wide = new String(sample.readAllBytes(), charset).replaceAll("([\\u4e00-\\u9fff]):", "$1\uFF1A");
            ImportStatus status = tray.take("sample", "wide.csv", wide.getBytes(charset));
            assertThat(status.files().getFirst().mapping())
                    .as(status.toString())
                    .isEqualTo(mapping);
            assertThat(status.rows().rejected()).as(tray.rejects(status)).isZero();
            assertThat(tray.records()).isNotEmpty();
        }
    }

    private static List<String> expected(Mapping mapping) {
        return switch (mapping.name()) {
            case "bank-feedback" -> List.of("transfer", "withdraw", "pay", "login", "uses-device");
            case "bank-two-columns" -> List.of("transfer", "deposit", "pay");
            case "bank-signed" -> List.of("transfer", "withdraw");
            case "call-dialled" -> List.of("call", "message", "uses-device");
            case "call-split-time", "call-caller-callee" -> List.of("call", "uses-device");
            case "account-opening" -> List.of("owns", "registered");
            case "phone-registration" -> List.of("registered", "uses-device");
            case "tenpay-registration" -> List.of("owns", "registered");
            case "wechat-login", "alipay-login" -> List.of("login");
            case "device-login" -> List.of("login", "uses-device");
            case "company" -> List.of("legal-person", "shareholder");
            case "incident" -> List.of("reported", "victim-of", "suspect-of", "transfer");
            case "statement" -> List.of("transfer", "withdraw");
            case "alipay-inquiry", "tenpay-trades", "token-transfers" -> List.of("transfer");
            case "wechat-bill", "alipay-bill" -> List.of("pay");
            case "call-bill" -> List.of("call", "message", "uses-device");
            case "records" -> List.of("transfer");
            case "follow-the-money" -> List.of("transfer", "owns", "shareholder");
            default -> List.of();
        };
    }
}
