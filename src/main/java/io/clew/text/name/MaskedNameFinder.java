package io.clew.text.name;

import com.hankcs.hanlp.dictionary.CoreDictionary;
import io.clew.text.Digits;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that a document masks: 张某, 李某甲, 李某玲, 王某1, 刘×, 欧阳某某. What stands behind 某 belongs to the name where it is
 * the end of a given name and the next word begins behind it, or where the text says it again.
 */
public final class MaskedNameFinder implements Finder {

    /** A mask that is no 某, and what may stand behind it. */
    private static final Pattern SIGN = Pattern.compile(
            "×(?=[0-9]{1,3},[0-9]{3}|[0-9]{3})|[×xX*＊○□]{1,2}(?![A-Za-z*×])(?:[0-9](?![0-9]))?|[甲乙丙丁戊](?=[、,。(称的与和、:])|[0-9](?=[、,。(称的与和])");

    private static final String SERIALS = "甲乙丙丁戊己庚辛壬癸";
    private static final String SIGNS = "×*xX＊○□甲乙丙丁戊";

    /** What a numeral behind 某 counts, and words that begin with one. */
    private static final String NOT_SERIAL = "个人名次年月日天元万岁十百千连直起般定些样切旦致同共时路边方再部家条张台辆";

    /** A given name that ends so is no rarer than this. */
    private static final float GIVEN = 8.5f;

