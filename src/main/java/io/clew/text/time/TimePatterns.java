package io.clew.text.time;

import io.clew.text.WordList;
import io.clew.text.passage.Words;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How days and times of day are written; {@link DayReader} and {@link ClockReader} say what they mean. */
final class TimePatterns {

    private static final Map<String, List<String>> LISTS = WordList.named("time-words.txt");

    /** Every word that a time begins with. */
    static final Words BEGINNINGS = Words.named(LISTS, "relative", "part", "beginning");

    static final Words PARTS = Words.named(LISTS, "part");
    static final Words NUMBERED = Words.named(LISTS, "numbered");
    static final Words RECURRING = Words.named(LISTS, "recurring");
    static final Words FEASTS = Words.named(LISTS, "feast");
    static final Words FEAST_BEHIND = Words.named(LISTS, "feast-behind");
    static final Words BEFORE_TOLD = Words.named(LISTS, "before-told");

    /** One or two digits, or up to three characters, which {@link Count} reads. */
    static final String N = "(?:\\d{1,2}|[一二三四五六七八九十廿卅两〇零]{1,3})";

    private static final String PART = String.join("|", LISTS.getOrDefault("part", List.of()));

    /** What makes two numbers with a dot (3.18) a month and day. */
    private static final String CLOCK_AHEAD =
            "(?=\\s?(?:凌晨|清晨|早上|早晨|上午|中午|下午|傍晚|晚上|夜里|深夜|半夜|[晚早]\\s?(?:\\d|[一二三四五六七八九十])|\\d{1,2}:\\d{2}))";

    /** A time of day as machines print it: {@code 201405}. */
    private static final String COMPACT = "(?:[01]\\d|2[0-3])[0-5]\\d[0-5]\\d";

    /** What a time is told in; a time without seconds and a dash (13:00-15:00) is the beginning of a span. */
    private static final String ZONE = "Z|\\+[01]\\d:[0-5]\\d|(?<=:\\d\\d:\\d\\d(?:\\.\\d{1,9})?)-[01]\\d:[0-5]\\d"
            + "|\\s?(?:UTC|GMT)(?:[+-]\\d{1,2}(?::?\\d{2})?)?(?!\\w)|\\s[+-][01]\\d:?[0-5]\\d(?![\\d:])";

    private static final String[] DAYS = {
        // 2026-03-01, 20260301
        "(?<fy>\\d{4})[-/.](?<fm>\\d{1,2})[-/.](?<fd>\\d{1,2})(?![\\d])",
        "(?<cy>(?:19|20)\\d{2})(?<cm>0[1-9]|1[0-2])(?<cd>[0-2]\\d|3[01])(?=\\s\\d{1,2}:\\d{2}|[T\\s]?" + COMPACT
                + "(?![\\w*:-]|\\.\\d))",
        // 2026年3月1日, 3月十五六号, 3月18晚上, 3月中旬
        "(?:(?<y>\\d{4}|\\d{2}(?=年)|[零〇一二三四五六七八九○]{4}|去|今|前|当|同|本)年(?:度?(?=[^度]))?\\s?)?(?<m>" + N
                + ")月(?:份)?(?:\\s?(?<d>" + N + "几?)(?:(?:日|号)(?!楼|线|店|房|院|桌|机)|" + CLOCK_AHEAD
                + "))?(?<third>上旬|中旬|下旬|初|中(?!午)|底|末)?",
        // 3.18晚上, 4/26下午
        "(?<sm>\\d{1,2})[./](?<sd>\\d{1,2})(?:[日号]|" + CLOCK_AHEAD + ")",
        "(?<yo>\\d{4}|[零〇一二三四五六七八九]{4}|去|今)年(?![度级代龄纪限])(?<half>上半年|下半年|初|底|末)?",
        "(?<om>同月|当月|本月|上月|上个月|这个月)(?<od>" + N + "几?)(?:日|号)",
        "(?<rel>" + String.join("|", LISTS.getOrDefault("relative", List.of())) + ")",
        "(?<wk>上上个?|上个?|本|这个?|下下个?|下个?)?(?:周|星期|礼拜)(?<wd>[一二三四五六日天])",
        // 两三天前, 一个半小时前, 半年前
        "(?:(?<ago>" + N + "几?)(?<au>天|日|个?星期|个?礼拜|周|个月|个?小时|个?钟头|刻钟|分钟)|(?<over>" + N
                + ")个半(?<ou>小时|钟头|月)|半(?<hu>个?小时|个?钟头|个?月|年)|(?<years>[1-9一二两三四五六七八九十])年)[以之]?前(?!后)",
        // 5日20时, 至5日
        "(?<bd>" + N + ")[日号](?:(?=\\s?(?:" + PART + "|" + N + "[时点]|\\d{1,2}:\\d{2}))|(?<=[至到]" + N + "[日号]))"
    };

