package io.clew.text.find;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.clew.record.Mention;
import io.clew.text.Corpora;
import io.clew.text.TextFolder;
import io.clew.text.passage.Extraction;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractorTest {

    private static final Extractor EXTRACTOR = Extractor.shipped();
    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    /** 2 March 2026, a Monday, 10:00 in Shanghai. */
    private static final Instant WRITTEN = Instant.parse("2026-03-02T02:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "手机号15400138000，|15400138000|phone:+8615400138000",
                "电话：１５４ ００１３ ８０００|１５４ ００１３ ８０００|phone:+8615400138000",
                "幺五四零零幺三八零零零是他的电话|幺五四零零幺三八零零零|phone:+8615400138000",
                "座机(010)62345678打来|(010)62345678|phone:+861062345678",
                "客服电话400-812-3123|400-812-3123|phone:+864008123123",
                "收到95588发来的短信，来电显示95588|95588|phone:95588",
                "陌生来电+44 7700 900123|+44 7700 900123|phone:+447700900123",
                "转到6299 0202 0011 2233 445（户名|6299 0202 0011 2233 445|account:6299020200112233445",
                "对方账号6299020200112233446，|6299020200112233446|account:6299020200112233446",
                "QQ（号码：985340887）|985340887|chat:qq/985340887",
                "微信号abc_test01，|abc_test01|chat:wechat/abc_test01",
                "加QQ群123456789|123456789|chat:qqgroup/123456789",
                "抖音号：dyuser888，|dyuser888|chat:douyin/dyuser888",
                "支付宝账号who@mail.example|who@mail.example|email:who@mail.example",
                "支付宝账号15400138000|15400138000|phone:+8615400138000",
                "登陆https://www.Fake.example/login?id=1。|https://www.Fake.example/login?id=1|url:https://www.fake.example/login?id=1",
                "网址fake-shop.example，|fake-shop.example|domain:fake-shop.example",
                "IP：192.0.2.10:8080|192.0.2.10|ip:192.0.2.10",
                "地址2001:db8::ff00:42:8329|2001:db8::ff00:42:8329|ip:2001:db8::ff00:42:8329",
                "IMEI：356938035643809|356938035643809|device:356938035643809",
                "MAC 02-1A-2B-3C-4D-5E|02-1A-2B-3C-4D-5E|device:02:1A:2B:3C:4D:5E",
                "车牌粤B·12345的|粤B·12345|plate:粤B12345",
                "新能源车粤BD12345，|粤BD12345|plate:粤BD12345",
                "身份证：110105 19491231 002X|110105 19491231 002X|person:11010519491231002X",
                "身份证号１１０１０５１９４９１２３１００２Ｘ|１１０１０５１９４９１２３１００２Ｘ|person:11010519491231002X",
                "老身份证130503670401001，|130503670401001|person:130503196704010016",
                "信用代码91350100M000100Y43，|91350100M000100Y43|company:91350100M000100Y43",
                "IMEI1：49-015420-323751-8|49-015420-323751-8|device:490154203237518",
                "MAC为001A.2B3C.4D5E|001A.2B3C.4D5E|device:00:1A:2B:3C:4D:5E",
                "MAC：001A2B3C4D5E，|001A2B3C4D5E|device:00:1A:2B:3C:4D:5E",
                "IP为2001:0db8:0000:0000:0000:ff00:0042:8329，|2001:0db8:0000:0000:0000:ff00:0042:8329|ip:2001:db8::ff00:42:8329",
                "以太坊0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed，|0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed|wallet:0x5aaeb6053f3e94c9b9a09f33669435e7ef1beaed",
                "比特币bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq。|bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq|wallet:bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "Telegram @abc_def；|abc_def|chat:telegram/abc_def",
                "对公账号：1001 2345 6789 0123 456（户名|1001 2345 6789 0123 456|account:1001234567890123456",
                "以（2018）浙0103刑初123号判决|（2018）浙0103刑初123号|case:(2018)浙0103刑初123号",
                "钱包TJRabPrwbZy45sbavfcjinPJC18kjpRTv8转|TJRabPrwbZy45sbavfcjinPJC18kjpRTv8|wallet:TJRabPrwbZy45sbavfcjinPJC18kjpRTv8"
            })
    void findsAnIdentifierWhereItStands(String text, String written, String key) {
        List<Mention> mentions = EXTRACTOR.extractWithoutNames(text, WRITTEN).mentions();
        assertThat(mentions).anySatisfy(mention -> {
            assertThat(text.substring(mention.start(), mention.end())).isEqualTo(written);
            assertThat(mention.key()).hasToString(key);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "138****8000",
                "尾号2233",
                "62990202****2233",
                "有期徒刑三年六个月",
                "共5部手机，第3次",
                "一点都不二",
                "3:2获胜",
                "百分之八十",
                "微信转账",
                "信用代码91350100M000100Y44",
                "钱包0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAeD",
                "钱包TJRabPrwbZy45sbavfcjinPJC18kjpRTv9",
                "公民身份号码110105194912310021",
                "IMEI 490154203237519",
                "请下载“融易花”填资料，再打开“政务通协查”软件",
                "对方发来一张带照片的逮捕证，一方为小型轿车",
                "报案人越想越不对，越转越多",
                "向法院提出，羁押于印江看守所",
                "从四川石泉律师事务所了解到",
                "qq",
                "(2016)",
                "12:30:45"
            })
    void takesNothingElseForAnIdentifier(String text) {
        Extraction found = EXTRACTOR.extract(text, null);
        assertThat(found.mentions()).isEmpty();
        assertThat(found.amounts()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "转了5万元|5万元|50000.00|CNY",
                "人民币壹拾贰万叁仟元整|人民币壹拾贰万叁仟元整|123000.00|CNY",
                "共12,300.50元，|12,300.50元|12300.50|CNY",
                "三千五百元|三千五百元|3500.00|CNY",
                "损失5.6万|5.6万|56000.00|CNY",
                "转账2w给他|2w|20000.00|CNY",
                "付了5k|5k|5000.00|CNY",
                "3万5千块钱|3万5千块钱|35000.00|CNY",
                "充值3万5，|3万5|35000.00|CNY",
                "人民币（大写）壹佰零伍元整|人民币（大写）壹佰零伍元整|105.00|CNY",
                "又转了三千五|三千五|3500.00|CNY",
                "损失3.5亿|3.5亿|350000000.00|CNY",
                "一百零五元|一百零五元|105.00|CNY",
                "付了USDT12000个|USDT12000|12000.00|USDT",
                "电话0571 8888 8888转8001|@||",
                "¥5,000.00|¥5,000.00|5000.00|CNY",
                "转账50000至6299020200112233445|50000|50000.00|CNY",
                "１２３元|１２３元|123.00|CNY",
                "五角|@||",
                "两元五角|两元五角|2.50|CNY",
                "十余万元|十余万元|100000.00|CNY",
                "USDT 3000|USDT 3000|3000.00|USDT",
                "换了2000U|2000U|2000.00|USDT",
                "1000港币|1000港币|1000.00|HKD",
                "新台幣30,000元|新台幣30,000元|30000.00|TWD",
                "約港幣五萬元|港幣五萬元|50000.00|HKD",
                "5块石头|@||",
                "粉丝3万人|@||",
                "2019年元月|@||",
                "二手车3辆|@||"
            })
    void readsAmounts(String text, String written, String amount, String currency) {
        var amounts = EXTRACTOR.extract(text, WRITTEN).amounts();
        if (written.equals("@")) {
            assertThat(amounts).isEmpty();
            return;
        }
        assertThat(amounts).singleElement().satisfies(found -> {
            assertThat(text.substring(found.start(), found.end())).isEqualTo(written);
            assertThat(found.amount()).hasToString(amount);
            assertThat(found.currency()).isEqualTo(currency);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026年3月1日20时14分许，|2026-03-01T20:14|2026-03-01T20:15",
                "2026-03-01 20:14:05|2026-03-01T20:14:05|2026-03-01T20:14:06",
                "3月1日晚8时许|2026-03-01T20:00|2026-03-01T21:00",
                "12月30日|2025-12-30T00:00|2025-12-31T00:00",
                "昨晚8点|2026-03-01T20:00|2026-03-01T21:00",
                "昨天|2026-03-01T00:00|2026-03-02T00:00",
                "上周五下午|2026-02-27T12:00|2026-02-27T18:00",
                "去年3月5日|2025-03-05T00:00|2025-03-06T00:00",
                "1月4日中午1点47分|2026-01-04T13:47|2026-01-04T13:48",
                "二〇二六年三月一日晚上八点半|2026-03-01T20:30|2026-03-01T20:31",
                "昨天下午3点半|2026-03-01T15:30|2026-03-01T15:31",
                "昨天晚上12点|2026-03-02T00:00|2026-03-02T01:00",
                "2025年3月中旬|2025-03-11T00:00|2025-03-21T00:00",
                "2019年|2019-01-01T00:00|2020-01-01T00:00",
                "3小时前|2026-03-02T07:00|2026-03-02T08:00",
                "26年3月1日，|2026-03-01T00:00|2026-03-02T00:00",
                "2026-03-01T20:14:05+08:00|2026-03-01T20:14:05|2026-03-01T20:14:06",
                "2026-03-01T12:14:05.5Z|2026-03-01T20:14:05|2026-03-01T20:14:06",
                "3月1日凌晨2时许|2026-03-01T02:00|2026-03-01T03:00",
                "2026年2月5日9时左右|2026-02-05T08:30|2026-02-05T10:00",
                "半小时前|2026-03-02T09:15|2026-03-02T09:45",
                "一个半小时前|2026-03-02T08:15|2026-03-02T08:45",
                "两小时前|2026-03-02T08:00|2026-03-02T09:00",
                "两个小时之前|2026-03-02T08:00|2026-03-02T09:00",
                "一刻钟前|2026-03-02T09:30|2026-03-02T10:00",
                "前天下午3点|2026-02-28T15:00|2026-02-28T16:00",
                "昨早八点半|2026-03-01T08:30|2026-03-01T08:31",
                "三个礼拜前|2026-02-09T00:00|2026-02-16T00:00",
                "半个月前|2026-02-12T00:00|2026-02-19T00:00",
                "半年前|2025-09-01T00:00|2025-10-01T00:00",
                "两年前|2024-01-01T00:00|2025-01-01T00:00",
                "20260301 201405|2026-03-01T20:14:05|2026-03-01T20:14:06",
                "20260301201405|2026-03-01T20:14:05|2026-03-01T20:14:06",
                "20260301T201405，|2026-03-01T20:14:05|2026-03-01T20:14:06"
            })
    void resolvesATimeAgainstTheDayOfWriting(String text, LocalDateTime from, LocalDateTime to) {
        assertThat(EXTRACTOR.extract(text, WRITTEN).times()).singleElement().satisfies(time -> {
            assertThat(LocalDateTime.ofInstant(time.from(), ZONE)).isEqualTo(from);
            assertThat(LocalDateTime.ofInstant(time.to(), ZONE)).isEqualTo(to);
        });
    }

    @Test
    void aTimeWithoutSignsIsMarkedFromItsFirstDigitToItsLast() {
        String text = "交易时间：２０２６０３０１２０１４０５转出，20260301 201512又转";
        assertThat(EXTRACTOR.extract(text, null).times())
                .extracting(time -> text.substring(time.start(), time.end()))
                .containsExactly("２０２６０３０１２０１４０５", "20260301 201512");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "卡号20260301201405",
                "交易流水号：20260301201405",
                "订单编号为20260301201405",
                "向其转账至账户 20260301201405",
                "202603012014051",
                "120260301201405",
                "20260301251405",
                "20260231201405",
                "20260301201405-2",
                "20260301 2014",
                "20260301 201405.50",
                "20260301",
                "10分钟前后",
                "半天"
            })
    void aNumberThatOnlyLooksLikeATimeIsNone(String text) {
        assertThat(EXTRACTOR.extract(text, WRITTEN).times()).isEmpty();
    }

    @Test
    void howLongAgoNeedsToBeKnownFromWhen() {
        assertThat(EXTRACTOR.extract("半小时前、两个小时前、两年前", null).times()).isEmpty();
    }

    @Test
    void theDateBeforeExplainsTheNextOne() {
        String text = "2025年3月1日20时许接到电话，当日21时15分转账，次日凌晨又转，同月5日报警。";
        assertThat(EXTRACTOR.extract(text, null).times().stream()
                        .map(time -> LocalDateTime.ofInstant(time.from(), ZONE).toString())
                        .toList())
                .containsExactly("2025-03-01T20:00", "2025-03-01T21:15", "2025-03-02T00:00", "2025-03-05T00:00");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2025年12月31日搜索贷款，1月2日19:39转账|2026-01-03|2025-12-31T00:00 2026-01-02T19:39",
                "2025年1月5日加好友，11月20日转账|2025-12-01|2025-01-05T00:00 2025-11-20T00:00",
                "2025年12月20日报警，3月1日起投资|2025-12-21|2025-12-20T00:00 2025-03-01T00:00",
                "秦某（女，1967年12月13日出生，住澜州市），7月18日13:21转账|2025-07-19|1967-12-13T00:00 2025-07-18T13:21",
                "7月19日，男，1985年2月15日生，6月15日转账|2025-07-19|2025-07-19T00:00 1985-02-15T00:00 2025-06-15T00:00",
                "出生日期：1990年5月6日 7月1日转账|2025-07-19|1990-05-06T00:00 2025-07-01T00:00",
                "2019年3月1日生意失败，4月2日转账|2025-07-19|2019-03-01T00:00 2019-04-02T00:00"
            })
    void theYearIsTheOneThatWasTold(String text, LocalDate written, String times) {
        assertThat(EXTRACTOR.extract(text, written.atTime(12, 0).atZone(ZONE).toInstant()).times().stream()
                        .map(time -> LocalDateTime.ofInstant(time.from(), ZONE).toString())
                        .collect(Collectors.joining(" ")))
                .isEqualTo(times);
    }

    @Test
    void amountsOfAListAreMoneyAsTheFirstIs() {
        assertThat(EXTRACTOR.extract("损失5万元、3.5亿、两万、三千五、一百零五元", WRITTEN).amounts())
                .extracting(amount -> amount.amount().toString())
                .containsExactly("50000.00", "350000000.00", "20000.00", "3500.00", "105.00");
    }

    @Test
    void aDayThatDoesNotExistIsNoTime() {
        assertThat(EXTRACTOR.extract("2025年2月30日25时70分，昨天", null).times()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "受害人张某称|张某:victim",
                "被告人李某甲、王某1、刘×和欧阳某某到案|李某甲:suspect 王某1:suspect 刘×:suspect 欧阳某某:suspect",
                "报案人陈建国于3月1日报警|陈建国:reporter",
                "户名：李四光，|李四光:holder",
                "收款人诸葛明轩|诸葛明轩:payee",
                "報案人張某某|张某某:reporter",
                "到滨江派出所报案，住在李家村|",
                "转给云海贸易有限公司|",
                "于某日在某公司|",
                "证人买买提·艾力证实|买买提·艾力:witness"
            })
    void tellsPersonsFromPlacesAndOffices(String text, String names) {
        String found = EXTRACTOR.extract(text, WRITTEN).mentions().stream()
                .filter(mention -> mention.key().type().equals("name"))
                .map(mention -> mention.key().value() + ":" + mention.role())
                .collect(Collectors.joining(" "));
        assertThat(found).isEqualTo(names == null ? "" : names);
    }

    @Test
    void aNameFoundOnceIsFoundEverywhere() {
        String text = "报案人陈建国称，收款后陈建国即被拉黑。";
        assertThat(EXTRACTOR.extract(text, WRITTEN).mentions())
                .extracting(Mention::start)
                .containsExactly(3, 11);
    }

    @Test
    void everyMentionLiesInTheTextAndNoTwoOverlap() {
        String[] pieces = {
            "张",
            "某",
            "李建国",
            "报案人",
            "１３８",
            "154 0013 8000",
            "幺",
            "零",
            "三",
            "万",
            "5",
            "元",
            "年",
            "3月1日",
            "晚",
            "8时",
            "(zhàn)",
            "戰",
            "QQ",
            "：",
            "12345678",
            "@",
            "a.example",
            "https://",
            "粤B12345",
            "\ud800",
            "\udc00",
            "😀",
            "\u0000",
            "\ufffd",
            "，",
            " ",
            ".",
            "*",
            "昨天",
            "+",
            "(",
            ")",
            "人民币",
            "6299",
            "0x",
            "〔2026〕",
            "号",
            "x",
            "·",
            "\u200b",
            "⑩",
            "㎏"
        };
        for (int seed = 0; seed < 4_000; seed++) {
            var random = new Random(seed);
            var text = new StringBuilder();
            for (int n = random.nextInt(25); n >= 0; n--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            Extraction found = EXTRACTOR.extract(text.toString(), WRITTEN);
            int end = 0;
            for (Mention mention : found.mentions()) {
                assertThat(mention.start()).as("seed %d in %s", seed, text).isGreaterThanOrEqualTo(end);
                assertThat(mention.end()).as("seed %d in %s", seed, text).isBetween(mention.start() + 1, text.length());
                end = mention.end();
            }
        }
    }

    @Test
    void namesOfCaseSentencesAreFoundAsWellAsMeasured() throws IOException {
        int right = 0;
        int found = 0;
        int all = 0;
        for (String line : Files.readAllLines(Corpora.file("zh-case-text/ner-theft-dev.jsonl"))) {
            JsonNode sentence = new ObjectMapper().readTree(line);
            Set<String> persons = Arrays.stream(sentence.path("answer").asText().split(";"))
                    .filter(part -> part.startsWith("犯罪嫌疑人:") || part.startsWith("受害人:"))
                    .flatMap(part ->
                            Arrays.stream(part.substring(part.indexOf(':') + 1).split("、")))
                    .collect(Collectors.toSet());
            Set<String> names = names(sentence.path("text").asText());
            all += persons.size();
            found += names.size();
            names.retainAll(persons);
            right += names.size();
        }
        double recall = right / (double) all;
        double precision = right / (double) found; // a lower bound: only suspects and victims are listed
        assertThat(recall).isGreaterThan(0.95);
        assertThat(2 * recall * precision / (recall + precision)).isGreaterThan(0.93);
    }

    @Test
    void fullNamesOfJudgmentsAreFoundAsWellAsMeasured() throws IOException {
        int right = 0;
        int all = 0;
        for (String line : Files.readAllLines(Corpora.file("zh-case-text/names-dev.jsonl"))) {
            JsonNode sentence = new ObjectMapper().readTree(line);
            Set<String> names = names(sentence.path("text").asText());
            for (JsonNode name : sentence.path("names")) {
                all++;
                right += names.contains(TextFolder.fold(name.asText()).text()) ? 1 : 0;
            }
        }
        assertThat(right / (double) all).isGreaterThan(0.935);
    }

    private static Set<String> names(String text) {
        return EXTRACTOR.extract(text, null).mentions().stream()
                .filter(mention -> mention.key().type().equals("name"))
                .map(mention -> mention.key().value())
                .collect(Collectors.toCollection(HashSet::new));
    }
}
