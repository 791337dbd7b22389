package io.clew.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SupervisionTest {

    private static final Instant MORNING = Instant.parse("2026-03-02T02:00:00Z"); // ten o'clock in China

    @TempDir
    Path dir;

    private Instant now = MORNING;
    private AuditLog audit;

    @BeforeEach
    void open() {
        audit = AuditLog.open(dir, new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now;
            }
        });
    }

    @AfterEach
    void close() {
        audit.close();
    }

    @Test
    void numbersTriedOneAfterAnotherAreAnAlert() {
        for (int i = 0; i < 8; i++) {
            look("chen", "search", "1381234500" + i, 0, List.of());
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("enumeration");
            assertThat(alert.who()).isEqualTo("chen");
            assertThat(alert.entries()).hasSize(8);
        });
    }

    @Test
    void theSameNumberAskedAgainAndNumbersFarApartAreNone() {
        for (int i = 0; i < 20; i++) {
            look("chen", "search", "13812345001", 0, List.of());
            look("chen", "search", "138" + (10_000_000 + i * 7_919), 0, List.of());
        }
        assertThat(alerts()).isEmpty();
    }

    @Test
    void muchTakenAwayAtNightIsAnAlertAndTheSameByDayIsNone() {
        look("chen", "export", "诈骗", 5_000, List.of());
        assertThat(alerts()).isEmpty();
        now = Instant.parse("2026-03-02T17:30:00Z");
        look("chen", "export", "诈骗", 5_000, List.of());
        assertThat(alerts()).extracting(Supervision.Alert::rule).containsExactly("bulk-at-night");
    }

    @Test
    void whoSeesFarMoreThanTheOthersStandsOut() {
        for (String user : List.of("a", "b", "c", "d")) {
            look(user, "dossier", "x", 1, keys(user.equals("d") ? 400 : 12));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("above-peers");
            assertThat(alert.who()).isEqualTo("d");
            assertThat(alert.measure()).isEqualTo(400);
        });
    }

    @Test
    void aLookFollowedByADeletionIsAnAlertAndOneLongBeforeIsNone() {
        look("chen", "board", "b1", 1, List.of());
        now = now.plus(Duration.ofMinutes(31));
        look("chen", "board-delete", "b1", 1, List.of());
        assertThat(alerts()).isEmpty();
        look("chen", "board", "b2", 1, List.of());
        look("chen", "board-delete", "b2", 1, List.of());
        assertThat(alerts()).extracting(Supervision.Alert::rule).containsExactly("look-then-delete");
    }

    private List<Supervision.Alert> alerts() {
        return new Supervision(Supervision.Limits.START)
                .alerts(audit.search(), MORNING.minus(Duration.ofDays(1)), MORNING.plus(Duration.ofDays(2)));
    }

    private void look(String who, String act, String asked, long count, List<EntityKey> keys) {
        var access = new Access(who, Set.of(Role.INVESTIGATOR), Set.of(), 1, "案 1", Set.of(), 0, true);
        try (Look look = audit.open(access, act, asked)) {
            look.returned(count, keys);
        }
    }

    private static List<EntityKey> keys(int many) {
        var keys = new ArrayList<EntityKey>();
        for (int i = 0; i < many; i++) {
            keys.add(new EntityKey("phone", "+86138" + (10_000_000 + i)));
        }
        return keys;
    }
}
