package io.clew.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.EntityKey;
import io.clew.record.EntityRef;
import io.clew.record.Mention;
import io.clew.record.Provenance;
import io.clew.record.Record;
import io.clew.record.RecordRef;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MaskingTest {

    private static final Instant THEN = Instant.parse("2026-03-01T00:00:00Z");
    private static final Handles HANDLES = new Handles(HexFormat.of().parseHex("a7".repeat(64)));
    private static final EntityKey VICTIM = EntityKey.parse("phone:+8613812345678");
    private static final EntityKey CALLER = EntityKey.parse("phone:+8613900001111");

    private static final Record INCIDENT = new Record(
            new RecordRef("jq", "1"),
            "incident",
            "李晓明被骗",
            "李晓明(13812345678)接到13900001111来电",
            THEN,
            List.of(new EntityRef(VICTIM, "victim", "李晓明"), new EntityRef(CALLER, "caller", "")),
            List.of(new Mention(4, 15, VICTIM, ""), new Mention(18, 29, CALLER, "")),
            List.of(),
            List.of(),
            List.of(),
            Map.of("受害人电话", "13812345678"),
            Provenance.NONE);

    @Test
    void hidesTheVictimAndNobodyElseAndKeepsEveryOffset() {
        Record seen = Masking.of(INCIDENT, Set.of(), HANDLES).record(INCIDENT);
        assertThat(seen.text()).isEqualTo("李**(138****5678)接到13900001111来电").hasSameSizeAs(INCIDENT.text());
        assertThat(seen.title()).isEqualTo("李**被骗");
        assertThat(seen.entities().getFirst().key()).isEqualTo(HANDLES.seal(VICTIM));
        assertThat(seen.entities().get(1).key()).isEqualTo(CALLER);
        assertThat(seen.mentions().getFirst().key().value()).doesNotContain("1234");
        assertThat(seen.fields()).containsEntry("受害人电话", "138****5678");
        assertThat(seen.toString()).doesNotContain("13812345678", "李晓明");
    }

    @Test
    void whatOtherRecordsProtectIsHiddenHereToo() {
        Record seen = Masking.of(INCIDENT, Set.of(CALLER), HANDLES).record(INCIDENT);
        assertThat(seen.toString()).doesNotContain("13812345678", "13900001111");
    }

    @Test
    void aHandleLeadsBackToItsEntityAndNothingElseIsAHandle() {
        EntityKey handle = HANDLES.seal(VICTIM);
        assertThat(handle.toString()).startsWith("phone:+86138****5678~").doesNotContain("12345678");
        assertThat(HANDLES.open(handle)).isEqualTo(VICTIM);
        assertThat(HANDLES.seal(handle)).isEqualTo(handle);
        assertThat(HANDLES.seal(VICTIM)).isEqualTo(handle);
        assertThat(Handles.shown(handle)).isEqualTo("+86138****5678");
        assertThat(Handles.isHandle(handle)).isTrue();
        assertThat(Handles.isHandle(VICTIM)).isFalse();
        String value = handle.value();
        for (int i = value.indexOf('~') + 1; i < value.length() - 1; i++) {
            char other = value.charAt(i) == 'A' ? 'B' : 'A';
            var forged = new EntityKey("phone", value.substring(0, i) + other + value.substring(i + 1));
            assertThat(HANDLES.open(forged)).isEqualTo(forged);
        }
        assertThat(new Handles(new byte[64]).open(handle)).isEqualTo(handle);
    }

    @Test
    void masksAsTheFieldDoes() {
        assertThat(Masking.mask("person", "310101201503071234")).isEqualTo("310***********1234");
        assertThat(Masking.mask("account", "6222020200112233445")).isEqualTo("622************3445");
        assertThat(Masking.mask("name", "王某")).isEqualTo("王*");
        assertThat(Masking.mask("phone", "110")).isEqualTo("***");
    }

    @Test
    void minorsAreToldByTheirIdNumber() {
        assertThat(Masking.minor(EntityKey.parse("person:310101201503071234"), THEN))
                .isTrue();
        assertThat(Masking.minor(EntityKey.parse("person:310101198503071234"), THEN))
                .isFalse();
        assertThat(Masking.minor(EntityKey.parse("person:310101200803011234"), THEN))
                .isFalse();
        assertThat(Masking.minor(EntityKey.parse("phone:+8613812345678"), THEN)).isFalse();
    }
}
