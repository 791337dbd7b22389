package io.clew.text.find;

import io.clew.text.Digits;
import io.clew.text.name.NameModel;
import io.clew.text.passage.Finder;
import io.clew.text.passage.Numeral;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;

/**
 * Amounts of money: with a currency before or behind, with 万 or slang (2w, 5k) where the words around speak of money,
 * and bare numbers right behind a word such as 转账.
 *
 * <p>A number is read whole or is no amount; ranges and rough numbers (两三万, 3至5万元, 五万多, 约5万元) are marked as such.
 */
final class AmountFinder implements Finder {

    /** What stands before a number that is only the end of something longer. */
    private static final String PART_BEFORE = "第几数";

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        int upper = -1; // where the upper end of a range begins, the lower of which had its currency: 5万元至8万元
        for (int i = 0; i < text.length(); ) {
            if (!Numeral.canBegin(text, i) || passage.isTaken(i) || isLone(passage, i)) {
                i++;
                continue;
            }
            if (isEndOfName(passage, i)) {
                i++;
                continue;
            }
            Numeral number = Numeral.at(text, i);
            if (!number.isRead() || isPartOfOther(passage, i)) {
                i = number.end();
                continue;
            }
            var amount = new AmountReading(passage, number, upper == i);
            i = Math.max(number.end(), amount.take());
            upper = amount.upperStart();
        }
    }

    /** A digit spelled as a word that nothing makes a number of more; 一 is the commonest character of all. */
    private static boolean isLone(Passage passage, int at) {
        char next = passage.at(at + 1);
        return Digits.isHanDigit(passage.at(at))
                && !Numeral.isPart(next)
                && "点元圆块美港欧英日韩澳加新台葡泰缅卢越比以刀€£个枚颗 多几来余、至到或-~角毛分kKwW".indexOf(next) < 0;
    }

    private static boolean isPartOfOther(Passage passage, int at) {
        String text = passage.text;
        char before = passage.at(at - 1);
        if (PART_BEFORE.indexOf(before) >= 0 && before != 0
                || (before == '上' || before == '成') && "百千万".indexOf(text.charAt(at)) >= 0
                || before == '儿' && Numeral.isPart(passage.at(at - 2)) // 万儿八千
                || passage.isTaken(at - 1) && Numeral.isPart(before)) {
            return true;
        }
        if (before == '半' && isUnit(text.charAt(at)) || before == '点' && isUnit(passage.at(at - 2))) {
            return true; // 半万块, 三千点五元
        }
        if (!Digits.isDigit(text.charAt(at))) {
            return false;
        }
        if (before == '.' && !Digits.isDigit(passage.at(at + 2)) || isGroupBehindBlank(passage, at)) {
            return true;
        }
        boolean inside = (before == '.' || before == '-' || before == '~') && Digits.isDigit(passage.at(at - 2));
        return inside || Words.isWordChar(before) && !Currencies.isCodeBefore(text, at) && !isBehindMask(text, at);
    }

    private static boolean isUnit(char c) {
        return c == '百' || c == '千' || c == '万' || c == '亿';
    }

    /** 1 234 567元: groups of three parted by blanks are no numbers of their own. */
    private static boolean isGroupBehindBlank(Passage passage, int at) {
        int width = digits(passage, at, 1);
        int before = passage.at(at - 1) == ' ' ? digits(passage, at - 2, -1) : 0;
        return width == 3 && before >= 1 && before <= 3;
    }

    private static int digits(Passage passage, int at, int step) {
        int width = 0;
        while (width < 4 && Digits.isDigit(passage.at(at + step * width))) {
            width++;
        }
        return width;
    }

    /** 丁某3七万元, 李某一9.6万元: the first digit is the name's, the other spelling is the number. */
    private static boolean isEndOfName(Passage passage, int at) {
        char c = passage.at(at);
        char next = passage.at(at + 1);
        return passage.at(at - 1) == '某'
                && (Digits.isDigit(c) && Digits.isHanDigit(next) || Digits.isHanDigit(c) && Digits.isDigit(next));
    }

    /** 梁XX318元: the letters are somebody's given name. */
    private static boolean isBehindMask(String text, int at) {
        int mask = at;
        while (mask > 0 && at - mask < 3 && (text.charAt(mask - 1) == 'X' || text.charAt(mask - 1) == 'x')) {
            mask--;
        }
        int length = at - mask;
        return mask > 0
                && (length == 2 && Words.isHan(text.charAt(mask - 1))
                        || length == 1 && NameModel.isSurname(text.charAt(mask - 1)));
    }
}
