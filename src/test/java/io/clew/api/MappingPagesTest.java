package io.clew.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiProfile.class)
class MappingPagesTest {

    private static final String HEADER = "本方账号,何时,给了谁,拿走多少,钱的走向\n";
    private static final String ROW = "6299000000000000018,2026-03-01 10:31:07,6299000000000000026,300.00,出\n";
    private static final Map<String, String> FIELDS =
            Map.of("本方账号", "ownCard", "何时", "at", "给了谁", "otherAccount", "拿走多少", "amount", "钱的走向", "direction");

    private static final String YAML = """
            name: town-bank
            kind: statement
            type: transfer
            zh: 镇银行流水
            en: Town bank
            columns:
              - {name: ownCard, headers: [本方账号], as: account}
              - {name: at, headers: [何时], as: time}
              - {name: otherAccount, headers: [给了谁], as: account}
              - {name: amount, headers: [拿走多少], as: money}
              - {name: direction, headers: [钱的走向], as: direction}
            recognise: [[ownCard], [at], [otherAccount], [amount], [direction]]
            """;

    @BeforeEach
    void source() {
        Calls.source("made", 3);
    }

    private static Response preview(String name, String content) {
        return preview(name, content.getBytes(StandardCharsets.UTF_8));
    }

    private static Response preview(String name, byte[] content) {
        return Calls.owner().multiPart("file", name, content).post("/api/v1/imports/previews");
    }

    private static String page(String path) {
        return Calls.owner()
                .cookie("clew-purpose", Calls.PURPOSE)
                .get(path)
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void whatWasMatchedByHandIsOfferedTheNextTimeAndForMendedRejectsUntilItIsRemoved() {
        Response first = preview("one.csv", HEADER + ROW);
        assertThat((Boolean) first.path("files[0].ready")).isFalse();
        Calls.owner()
                .contentType(ContentType.JSON)
                .body(Map.of(
                        "source",
                        "made",
                        "choices",
                        Map.of("one.csv", Map.of("mapping", "statement", "fields", FIELDS))))
                .post("/api/v1/imports/previews/" + first.path("id") + "/start")
                .then()
                .statusCode(202);

        Response next = preview("two.csv", HEADER + ROW.replace("300", "400"));
        assertThat((Boolean) next.path("files[0].ready")).isTrue();
        assertThat((String) next.path("files[0].mapping")).isEqualTo("statement");
        Response mended = preview(
                "rejects.csv",
                "file,line,column,code,reason," + HEADER + "one.csv,2,amount,amount,坏," + ROW.replace("300", "500"));
        assertThat((Boolean) mended.path("files[0].ready")).isTrue();

        String shown = page("/mappings");
        assertThat(shown).contains("拿走多少", "owner");
        String id = shown.replaceAll("(?s).*?拿走多少.*?name=\"id\" value=\"([0-9a-f]{32})\".*", "$1");
        Calls.owner()
                .redirects()
                .follow(false)
                .formParam("id", id)
                .post("/mappings/forget")
                .then()
                .statusCode(303);
        assertThat(page("/mappings")).doesNotContain("拿走多少");
        assertThat((Boolean) preview("three.csv", HEADER + ROW).path("files[0].ready"))
                .isFalse();
    }

    private static String tried(String yaml, String sample) {
        return Calls.owner()
                .cookie("clew-purpose", Calls.PURPOSE)
                .multiPart("yaml", "town-bank.yaml", yaml.getBytes(StandardCharsets.UTF_8))
                .multiPart("file", "sample.csv", sample.getBytes(StandardCharsets.UTF_8))
                .post("/mappings/try")
                .asString();
    }

    @Test
    void aMappingIsTriedAgainstASampleBeforeItIsUsed() {
        assertThat(tried(YAML, HEADER + ROW)).contains("可以导入", "otherAccount");
        assertThat(tried(YAML, "甲,乙\n1,2\n")).contains("需要处理");
        assertThat(tried(YAML.replace("as: money", "as: gold"), HEADER + ROW))
                .contains("town-bank.yaml", "gold")
                .contains("role=\"alert\"");
        assertThat(tried(YAML.replace("[direction]]", "[way]]"), HEADER + ROW)).contains("role=\"alert\"", "way");
        assertThat(preview("later.csv", HEADER + ROW).<String>path("files[0].mapping"))
                .as("nothing of what was tried is used")
                .isNotEqualTo("town-bank");
    }

    @Test
    void thePasswordOfAClosedFileIsAskedForOnThePage() throws IOException {
        String id = preview("closed.zip", closed("one.csv", HEADER + ROW)).path("id");
        String asked = page("/imports/preview/" + id);
        assertThat(asked).contains("name=\"password\"", "文件有密码").doesNotContain("损坏");
        assertThat(opened(id, "错的")).contains("name=\"password\"", "密码不对").doesNotContain("损坏");
        assertThat(opened(id, "open-sesame")).contains("one.csv", "拿走多少").doesNotContain("密码不对");
    }

    private static String opened(String id, String password) {
        return Calls.owner()
                .cookie("clew-purpose", Calls.PURPOSE)
                .contentType("application/x-www-form-urlencoded; charset=UTF-8")
                .formParams(Map.of("act", "look", "password", password, "source", "made"))
                .post("/imports/preview/" + id)
                .asString();
    }

    private static byte[] closed(String name, String content) throws IOException {
        var parameters = new net.lingala.zip4j.model.ZipParameters();
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(net.lingala.zip4j.model.enums.EncryptionMethod.AES);
        parameters.setFileNameInZip(name);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new net.lingala.zip4j.io.outputstream.ZipOutputStream(bytes, "open-sesame".toCharArray())) {
            zip.putNextEntry(parameters);
            zip.write(content.getBytes(StandardCharsets.UTF_8));
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }
}
