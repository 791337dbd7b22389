package io.clew.api;

import static io.clew.api.Calls.openCase;
import static io.clew.api.Calls.pageUnder;
import static io.clew.api.Calls.send;
import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.source;
import static io.clew.api.Calls.under;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Notes, tasks and evidence of a case, by two people who work on it and one who does not. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class CaseWorkspaceTest {

    private static final String TEXT = "王芳称收到短信后向账户6222888800000000017转账2万元。";

    private String li = "";
    private String sun = "";
    private String other = "";

    @BeforeEach
    void comeIn() {
        li = signIn("workspace-li", "investigator", 3);
        sun = signIn("workspace-sun", "analyst", 1);
        other = signIn("workspace-other", "analyst", 3);
    }

    @Test
    void aNoteNamesWhatItRestsOnAndHidesItFromWhoMayNotReadIt() {
        openCase("CW-1", "workspace-li", "workspace-sun");
        source("workspace", 3);
        send("workspace", """
                {"id":"r1","type":"statement","title":"王芳笔录","text":"%s"}
                """.formatted(TEXT));
        String note = under(li, "CW-1")
                .body(Map.of(
                        "text",
                        "@workspace-sun 请核 [[account:6222888800000000017]]，见 [[workspace/r1]]：[[workspace/r1:0-10]]"))
                .post("/api/v1/cases/CW-1/notes")
                .then()
                .statusCode(200)
                .body("parts.kind", contains("person", "text", "entity", "text", "record", "text", "passage"))
                .body("parts[6].text", is(TEXT.substring(0, 10)))
                .extract()
                .path("id");
        under(sun, "CW-1")
                .get("/api/v1/cases/CW-1/notes")
                .then()
                .body("notes.id", contains(note))
                .body("notes[0].parts.kind", contains("person", "text", "hidden", "text", "hidden", "text", "hidden"))
                .body("notes[0].editable", is(false));
        pageUnder(li, "CW-1", "/cases/CW-1?tab=notes")
                .then()
                .body(containsString("王芳笔录"), containsString("“" + TEXT.substring(0, 10)));
        pageUnder(sun, "CW-1", "/cases/CW-1?tab=notes")
                .then()
                .body(containsString("来源未授权"), not(containsString("王芳笔录")));
        under(sun, "CW-1")
                .body(Map.of("text", "改", "version", 1))
                .put("/api/v1/cases/CW-1/notes/" + note)
                .then()
                .statusCode(400)
                .body("code", is("note-not-yours"));
        under(li, "CW-1")
                .body(Map.of("text", "已核", "version", 1))
                .put("/api/v1/cases/CW-1/notes/" + note)
                .then()
                .statusCode(200)
                .body("version", is(2));
        under(li, "CW-1")
                .body(Map.of("text", "旧页面上的修改", "version", 1))
                .put("/api/v1/cases/CW-1/notes/" + note)
                .then()
                .statusCode(409);
        given().cookie("clew-session", other)
                .header("Clew-Purpose", "CW-1")
                .get("/api/v1/cases/CW-1/notes")
                .then()
                .statusCode(403);
        under(li, "CW-1").delete("/api/v1/cases/CW-1/notes/" + note).then().statusCode(204);
        under(li, "CW-1").get("/api/v1/cases/CW-1/notes").then().body("notes", hasSize(0));
    }

    @Test
    void aTaskGoesToAMemberAndKeepsItsSteps() {
        openCase("CW-2", "workspace-li", "workspace-sun");
        under(li, "CW-2")
                .body(Map.of("title", "调取开户资料", "owner", "workspace-other", "due", "2026-01-05"))
                .post("/api/v1/cases/CW-2/tasks")
                .then()
                .statusCode(400)
                .body("code", is("task-owner"));
        String task = under(li, "CW-2")
                .body(Map.of("title", "调取开户资料", "owner", "workspace-sun", "due", "2026-01-05"))
                .post("/api/v1/cases/CW-2/tasks")
                .then()
                .statusCode(200)
                .body("overdue", is(true))
                .extract()
                .path("id");
        pageUnder(sun, "CW-2", "/cases/CW-2?tab=tasks").then().body(containsString("调取开户资料"), containsString("已逾期"));
        under(sun, "CW-2")
                .body(Map.of("state", "done", "owner", "workspace-sun", "version", 1))
                .put("/api/v1/cases/CW-2/tasks/" + task)
                .then()
                .statusCode(200)
                .body("state", is("done"))
                .body("overdue", is(false))
                .body("steps.by", contains("workspace-li", "workspace-sun"));
        under(li, "CW-2")
                .body(Map.of("state", "dropped", "owner", "workspace-sun", "version", 1))
                .put("/api/v1/cases/CW-2/tasks/" + task)
                .then()
                .statusCode(409);
    }

    @Test
    void evidenceGoesOutAsItCameWithEverybodyWhoHadIt() throws Exception {
        openCase("CW-3", "workspace-li", "workspace-sun");
        byte[] photo = {0, 1, 2, 3, (byte) 0xFF};
        under(li, "CW-3")
                .contentType("multipart/form-data")
                .multiPart("file", "screen 1.png", photo)
                .multiPart("origin", "报案人手机截图，现场提取", "text/plain;charset=UTF-8")
                .post("/api/v1/cases/CW-3/evidence")
                .then()
                .statusCode(200)
                .body("size", is(photo.length));
        String piece = under(sun, "CW-3")
                .get("/api/v1/cases/CW-3/evidence")
                .then()
                .body("evidence[0].chain.why", contains("报案人手机截图，现场提取"))
                .extract()
                .path("evidence[0].id");
        under(sun, "CW-3")
                .body(Map.of("reason", "看"))
                .post("/api/v1/cases/CW-3/evidence/" + piece + "/copies")
                .then()
                .statusCode(400)
                .body("code", is("evidence-reason"));
        assertThat(under(sun, "CW-3")
                        .body(Map.of("reason", "制作图片比对"))
                        .post("/api/v1/cases/CW-3/evidence/" + piece + "/copies")
                        .asByteArray())
                .isEqualTo(photo);
        Map<String, byte[]> zip = unzipped(under(li, "CW-3")
                .body(Map.of("reason", "移送检察院"))
                .post("/api/v1/cases/CW-3/evidence/copies")
                .asByteArray());
        assertThat(zip.get("evidence/001-screen 1.png")).isEqualTo(photo);
        assertThat(new String(zip.get("manifest.json"), StandardCharsets.UTF_8))
                .contains("workspace-sun", "制作图片比对", "移送检察院", "EXPORTED");
        assertThat(new String(zip.get("SHA256SUMS"), StandardCharsets.UTF_8)).endsWith("  evidence/001-screen 1.png\n");
        pageUnder(li, "CW-3", "/cases/CW-3?tab=evidence")
                .then()
                .body(containsString("screen 1.png"), containsString("移送检察院"));
    }

    @Test
    void handsThatTakeCopiesAtOnceAllStandInTheChain() throws Exception {
        openCase("CW-4", "workspace-li", "workspace-sun");
        String piece = under(li, "CW-4")
                .contentType("multipart/form-data")
                .multiPart("file", "a.txt", new byte[] {1})
                .multiPart("origin", "supplied by the bank")
                .post("/api/v1/cases/CW-4/evidence")
                .then()
                .statusCode(200)
                .extract()
                .path("id");
        try (var hands = Executors.newFixedThreadPool(4)) {
            List<Callable<Integer>> calls = IntStream.range(0, 8)
                    .<Callable<Integer>>mapToObj(n -> () -> under(n % 2 == 0 ? li : sun, "CW-4")
                            .body(Map.of("reason", "copy no. " + n))
                            .post("/api/v1/cases/CW-4/evidence/" + piece + "/copies")
                            .statusCode())
                    .toList();
            for (Future<Integer> call : hands.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(200);
            }
        }
        under(li, "CW-4").get("/api/v1/cases/CW-4/evidence").then().body("evidence[0].chain", hasSize(9));
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        var entries = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }
}
