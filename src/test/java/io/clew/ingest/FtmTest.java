package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.Fact;
import io.clew.record.Record;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entities of FollowTheMoney, as other systems send them. */
class FtmTest {

    @TempDir
    Path dir;

    private static String line(String id, String schema, String properties) {
        return "{\"id\":\"" + id + "\",\"schema\":\"" + schema + "\",\"datasets\":[\"set\"],\"properties\":{"
                + properties + "}}\n";
    }

    private static ImportStatus take(Tray tray, String ndjson) {
        return tray.take("ftm", "entities.ftm.json", ndjson.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Fact> facts(Tray tray, String link) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .filter(fact -> fact.link().equals(link))
                .toList();
    }

    @Test
    void fragmentsOfOneIdAddUp() {
        String ndjson = line("p", "LegalEntity", "\"name\":[\"桑一\"],\"phone\":[\"+8619400000017\"]")
                + line("c", "Company", "\"name\":[\"甲公司\"]")
                + line("o", "Ownership", "\"owner\":[\"p\"]")
                + line("p", "Person", "\"alias\":[\"阿一\"],\"idNumber\":[\"539928199001010014\"]")
                + line("o", "Ownership", "\"asset\":[\"c\"],\"startDate\":[\"2020-04\"]");
        try (var tray = new Tray(dir)) {
            assertThat(take(tray, ndjson).rows().accepted()).isEqualTo(3);
            Record person = tray.records().stream()
                    .filter(record -> record.type().equals("person"))
                    .findFirst()
                    .orElseThrow();
            assertThat(person.fields()).containsEntry("name", "桑一").containsEntry("alias", "阿一");
            assertThat(facts(tray, "registered")).hasSize(1);
            Fact owns = facts(tray, "shareholder").getFirst();
            assertThat(owns.from()).hasToString("entity:set/p");
            assertThat(owns.to()).hasToString("entity:set/c");
            assertThat(owns.at()).as("a month is no day").isNull();
            assertThat(owns.more()).containsEntry("startDate", "2020-04");
            assertThat(take(tray, ndjson).rows().accepted()).isZero();
        }
    }

    @Test
    void aFragmentInALaterFileErasesNothing() {
        try (var tray = new Tray(dir)) {
            take(tray, line("p", "Person", "\"name\":[\"桑一\"],\"phone\":[\"+8619400000017\"]"));
            take(tray, line("p", "Person", "\"phone\":[\"+8619400000025\"]"));
            assertThat(facts(tray, "registered"))
                    .extracting(fact -> fact.from() + " " + fact.to())
                    .containsExactlyInAnyOrder(
                            "entity:set/p phone:+8619400000017", "entity:set/p phone:+8619400000025");
        }
    }

    @Test
    void twoOfOneNameStayTwo() {
        try (var tray = new Tray(dir)) {
            take(
                    tray,
                    line("a", "Person", "\"name\":[\"John Smith\"]")
                            + line("b", "Person", "\"name\":[\"John Smith\"]")
                            + line("f", "Family", "\"person\":[\"a\"],\"relative\":[\"b\"]"));
            assertThat(facts(tray, "relative")).singleElement().satisfies(fact -> {
                assertThat(fact.from()).hasToString("entity:set/a");
                assertThat(fact.to()).hasToString("entity:set/b");
            });
        }
    }

    @Test
    void dollarsAndEurosAreNoYuan() {
        String ends = "\"payer\":[\"a\"],\"beneficiary\":[\"b\"],\"date\":[\"2026-03-01\"],";
        try (var tray = new Tray(dir)) {
            take(
                    tray,
                    line("a", "Person", "\"name\":[\"A\"]")
                            + line("b", "Person", "\"name\":[\"B\"]")
                            + line("1", "Payment", ends + "\"amountUsd\":[\"100.006\"]")
                            + line("2", "Payment", ends + "\"amountEur\":[\"7\"]")
                            + line(
                                    "3",
                                    "Payment",
                                    ends + "\"amount\":[\"5\"],\"currency\":[\"HKD\"],\"amountUsd\":[\"1\"]")
                            + line("4", "Payment", ends + "\"amount\":[\"9\"]"));
            assertThat(facts(tray, "transfer"))
                    .extracting(fact -> fact.amount() + " " + fact.currency())
                    .containsExactlyInAnyOrder("100.01 USD", "7.00 EUR", "5.00 HKD", "9.00 XXX");
        }
    }

    @Test
    void aDirectorIsNoLegalRepresentativeAndAnEmployeeNoSuspect() {
        try (var tray = new Tray(dir)) {
            take(
                    tray,
                    line("p", "Person", "\"name\":[\"P\"]")
                            + line("c", "Company", "\"name\":[\"C\"]")
                            + line("d", "Directorship", "\"director\":[\"p\"],\"organization\":[\"c\"]")
                            + line("e", "Employment", "\"employee\":[\"p\"],\"employer\":[\"c\"]")
                            + line(
                                    "k",
                                    "Call",
                                    "\"callerNumber\":[\"+8619400000017\"],\"receiverNumber\":"
                                            + "[\"+8619400000025\"],\"date\":[\"2026-03-01T09:00:00\"],\"duration\":[\"75\"]"));
            assertThat(facts(tray, "legal-person")).isEmpty();
            assertThat(facts(tray, "party-of")).isEmpty();
            assertThat(facts(tray, "director")).hasSize(1);
            assertThat(facts(tray, "employed-by")).hasSize(1);
            assertThat(facts(tray, "call")).singleElement().satisfies(call -> {
                assertThat(call.at()).isEqualTo("2026-03-01T09:00:00Z");
                assertThat(call.more()).containsEntry("seconds", "75");
            });
        }
    }
}
