package io.clew.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.clew.record.Record;
import io.clew.search.RecordQuery;
import io.clew.search.Records;
import io.clew.search.SearchPage.Fragment;
import io.clew.search.SearchPage.Hit;
import io.clew.search.SearchPage.Mark;
import io.clew.search.lucene.LuceneRecordIndex;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages as the web gives them are found in either script, and what is marked is the word as it stands there. */
class WebPageTest {

    private static final String BODY = "公安機關圍繞實戰(zhàn)需要,開(kāi)展(zhǎn)反詐(zhà)演練。";

    /** What a mark covers, brackets glued to a character left aside. */
    private static final List<String> WORDS = List.of("實戰", "实战", "實戰需要", "实战需要");

    @TempDir
    Path dir;

    @Test
    void aPageWithPinyinGluedToItsWordsIsFoundInEitherScript() throws IOException {
        found("頁面.txt", BODY.getBytes(StandardCharsets.UTF_8));
        found("頁面.html", html(BODY).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void pinyinWithToneNumbersFullWidthBracketsOrSpacesIsNoPartOfTheWord() throws IOException {
        found("數字.txt", "圍繞實(shi2)戰(zhan4)需要".getBytes(StandardCharsets.UTF_8));
        found("全角.txt", "圍繞實戰( zhàn )需要,推動實(shí)戰(zhàn)練兵".getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void rubyAnnotationsOfAPageAreNoPartOfTheWord() throws IOException {
        String ruby = "<ruby>實<rp>(</rp><rt>shí</rt><rp>)</rp></ruby><ruby>戰<rp>(</rp><rt>zhàn</rt><rp>)</rp></ruby>";
        found("注音.html", html("圍繞" + ruby + "需要,加強演練。").getBytes(StandardCharsets.UTF_8));
        found("無括號.html", html("圍繞<ruby>實戰<rt>shízhàn</rt></ruby>需要").getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytesThatAreBrokenOnTheWayCostOnlyTheirOwnCharacters() throws IOException {
        var broken = new ByteArrayOutputStream();
        broken.write("圍繞實戰(zh".getBytes(StandardCharsets.UTF_8));
        broken.write(new byte[] {(byte) 0xc3, 'n', ')'}); // the vowel lost its second byte
        broken.write("需要,開(k".getBytes(StandardCharsets.UTF_8));
        broken.write(new byte[] {(byte) 0x81, 'i', ')'});
        broken.write("展演練".getBytes(StandardCharsets.UTF_8));
        found("壞字節.txt", broken.toByteArray());
        found("壞字節.html", html(broken.toString(StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void aPageInTheOldEncodingsIsReadToo() throws IOException {
        found("国标.html", html("围绕实战需要").replace("utf-8", "gb18030").getBytes(Charset.forName("GB18030")));
        found("大五碼.html", html("圍繞實戰需要").replace("utf-8", "big5").getBytes(Charset.forName("Big5")));
    }

    private static String html(String body) {
        return "<!doctype html><html><head><meta charset=\"utf-8\"><title>通報</title></head><body><nav>首页</nav><p>"
                + body + "</p></body></html>";
    }

    /** Imports the page and asks for the word in both scripts, as words and as a phrase. */
    private void found(String name, byte[] content) throws IOException {
        Record page;
        try (Tray tray = new Tray(dir.resolve(name))) {
            ImportStatus status = tray.take("web", name, content);
            assertThat(status.rows().accepted()).as(tray.rejects(status)).isEqualTo(1);
            page = tray.records().getFirst();
        }
        try (var index = LuceneRecordIndex.open(dir.resolve(name + "-index"))) {
            index.append(List.of(page));
            for (String asked : List.of("实战", "實戰", "\"实战\"", "\"實戰需要\"")) {
                String what = name + " " + asked + " in " + page.text();
                List<Hit> hits = index.search(Records.reader("web"), RecordQuery.of(asked))
                        .hits();
                assertThat(hits).as(what).hasSize(1);
                assertThat(marked(hits.getFirst()))
                        .as(what)
                        .isNotEmpty()
                        .allSatisfy(word -> assertThat(word.replaceAll("[(（][^)）]*[)）]", ""))
                                .isIn(WORDS));
            }
        }
    }

    private static List<String> marked(Hit hit) {
        List<String> marked = new ArrayList<>();
        for (Fragment fragment : hit.fragments()) {
            for (Mark mark : fragment.marks()) {
                marked.add(fragment.text().substring(mark.start(), mark.end()));
            }
        }
        return marked;
    }
}
