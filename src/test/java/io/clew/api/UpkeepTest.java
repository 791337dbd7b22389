package io.clew.api;

import static io.clew.api.Calls.call;
import static io.clew.api.Calls.signIn;
import static io.clew.api.GuardWorld.FROM;
import static io.clew.api.GuardWorld.prepare;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ApiProfile.class)
class UpkeepTest {

    @Test
    void theGraphIsComparedAndMadeAnewWhileTheServerRuns() {
        prepare();
        String administrator = signIn("upkeep-administrator", "administrator", 1);
        String analyst = signIn("upkeep-analyst", "analyst", 1);
        var verified = call(administrator, false).post("/api/v1/upkeep/graph/verify");
        assertThat(verified.jsonPath().getBoolean("agrees"))
                .as(verified.asString())
                .isTrue();
        assertThat(verified.jsonPath().getLong("facts")).isPositive();
        String before = around(analyst);

        var rebuilt = call(administrator, false).post("/api/v1/upkeep/graph/rebuild");
        assertThat(rebuilt.jsonPath().getLong("facts"))
                .as(rebuilt.asString())
                .isEqualTo(verified.jsonPath().getLong("facts"));
        assertThat(around(analyst)).isEqualTo(before);
    }

    private static String around(String session) {
        return call(session, true)
                .contentType("application/json")
                .body(java.util.Map.of("nodes", List.of(FROM)))
                .post("/api/v1/graph/expand")
                .asString();
    }
}
