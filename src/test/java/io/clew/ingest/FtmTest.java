package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.ingest.row.FtmWriter;
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

    @Test
    void whatIsExportedComesBackTheSame() {
        String rows = """
                {"id":"r/1","type":"transfer","entities":[{"key":"account:6299000000000000018","name":"张三"}],"facts":[\
                {"from":"account:6299000000000000018","link":"transfer","to":"account:6299000000000000026","at":"2026-03-01T02:31:07Z","amount":"300.05","more":{"serial":"A1"}}]}
                {"id":"r/2","type":"transfer","facts":[{"from":"chat:wechat/wx_a","link":"pay","to":"merchant:898110012345678","at":"2026-03-01T02:31:08Z","amount":"20"},\
                {"from":"person:539928199001010015","link":"owns","to":"chat:wechat/wx_a"}]}
                {"id":"r/3","type":"call","facts":[{"from":"phone:+8619400000017","link":"message","to":"phone:+8619400000025","at":"2026-03-02T01:00:00Z","more":{"seconds":"61"}},\
                {"from":"phone:+8619400000017","link":"uses-device","to":"phone:95588"}]}
                {"id":"r/4","type":"transfer","facts":[{"from":"account:6299000000000000018","link":"withdraw","to":"machine:现金@6299","at":"2026-03-04T16:00:00Z","amount":"5000","currency":"USD"}]}
                {"id":"r/6","type":"transfer","facts":[{"from":"wallet:TUrbkbcDpUJN9xt3PsaNYLbjmoHGG45qrE","link":"transfer","to":"wallet:TVTxGPUe6NEY8WEA2CmEpbUYteA2UoYDt6","at":"2026-03-05T02:31:07Z","amount":"7","currency":"USDT"}]}
                {"id":"r/5","type":"incident","text":"他说转了钱","occurredAt":"2026-03-01T02:31:07Z"}
                """;
        var written = new StringBuilder();
        List<String> before;
        try (var tray = new Tray(dir.resolve("there"))) {
            assertThat(tray.send("rows", rows).rejected()).isEmpty();
            before = told(tray);
            var writer = new FtmWriter(line -> written.append(line).append('\n'));
            tray.records().forEach(writer::write);
        }
        assertThat(written.toString().lines())
                .allSatisfy(
                        line -> assertThat(line).containsPattern("\"id\":\"[0-9a-zA-Z][0-9a-zA-Z.-]*[0-9a-zA-Z]\""));
        assertThat(new FtmSchemata().faults(written.toString().lines().toList()))
                .isEmpty();
        try (var tray = new Tray(dir.resolve("back"))) {
            assertThat(take(tray, written.toString()).rows().rejected()).isZero();
            assertThat(told(tray)).isEqualTo(before);
            assertThat(tray.records())
                    .anySatisfy(record -> assertThat(record.text()).isEqualTo("他说转了钱"))
                    .anySatisfy(record -> assertThat(record.entities())
                            .anySatisfy(named -> assertThat(named.name()).isEqualTo("张三")));
            assertThat(take(tray, written.toString()).rows().accepted()).isZero();
        }
    }

    @Test
    void theModelIsHeldAgainst() {
        var model = new FtmSchemata();
        String payment = line("x", "Payment", "\"payer\":[\"y\"],\"amount\":[\"much\"],\"colour\":[\"red\"]")
                .strip();
        String account = line("y", "BankAccount", "\"name\":[\"y\"]").strip();
        assertThat(model.faults(List.of(payment, account)))
                .containsExactlyInAnyOrder(
                        "Payment lacks beneficiary",
                        "Payment.payer is no entity>LegalEntity: y",
                        "Payment.amount is no number: much",
                        "Payment.colour is no null: red");
    }

    private static List<String> told(Tray tray) {
        return tray.records().stream()
                .flatMap(record -> record.facts().stream())
                .map(fact -> fact.from() + " " + fact.link() + " " + fact.to() + " " + fact.at() + " " + fact.amount()
                        + " " + fact.currency() + " " + fact.more().getOrDefault("seconds", "")
                        + fact.more().getOrDefault("serial", ""))
                .sorted()
                .toList();
    }
}
