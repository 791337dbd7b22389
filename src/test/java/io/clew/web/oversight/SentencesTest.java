package io.clew.web.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.access.audit.AuditEntry;
import io.clew.web.FreshInstallation;
import io.clew.web.frame.Names;
import io.clew.web.frame.Words;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(FreshInstallation.class)
class SentencesTest {

    private final Sentences chinese = new Sentences(Words.in(Words.CHINESE), new Names(Map.of("zhangwei", "张伟")));

    @Test
    void aLookIsASentenceWithThePersonsName() {
        assertThat(said("search", "13812345678")).isEqualTo("张伟 于 03-01 10:14 因 2026-0311 检索 138****5678");
    }

    @Test
    void listsOfKeysAreSaidWithoutTheirBrackets() {
        assertThat(said("pattern", "F23 [account:6299016258140753300]")).endsWith("比对手法 F23 账户 629****3300");
        assertThat(said("search", "at:[2026-01 TO 2026-03]")).endsWith("检索 at:[2026-01 TO 2026-03]");
    }

    @Test
    void whoLookedAtTheAuditIsSaidInWordsAndNotAsAnAddress() {
        assertThat(said("audit-search", "/oversight?view=looks&month=2026-03&who=zhangwei&q=%E8%BD%AC%E8%B4%A6"))
                .endsWith("查阅审计 月份 2026-03，何人 张伟，内容 转账");
        assertThat(said("audit-search", "purpose=2026-0311")).endsWith("查阅审计 事由 2026-0311");
    }

    @Test
    void aRecordIsCalledOneInTheReadersLanguage() {
        assertThat(said("similar", "record jq/jq-1")).endsWith("查相似 记录 jq/jq-1");
    }

    @Test
    void statesAndActsAreInChinese() {
        assertThat(said("leads", "OPEN")).endsWith("列出线索 待决定");
        assertThat(said("balance", "account:6299016258140753300")).endsWith("核对余额 账户 629****3300");
    }

    private String said(String act, String asked) {
        return chinese.of(new AuditEntry(
                1,
                0,
                Instant.parse("2026-03-01T02:14:00Z"),
                "zhangwei",
                "",
                "2026-0311",
                act,
                asked,
                AuditEntry.OK,
                0,
                List.of(),
                ""));
    }
}