    static final Pattern DAY = Pattern.compile(String.join("|", DAYS));

    /** Everything that may follow a day, or stand alone; matches the empty text, too. */
    static final Pattern CLOCK = Pattern.compile(
            "(?<gap>\\s*(?:\\((?:星期|周)[一二三四五六日天]\\)|(?:星期|周)[一二三四五六日天])?(?:当天|当日|那天|这天)?[,的T\\s]?\\s?(?:大?约|大概|差不多)?)"
                    + "(?<part>(?:" + PART + ")(?:的时候)?)?\\s?(?:大?约|大概|差不多)?"
                    + "(?:(?<h>" + N + ")(?:(?:时|点钟?)(?!间|候|评|赞|击|名|子|数)(?:(?<min>" + N + ")分(?!钟)(?:(?<sec>" + N
                    + ")秒)?|(?<bare>[0-5]\\d|[二三四五]?十[一二三四五六七八九]?|零[一二三四五六七八九])(?![\\d元万千百亿块十分个,.])|(?<frac>半|一刻|三刻|整|正))?)"
                    + "|(?<ch>[01]?\\d|2[0-4]):(?<cmin>[0-5]\\d)(?::(?<csec>[0-5]\\d)(?:\\.\\d{1,9})?)?(?<noon>\\s?[AaPp]\\.?[Mm]\\b)?(?<zone>"
                    + ZONE + ")?(?!\\d|:)"
                    + "|(?<=(?:19|20)\\d{6}[T\\s]?)(?<kh>\\d{2})(?<kmin>\\d{2})(?<ksec>\\d{2})(?!\\d))?"
                    + "(?<qual>许|左右|前后|多)?");

    /** Days of the old calendar: 农历二月初二, 正月十五, 三月初五. They are left alone. */
    static final Pattern LUNAR = Pattern.compile("(?:(?:农历|阴历|旧历)(?:\\d{4}年|[零〇一二三四五六七八九]{4}年|[去今前]年)?闰?(?:" + N
            + "|正|腊|冬)月(?:初" + N + "|" + N + ")?"
            + "|闰?(?:正|腊|冬)月(?!份)(?:初[一二三四五六七八九十]|二十[一二三四五六七八九]?|廿[一二三四五六七八九]?|三十|十[一二三四五六七八九]?)?"
            + "|" + N + "月初[一二三四五六七八九十](?![个名人万千百元])"
            + "|大?年?初[一二三四五六七](?![个名人万千百元中高级])(?=当|那|晚|早|上午|下午|凌晨|夜))[日号]?");

    /** Behind a time: it is only the bound of a stretch that nobody closed. */
    static final Pattern OPEN_BEHIND =
            Pattern.compile("\\s?(?:[以之][前后]|前(?![往去来后述期夕台面进])|后(?![来续面天期台座备])|为止|差[一二两三四五六七八九十\\d]{1,3}分)");

    /** Behind a day: what is told began then and went on. */
    static final Pattern SINCE = Pattern.compile("\\s?起(?![诉床飞草源])");

    static final Pattern OPEN_BEFORE = Pattern.compile("(?:截至|截止到?|直到|直至)[: ]?$");

    /** Before a time of day: a date that is not read, or the clock of another country. */
    static final Pattern FOREIGN = Pattern.compile(
            "(?i)(?:(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.? \\d{1,2}(?:st|nd|rd|th)?,?(?: \\d{4},?)?(?: at)? ?"
                    + "|\\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?,?(?: \\d{4},?)? ?|\\d{1,2}/\\d{1,2}/\\d{4},? ?"
                    + "|(?:当地|美东|美西|纽约|伦敦|东京|首尔|曼谷|巴黎|格林尼治|国际|世界|夏令)时间[: ]?)$");

    static final Pattern BORN_BEHIND = Pattern.compile(" ?(?:出生|生(?![^,。;:、)\\s]))");
    static final Pattern BORN_BEFORE = Pattern.compile("(?:生于|出生(?:日期|年月日?)?)[: 是为于]*$");

    private TimePatterns() {}
}
