package io.clew.api;

import static io.clew.api.Calls.signIn;
import static io.clew.api.Calls.words;
import static io.clew.api.GuardWorld.FROM;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A trace on paper: for the browser's printing, as PDF and as a Word document, in the language of who asks for it. */
@QuarkusTest
@TestProfile(ApiProfile.class)
class MoneyPapersTest {

    private static final List<String> FORMS = List.of("report", "report.pdf", "report.docx");
    private static final Set<String> SAID = Set.of("核查线索", "孙甲", "孙", "钱", "赵", "钱无辜", "赵隐秘");
    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}+");

    @SuppressWarnings("NullAway.Init") // set before each test
    private String reader;

    @BeforeEach
    void aReader() {
        GuardWorld.prepare();
        reader = signIn("paper-reader", "investigator", 3); // who sees the numbers that other tests protect
    }

    private String paper(String form, String lang) {
        return words(Calls.call(reader, true).get("/money/" + form + "?from=" + FROM + "&lang=" + lang));
    }

    /** Lines of a PDF break anywhere. */
    private static String joined(String text) {
        return text.replaceAll("\\s+", "");
    }

    @Test
    void aChineseReaderGetsAChinesePaper() {
        for (String form : FORMS) {
            String said = paper(form, "zh-CN");
            assertThat(joined(said)).as(form).contains("资金追踪报告", "一、概要", "二、逐级账户", "四、限额冻结建议", "六、流水明细", "制作人：");
        }
    }

    @Test
    void anEnglishReaderGetsAnEnglishPaper() {
        for (String form : FORMS) {
            String said = paper(form, "en");
            assertThat(joined(said))
                    .as(form)
                    .contains(
                            "Traceofmoney",
                            "1.Summary",
                            "2.Accountsbylevel",
                            "4.Amountsthatmaybefrozen",
                            "6.Rows",
                            "Madeby:");
            assertThat(CHINESE.matcher(said).results().map(found -> found.group()))
                    .as("only what the records and the person say stays Chinese in " + form)
                    .allMatch(SAID::contains);
        }
    }
}
