package io.clew.text.find;

import io.clew.text.Digits;
import io.clew.text.WordList;
import io.clew.text.passage.Numeral;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** What the words around a number say of it: that it is money, that it is rough, that it counts something else. */
final class AmountWords {

    private static final Map<String, List<String>> LISTS = WordList.named("amount-words.txt");
    static final Words MONEY = Words.named(LISTS, "money");
    private static final Words MEASURES = Words.named(LISTS, "measures");
    private static final Words PLACES = Words.named(LISTS, "places");
    private static final Words NOT_PLACES = Words.named(LISTS, "not-places");
    private static final Words ABOUT_BEFORE = Words.named(LISTS, "about-before");
    private static final Words ABOUT_DOING = Words.named(LISTS, "about-doing");
    private static final Words EXACT_BEFORE = Words.named(LISTS, "exact-before");
    private static final Words ABOUT_BEHIND = Words.named(LISTS, "about-behind");
    private static final Pattern DIRECTLY = Pattern.compile("(?:" + alternatives("direct")
            + ")(?:\\((?:人民币)?[/]?元?\\))?[:]?\\s?(?:" + alternatives("filler") + ")*\\s?$");
    /** 三百八, which hardly anything but money is counted in. */
    private static final Pattern SHORT_HUNDREDS = Pattern.compile("[一二两三四五六七八九]百[一二三四五六七八九]");

    private static final String DIRECT_ENDS = "账款了给出入走汇付支值打充现取收额失骗资投借金利返还共计总价转退贷押约为是币概多费元";
    private static final String NOT_MONEY =
            "半年月日号点时分秒天次笔个名位人张部岁楼室栋幢层条件台辆股份平方吨里米公斤克升度倍折期页行级届周户家亩只头支枚套遍瓶粒颗册字封项章节款起例种组群%℃-/:xX*";

    private AmountWords() {}

    private static String alternatives(String list) {
        return String.join("|", LISTS.getOrDefault(list, List.of()));
    }

    /** Whether a number with 万, k and the like is money by a word near it or by the list that it stands in. */
    static boolean isMoney(Passage passage, Numeral number, int end) {
        char next = passage.at(end);
        boolean large = number.isSlang(passage.text)
                || number.value().intValue() >= 1_000
                || SHORT_HUNDREDS
                        .matcher(passage.text)
                        .region(number.start(), end)
                        .matches();
        boolean listed = "、,和及".indexOf(passage.at(number.start() - 1)) >= 0 && passage.isAmountEnd(number.start() - 1);
        return large
                && !isMeasured(passage.text, end)
                && !Words.isWordChar(next)
                && next != '半'
                && next != '%'
                && (listed
                        || passage.saidBefore(number.start(), 12, MONEY)
                        || MONEY.isIn(passage.text, end, Math.min(passage.length(), end + 4)));
    }

    /** Whether a bare number follows a word such as 转账 directly. */
    static boolean isDirectlySaid(Passage passage, Numeral number, int end) {
        String text = passage.text;
        int start = number.start();
        char next = passage.at(end);
        boolean bad = next != 0 && (NOT_MONEY.indexOf(next) >= 0 || Words.isWordChar(next) || Digits.value(next) >= 0);
        boolean goesOn = (next == ',' || next == '.') && Digits.isDigit(passage.at(end + 1));
        boolean word =
                goesOn || number.written() && !number.unit() || next == ' ' && Digits.isDigit(passage.at(end + 1));
        if (bad || word || number.value().intValue() < 10 || DIRECT_ENDS.indexOf(wordEndBefore(text, start)) < 0) {
            return false;
        }
        boolean extension = text.charAt(start - 1) == '转' && Digits.isDigit(passage.at(start - 2));
        return !extension
                && DIRECTLY.matcher(text).region(Math.max(0, start - 14), start).find();
    }

    static boolean isMeasured(String text, int end) {
        return end < text.length() && MEASURES.lengthAt(text, end, text.length()) > 0;
    }

    /** 三元区, 四元桥; but not 三元路费. */
    static boolean isPlace(String text, int end) {
        return end < text.length()
                && PLACES.lengthAt(text, end, text.length()) > 0
                && NOT_PLACES.lengthAt(text, end, text.length()) == 0;
    }

    static boolean isAboutBefore(String text, int start) {
        int end = start > 0 && text.charAt(start - 1) == ' ' ? start - 1 : start;
        return ABOUT_BEFORE.endAt(text, end, 4) && !EXACT_BEFORE.endAt(text, end, 3) || isAboutDoing(text, end);
    }

    /** 至少投了20万元, 大概汇了5万. */
    private static boolean isAboutDoing(String text, int end) {
        for (int i = end - 1; i > 0 && end - i <= 4 && Words.isHan(text.charAt(i)); i--) {
            if (ABOUT_DOING.endAt(text, i, 3)) {
                return true;
            }
        }
        return false;
    }

    static boolean isAboutBehind(String text, int end) {
        int length = end < text.length() ? ABOUT_BEHIND.lengthAt(text, end, text.length()) : 0;
        boolean other = length == 1 && end + 1 < text.length() && "次笔个名人张家款额".indexOf(text.charAt(end + 1)) >= 0;
        return length > 0 && !other;
    }

    /** The last character before a number that is not a mark or space: most numbers are told to be no amount by it. */
    static char wordEndBefore(String text, int start) {
        int i = start - 1;
        while (i >= 0 && start - i < 5 && " :()/".indexOf(text.charAt(i)) >= 0) {
            i--;
        }
        return i < 0 ? '\n' : text.charAt(i);
    }
}
