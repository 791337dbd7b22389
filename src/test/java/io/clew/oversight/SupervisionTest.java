package io.clew.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.Access;
import io.clew.access.Role;
import io.clew.access.audit.AuditAct;
import io.clew.access.audit.AuditLog;
import io.clew.access.audit.Look;
import io.clew.oversight.Surroundings.Relation;
import io.clew.record.EntityKey;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
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
    private Surroundings around = Surroundings.NONE;

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
    void aNumberTriedPartByPartIsAnAlertInWhateverFormAndThoughItWasRefused() {
        for (int i = 0; i < 6; i++) {
            look("chen", "search", "OR ４２%d1 五六%d二 138%d****1111".formatted(i, i, i), 0, List.of());
            refused("chen", "0%d17 AND 0%d18".formatted(i, i));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("parts");
            assertThat(alert.who()).isEqualTo("chen");
            assertThat(alert.measure()).isEqualTo(30);
            assertThat(alert.entries()).hasSize(12);
        });
    }

    @Test
    void sumsDaysAndTheSameFewGroupsAskedAgainAreNone() {
        for (int i = 10; i < 60; i++) {
            look("chen", "search", "金额:%d00 date:2026-03-%d 2026年3月%d日 尾号1234".formatted(i, i, i % 28), 3, List.of());
            look("chen", "suggest", "138" + i, 3, List.of());
        }
        assertThat(alerts()).isEmpty();
    }

    private void refused(String who, String asked) {
        var access = new Access(who, Set.of(Role.ANALYST), Set.of(), 1, "案 1", Set.of(), 0, false);
        audit.open(access, AuditAct.SEARCH, asked).close();
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
        var seen = List.of(EntityKey.parse("phone:+8613812345678"));
        look("chen", "dossier", "phone:+8613812345678", 1, seen);
        look("chen", "board-save", "b1", 1, seen);
        now = now.plus(Duration.ofMinutes(121));
        look("chen", "board-delete", "b1", 1, seen);
        look("chen", "board-save", "b2", 1, seen);
        look("chen", "board-delete", "b2", 1, seen);
        assertThat(alerts()).isEmpty();
        look("chen", "dossier", "phone:+8613812345678", 1, seen);
        look("chen", "board-save", "b3", 1, seen);
        look("chen", "board-delete", "b3", 1, seen);
        assertThat(alerts()).extracting(Supervision.Alert::rule).containsExactly("look-then-delete");
    }

    @Test
    void numbersTriedFromAboveOrInNoOrderAreAnAlertToo() {
        for (int last : new int[] {90, 10, 70, 30, 50, 20, 80, 60}) {
            look("chen", "search", "138123450" + last, 0, List.of());
        }
        assertThat(alerts()).extracting(Supervision.Alert::rule).containsExactly("enumeration");
    }

    @Test
    void muchTakenAwayAcrossMidnightIsOneNight() {
        now = Instant.parse("2026-03-02T15:30:00Z"); // half past eleven at night in China
        look("chen", "export", "诈骗", 600, List.of());
        now = Instant.parse("2026-03-02T17:30:00Z");
        look("chen", "export", "诈骗", 600, List.of());
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("bulk-at-night");
            assertThat(alert.day()).hasToString("2026-03-02");
            assertThat(alert.measure()).isEqualTo(1_200);
        });
    }

    @Test
    void aLookAtOnesOwnCircleIsAnAlertAndARelativeAmongManyHitsIsNone() {
        around = new Near(Map.of("phone:+8613800001111", Relation.RELATIVE), Set.of(), Set.of());
        var wife = EntityKey.parse("phone:+8613800001111");
        look("chen", "search", "刷单", 20, List.of(wife));
        assertThat(alerts()).isEmpty();
        look("chen", "search", "13800001111", 1, List.of(wife));
        look("chen", "dossier", "phone:138****1111~handle", 1, List.of(wife));
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("own-circle");
            assertThat(alert.measure()).isEqualTo(2);
        });
    }

    @Test
    void looksWithoutALinkToTheirCaseAreAnAlertAndWhatTheCaseLedToIsNone() {
        around = new Near(Map.of(), Set.of("phone:+8613900000000"), Set.of("phone:+8613900000009"));
        look("chen", "expand", "[phone:+8613900000000]", 3, numbered(1, 3));
        numbered(1, 3).forEach(key -> look("chen", "dossier", key.toString(), 1, List.of(key)));
        var near = EntityKey.parse("phone:+8613900000009");
        look("chen", "dossier", near.toString(), 1, List.of(near));
        look("chen", "search", "13711112222", 0, List.of());
        assertThat(alerts()).isEmpty();
        for (EntityKey key : numbered(700, 702)) {
            look("chen", "dossier", key.toString(), 1, List.of(key));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.rule()).isEqualTo("unlinked");
            assertThat(alert.measure()).isEqualTo(3);
        });
    }

    @Test
    void strangersThatADayBringsAreNoneUntilTheyAreManyAndWhoFollowsThemUpIsNotAsked() {
        around = new Near(Map.of(), Set.of("phone:+8613900000000"), Set.of());
        for (EntityKey key : numbered(700, 703)) {
            look("chen", "dossier", key.toString(), 1, List.of(key));
            now = now.plus(Duration.ofMinutes(40));
        }
        numbered(700, 703).forEach(key -> look("wu", "dossier", key.toString(), 1, List.of(key)));
        assertThat(alerts()).isEmpty();
        for (EntityKey key : numbered(704, 704)) {
            look("chen", "dossier", key.toString(), 1, List.of(key));
        }
        assertThat(alerts()).singleElement().satisfies(alert -> {
            assertThat(alert.who()).isEqualTo("chen");
            assertThat(alert.measure()).isEqualTo(5);
        });
    }

    private static List<EntityKey> numbered(int first, int last) {
        return IntStream.rangeClosed(first, last)
                .mapToObj(n -> EntityKey.parse("phone:+86137" + (10_000_000 + n * 7_919)))
                .toList();
    }

    private record Near(Map<String, Relation> circle, Set<String> attached, Set<String> near) implements Surroundings {
        @Override
        public Map<String, Relation> circle(String user) {
            return circle;
        }

        @Override
        public Optional<Set<String>> about(String purpose) {
            return attached.isEmpty() ? Optional.empty() : Optional.of(attached);
        }

        @Override
        public boolean near(Set<String> some, String key) {
            return near.contains(key);
        }
    }

    private List<Supervision.Alert> alerts() {
        return new Supervision(Rules.shipped(), around)
                .alerts(audit.search(), MORNING.minus(Duration.ofDays(1)), MORNING.plus(Duration.ofDays(2)));
    }

    private void look(String who, String act, String asked, long count, List<EntityKey> keys) {
        var access = new Access(who, Set.of(Role.INVESTIGATOR), Set.of(), 1, "案 1", Set.of(), 0, true);
        try (Look look = audit.open(access, AuditAct.of(act).orElseThrow(), asked)) {
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