    /** How often a word stands in the dictionary's texts at least, to be taken for one. */
    private static final int COMMON = 3;

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        Matcher sign = SIGN.matcher(text).useTransparentBounds(true);
        Map<String, Integer> said = null;
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '某' && surnameStart(text, i) < i) {
                said = said == null ? counted(text) : said;
                i = Math.max(i, take(passage, i, behindMask(passage, i, said), true) - 1);
            } else if ((SIGNS.indexOf(c) >= 0 || Digits.isDigit(c)) && surnameStart(text, i) < i) {
                sign.region(i, Math.min(text.length(), i + 6));
                boolean money = sign.lookingAt() && isMoney(passage, i, sign.end());
                if (sign.lookingAt() && (c == '×' || i - surnameStart(text, i) == 1)) {
                    int end = money ? signsEnd(text, i) : sign.end();
                    said = said == null ? counted(text) : said;
                    end += c == '×' && end == i + 1 && isGiven(passage, end, said) ? 1 : 0; // 李×玲
                    i = Math.max(i, take(passage, i, end, c == '×') - 1);
                }
            }
        }
    }

    /** Where the surname before this begins; {@code at} where none stands there. */
    private static int surnameStart(String text, int at) {
        if (at >= 2 && NameModel.isCompoundSurname(text, at - 2)) {
            return at - 2;
        }
        char before = text.charAt(at - 1);
        boolean rare = text.charAt(at) == '某' || text.charAt(at) == '×';
        return NameModel.isSurname(before) || rare && NameModel.isRareSurname(before) ? at - 1 : at;
    }

    private static int signsEnd(String text, int mask) {
        int end = mask;
        while (end < text.length() && end - mask < 2 && SIGNS.indexOf(text.charAt(end)) >= 0) {
            end++;
        }
        return end;
    }

    /** 黄XX266元: the digits are an amount's. */
    private static boolean isMoney(Passage passage, int mask, int end) {
        return end > mask + 1 && passage.isTaken(end - 1) && Digits.isDigit(passage.at(end - 1));
    }

    /** How often the text says each 某 with the character behind it, the surname before. */
    private static Map<String, Integer> counted(String text) {
        Map<String, Integer> said = new HashMap<>();
        for (int i = text.indexOf('某'); i >= 0 && i + 1 < text.length(); i = text.indexOf('某', i + 1)) {
            if (i > 0 && Words.isHan(text.charAt(i + 1))) {
                said.merge(text.substring(i - 1, i + 2), 1, Integer::sum);
            }
        }
        return said;
    }

    /** The end of the name whose 某 stands here. */
    private static int behindMask(Passage passage, int mask, Map<String, Integer> said) {
        int end = mask + 1;
        if (passage.at(end) == '某') {
            end++;
        }
        int given = isGiven(passage, end, said) ? end + 1 : end;
        return serialEnd(passage, given);
    }

    private static int serialEnd(Passage passage, int at) {
        char c = passage.at(at);
        char next = passage.at(at + 1);
        if (SERIALS.indexOf(c) >= 0 && c != 0) {
            return at + 1;
        }
        if (Digits.isDigit(c) && !passage.isTaken(at)) {
            int end = Digits.isDigit(next) ? at + 2 : at + 1;
            return isCounting(passage, end) ? at : end;
        }
        if (c >= 'A' && c <= 'Z' || c >= 'a' && c <= 'z') {
            return Words.isWordChar(next) ? at : at + 1;
        }
        boolean numeral = "一二三四五六七八九十".indexOf(c) >= 0 && c != 0 && !passage.isTaken(at);
        return numeral && (next == 0 || NOT_SERIAL.indexOf(next) < 0) ? at + 1 : at;
    }

    /** 隗某某7个行李箱, 王某3月5日; but 王某12人民币28500元. */
    private static boolean isCounting(Passage passage, int end) {
        char behind = passage.at(end);
        return Digits.isDigit(behind)
                || "年月日时点元万岁块笔套".indexOf(behind) >= 0 && behind != 0
                || behind == '人' && passage.at(end + 1) != '民'
                || "个次张部台辆条件箱袋盒".indexOf(behind) >= 0 && behind != 0 && "人日".indexOf(passage.at(end + 1)) < 0;
    }

    /** 李某玲驾车: whether the character is the end of a given name. */
    private static boolean isGiven(Passage passage, int at, Map<String, Integer> said) {
        String text = passage.text;
        char c = passage.at(at);
        if (!Words.isHan(c) || passage.isTaken(at) || SERIALS.indexOf(c) >= 0) {
            return false;
        }
        char next = passage.at(at + 1);
        if (Digits.isDigit(next) && !passage.isTaken(at + 1) && !isCounting(passage, at + 2)) {
            return NameWords.NOT_GIVEN.indexOf(c) < 0 && Digits.value(c) < 0; // 张某强1
        }
        boolean other = NameWords.NOT_GIVEN.indexOf(c) >= 0
                || Digits.value(c) >= 0
                || NameWords.FOLLOW.lengthAt(text, at, text.length()) > 0
                || NameWords.BEHIND.lengthAt(text, at, text.length()) > 0
                || NameWords.MASKED_PLACES.lengthAt(text, at, text.length()) > 0
                || NameModel.loaded().givenCost(c) > GIVEN
                || isWord(text, at);
        if (other) {
            return false;
        }
        return !Words.isHan(next)
                || "与和及同".indexOf(next) >= 0
                || NameWords.FOLLOW.lengthAt(text, at + 1, text.length()) > 0
                || NameWords.BEHIND.lengthAt(text, at + 1, text.length()) > 0
                || said.getOrDefault(text.substring(at - 2, at + 1), 0) > 1;
    }

    /** 张某明知, 王某军人: a word begins behind 某. */
    private static boolean isWord(String text, int at) {
        for (int length = 2; length <= 3 && at + length <= text.length(); length++) {
            CoreDictionary.Attribute word = CoreDictionary.get(text.substring(at, at + length));
            if (word != null && word.totalFrequency >= COMMON) {
                return true;
            }
        }
        return false;
    }

    private static int take(Passage passage, int mask, int end, boolean certain) {
        int start = surnameStart(passage.text, mask);
        String text = passage.text;
        String role = NameRoles.before(passage, start);
        boolean weak = role == null && isWeak(passage, start, mask, end, certain);
        if (isPlace(text, end) || weak || isWordChar(passage, mask, end, certain) || !passage.isFree(start, end)) {
            return mask + 1;
        }
        NameFinder.take(passage, start, end, role);
        return end;
    }

    /** 于某酒店, 张某银行; but 张某银行卡. */
    private static boolean isPlace(String text, int end) {
        boolean card = text.startsWith("银行卡", end) || text.startsWith("银行账", end);
        return !card
                && end < text.length()
                && text.charAt(end - 1) == '某'
                && NameWords.MASKED_PLACES.lengthAt(text, end, text.length()) > 0;
    }

    private static boolean isWordChar(Passage passage, int mask, int end, boolean certain) {
        return !certain
                && Words.isWordChar(passage.at(end))
                && passage.text.charAt(mask) != '*'
                && !passage.isTaken(end);
    }

    /** Whether something more would be needed to make a name of it: a role word, which is not there. */
    private static boolean isWeak(Passage passage, int start, int mask, int end, boolean certain) {
        char sign = passage.at(mask);
        boolean inWord = Words.isHan(passage.at(start - 1));
        boolean listed = "和与及、".indexOf(passage.at(start - 1)) >= 0;
        boolean unclear = !certain && (inWord && !listed || Digits.isDigit(passage.at(end - 1)));
        boolean money = sign == 'X' && end - mask == 2 && passage.isTaken(end);
        boolean function = sign != '×'
                && start == mask - 1
                && inWord
                && NameWords.FUNCTION.indexOf(passage.at(start)) >= 0
                && NameWords.BEFORE.indexOf(passage.at(start - 1)) < 0;
        boolean rare = start == mask - 1
                && inWord
                && !NameModel.isSurname(passage.at(start))
                && NameWords.BEFORE.indexOf(passage.at(start - 1)) < 0;
        return sign == '*' || unclear && !money || function || rare;
    }
}
