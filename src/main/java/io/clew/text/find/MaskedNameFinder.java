package io.clew.text.find;

import io.clew.text.Digits;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names that a document masks: 张某, 李某甲, 王某1, 刘×, 欧阳某某; and names of other peoples with a dot, which nothing else
 * looks like.
 */
final class MaskedNameFinder implements Finder {

    private static final Pattern REST = Pattern.compile(
            "某(?:某|\\p{IsHan}(?=[0-9](?![0-9年月日时元])))?(?:[甲乙丙丁戊己庚辛壬癸]|[0-9]{1,2}(?![0-9年月日时点元万])|[A-Za-z](?![A-Za-z0-9])|[一二三四五六七八九十](?![个人名次年月日天元万岁十百千连直起般定些样切旦致同共时路边方再]))?"
                    + "|×(?=[0-9]{1,3},[0-9]{3}|[0-9]{3})|[×xX*＊○□]{1,2}(?![A-Za-z0-9*×])(?:[0-9](?![0-9]))?|[甲乙丙丁戊](?=[、,。(称的与和、:])|[0-9](?=[、,。(称的与和])");
    private static final Words AFTER_NOT = Words.of(
            "年", "月", "日", "时", "天", "地", "处", "市", "县", "镇", "乡", "村", "路", "街", "区", "省", "酒店", "宾馆", "公司", "小区", "网",
            "平台", "超市", "单位", "银行", "店", "厂", "学校", "医院", "种", "个", "些", "项", "集团", "商", "楼", "部", "局", "所", "站", "房",
            "家园", "贸易", "科技", "人民", "大厦", "宿舍", "工地", "组", "号");
    /** Words of their own before 某: not surnames unless something shows it. */
    private static final String FUNCTION = "于和向从同时任由经对把因水家公国能后相通都满那时温古东文明";

    @Override
    public void find(Passage passage) {
        String text = passage.text;
        Matcher rest = REST.matcher(text).useTransparentBounds(true);
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if ((c == '某'
                            || c == '×'
                            || c == '*'
                            || c == 'x'
                            || c == 'X'
                            || c == '○'
                            || c == '□'
                            || Digits.isDigit(c)
                            || "甲乙丙丁戊".indexOf(c) >= 0)
                    && NameModel.isSurname(text.charAt(i - 1))
                    && rest.region(i, Math.min(text.length(), i + 6)).lookingAt()) {
                i = Math.max(i, take(passage, i, rest.end(), c == '某' || c == '×') - 1);
            } else if ((c == '某' || c == '×')
                    && isCompound(text, i)
                    && rest.region(i, Math.min(text.length(), i + 6)).lookingAt()) {
                i = Math.max(i, take(passage, i, rest.end(), true) - 1);
            } else if (c == '·' && NameFinder.isHan(text.charAt(i - 1))) {
                i = dotted(passage, i);
            }
        }
    }

    private static boolean isCompound(String text, int at) {
        return at >= 2 && NameModel.isCompoundSurname(text, at - 2);
    }

    private static int take(Passage passage, int mask, int end, boolean certain) {
        int start = isCompound(passage.text, mask) ? mask - 2 : mask - 1;
        String text = passage.text;
        char behind = passage.at(end);
        boolean card = text.startsWith("银行卡", end) || text.startsWith("银行账", end);
        boolean place = !card
                && end < text.length()
                && AFTER_NOT.lengthAt(text, end, text.length()) > 0
                && text.charAt(end - 1) == '某';
        boolean stars = text.charAt(mask) == '*' && NameFinder.roleOf(passage, start) == null;
        boolean weak = stars
                || !certain
                        && (NameFinder.isHan(passage.at(start - 1)) && NameFinder.roleOf(passage, start) == null
                                || AddressFinder.isWordChar(behind)
                                || Digits.isDigit(passage.at(end - 1)) && NameFinder.roleOf(passage, start) == null);
        boolean function = text.charAt(mask) != '×'
                && FUNCTION.indexOf(text.charAt(start)) >= 0
                && start == mask - 1
                && NameFinder.isHan(passage.at(start - 1))
                && NameFinder.BEFORE.indexOf(passage.at(start - 1)) < 0
                && NameFinder.roleOf(passage, start) == null;
        if (place || weak || function || !passage.isFree(start, end)) {
            return mask + 1;
        }
        NameFinder.take(passage, start, end, NameFinder.roleOf(passage, start));
        return end;
    }

    private static boolean endsName(Passage passage, int at, int dot) {
        return at > dot + 1
                && ("的在与和称说到向于将被把以因对为及是等".indexOf(passage.at(at)) >= 0
                        || NameFinder.BEHIND.lengthAt(passage.text, at, passage.length()) > 0);
    }

    private static int dotted(Passage passage, int dot) {
        int from = dot;
        while (from > 0 && dot - from < 6 && NameFinder.isHan(passage.at(from - 1)) && !passage.isTaken(from - 1)) {
            from--;
        }
        int start = from;
        for (int i = from + 1; i < dot - 1; i++) {
            start = NameFinder.roleOf(passage, i) != null ? i : start;
        }
        int end = dot;
        while (passage.at(end) == '·' && NameFinder.isHan(passage.at(end + 1))) {
            int part = end + 1;
            while (part < passage.length()
                    && part - end <= 4
                    && NameFinder.isHan(passage.at(part))
                    && !endsName(passage, part, end)) {
                part++;
            }
            end = part;
        }
        if (dot - start >= 2 && end - dot > 1 && passage.isFree(start, end)) {
            NameFinder.take(passage, start, end, NameFinder.roleOf(passage, start));
            return end - 1;
        }
        return dot;
    }
}
