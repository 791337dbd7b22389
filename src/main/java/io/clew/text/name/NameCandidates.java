package io.clew.text.name;

import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import io.clew.text.Digits;
import io.clew.text.passage.Passage;
import io.clew.text.passage.Words;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stretches of a clause that may be names, each with what speaks for and against it. */
final class NameCandidates {

    /** Longest quotation that is the name of something rather than speech. */
    private static final int LONGEST_TERM = 9;

    /** How often a word stands in the dictionary's texts at least, to be taken for one. */
    private static final int COMMON = 20;

    /** In place of a role: the name before stands in a list with this one. */
    private static final String LISTED = "、";

    private final Settings settings;

    /**
     * @param name cost of a name anywhere: how rare names are among words
     * @param role what a role word before takes off
     * @param weak how much less a word takes off that says little, such as 学生
     * @param behind what a word behind that goes with persons takes off
     * @param place what a place or office behind, or being the end of a place, adds
     * @param word what a surname adds that is more often a word
     * @param list what standing in a list behind another name takes off
     */
    record Settings(float name, float role, float weak, float behind, float place, float word, float list) {}

    NameCandidates(Settings settings) {
        this.settings = settings;
    }

    /** In order of their starts. */
    List<NameCandidate> of(Passage passage, int start, int end, boolean listed) {
        List<NameCandidate> candidates = new ArrayList<>();
        String text = passage.text;
        for (int i = start; i < end - 1; i++) {
            char surname = text.charAt(i);
            boolean compound = NameModel.isCompoundSurname(text, i);
            boolean rare =
                    !NameModel.isSurname(surname) && (!compound || NameWords.COMPOUND_WORDS.indexOf(surname) >= 0);
            if (rare && !compound && !NameModel.isRareSurname(surname)) {
                continue;
            }
            char before = passage.at(i - 1);
            if ("万毛周".indexOf(surname) >= 0 && isCounted(before)) {
                continue; // 五万多, 一毛钱, 一周多前
            }
            if (surname == '余' && (Digits.value(before) >= 0 || before == '百' || before == '十' || before == '千')) {
                continue; // 340余枚
            }
            String role = NameRoles.before(passage, i);
            boolean next = i == start && listed || before == '、' && passage.isTaken(i - 2);
            boolean unlikely = rare && !next || isPartOfWord(surname, before) || isInsideOfTerm(text, i);
            if (role != null || !unlikely) {
                begun(passage, i, end, rare, role == null && next ? LISTED : role, candidates);
            }
        }
        return candidates;
    }

    /** Every name that may begin here, the longest first. */
    private void begun(
            Passage passage, int i, int end, boolean rare, @Nullable String role, List<NameCandidate> candidates) {
        String text = passage.text;
        char before = passage.at(i - 1);
        float here = role == null ? unexplained(text.charAt(i), before) : -settings.role;
        here += "-".equals(role) ? settings.weak + unexplained(text.charAt(i), before) : 0;
        if (LISTED.equals(role)) {
            here = -settings.list;
        }
        for (int to = Math.min(end, i + 4); to >= i + 2; to--) {
            if (isNever(text, i, to, end, rare, role)) {
                continue;
            }
            float cost = NameModel.loaded().cost(text, i, to) + settings.name;
            if (cost < NameModel.NEVER) {
                cost += here + context(passage, to, end);
                cost += to - i > 2 && isCutLate(text, to) ? settings.place : 0;
                cost -= role != null && !role.equals(LISTED) && to == end ? settings.behind : 0;
                cost += isWeak(role) && NameWords.UNLIKELY_ENDS.indexOf(text.charAt(to - 1)) >= 0 ? settings.place : 0;
                candidates.add(new NameCandidate(i, to, cost, said(role)));
            }
        }
    }

    private static boolean isNever(String text, int from, int to, int end, boolean rare, @Nullable String role) {
        boolean more = text.charAt(from) == '越' && from + 2 < end && text.charAt(from + 2) == '越';
        boolean masked = to - from == 3 && text.charAt(from + 1) == '某' && text.charAt(to - 1) != '某';
        String whole = text.substring(from, to);
        return more
                || masked
                || (role == null || role.equals(LISTED)) && isHardlyName(text, from, to, end, role != null)
                || NameWords.NOT_NAMES.contains(whole)
                || to - from > 2 && isWeak(role) && NameWords.NOT_NAMES.contains(whole.substring(0, 2))
                || whole.startsWith("单位")
                || isWordInstead(whole, rare && !isEnded(text, to, end), role)
                || rare && isWordInstead(whole, false, role);
    }

    /** 查获, 盘问: words that are no names behind a role word either; names of places (武冈) where no role is said. */
    private static boolean isWordInstead(String whole, boolean rare, @Nullable String role) {
        CoreDictionary.Attribute word = CoreDictionary.get(whole);
        if (word != null && word.totalFrequency > 0) {
            Nature nature = word.nature[0];
            boolean verb = nature.startsWith('v') || nature.startsWith('d') || nature.startsWith('p');
            boolean place = nature == Nature.ns || nature == Nature.nt || nature == Nature.nz;
            if (rare || verb && word.totalFrequency >= COMMON || place && isWeak(role)) {
                return true;
            }
        }
        CoreDictionary.Attribute beginning =
                rare && whole.length() > 2 ? CoreDictionary.get(whole.substring(0, 2)) : null;
        return beginning != null && beginning.nature[0] != Nature.nr;
    }

    private static boolean isWeak(@Nullable String role) {
        return role == null || role.equals("-") || role.equals(LISTED);
    }

    private static String said(@Nullable String role) {
        return role == null || role.equals("-") || role.equals(LISTED) ? "" : role;
    }

    /** Whether the next word begins here for certain. */
    private static boolean isEnded(String text, int to, int end) {
        return to == end
                || NameWords.BEHIND.lengthAt(text, to, text.length()) > 0
                || NameWords.FOLLOW.lengthAt(text, to, text.length()) > 0;
    }

    /** 骆娟|汇给, 祁勇|挡获: the last character begins the next word. */
    private static boolean isCutLate(String text, int to) {
        return NameWords.VERBS.indexOf(text.charAt(to - 1)) >= 0
                || NameWords.FOLLOW.lengthAt(text, to - 1, text.length()) > 0;
    }

    /** 一张照片, 50米处, 李某武称, 羁押于印江: the surname belongs to what stands before it. */
    private static boolean isPartOfWord(char surname, char before) {
        return before == '某'
                || Digits.isDigit(before)
                || before != 0 && NameWords.COUNTING.indexOf(surname) >= 0 && NameWords.COUNTS.indexOf(before) >= 0
                || NameWords.PREPOSITIONS.indexOf(surname) >= 0
                        && Words.isHan(before)
                        && NameWords.BEFORE.indexOf(before) < 0;
    }

    /**
     * Whether this stands in a short quotation that is the name of something: behind its first character (“政务通”), or
     * where the words around it speak of software (下载“融易花”). “张三” may be somebody.
     */
    private static boolean isInsideOfTerm(String text, int at) {
        int open = at - 1;
        while (open >= 0 && at - open <= LONGEST_TERM && Words.isHan(text.charAt(open))) {
            open--;
        }
        if (open < 0 || "“「『《\"".indexOf(text.charAt(open)) < 0) {
            return false;
        }
        int close = at;
        while (close < text.length() && close - open <= LONGEST_TERM && Words.isHan(text.charAt(close))) {
            close++;
        }
        boolean term =
                close < text.length() && close - open <= LONGEST_TERM && "”」』》\"".indexOf(text.charAt(close)) >= 0;
        return term
                && (open < at - 1
                        || NameWords.PRODUCTS.isIn(text, Math.max(0, open - 4), open)
                        || NameWords.PRODUCTS.isIn(text, close + 1, Math.min(text.length(), close + 5)));
    }

    /** 滨江一号; and 向岚海商业银行, where the surname is a word and an office follows. */
    private static boolean isHardlyName(String text, int from, int to, int end, boolean listed) {
        char last = text.charAt(to - 1);
        char middle = text.charAt(to - 2);
        if (to < end && NameWords.FIRMS.lengthAt(text, to, end) > 0
                || NameWords.HARD_ENDS.indexOf(last) >= 0
                || NameWords.HARD_ENDS.indexOf(middle) >= 0
                || to - from == 3 && NameWords.MIDDLE_PLACES.indexOf(middle) >= 0
                || !listed && NameWords.PARTICLES.indexOf(text.charAt(from + 1)) >= 0
                || NameWords.PLACE_LASTS.indexOf(last) >= 0
                || to - from == 2 && last == '家'
                || to - from == 3 && text.charAt(from + 1) == '家' && NameWords.UNLIKELY_ENDS.indexOf(last) >= 0
                || text.startsWith("麻古", from)
                || to - from == 3 && isCount(last) && isCount(middle)
                || to < end && "区县镇乡村省市州河桥湖".indexOf(text.charAt(to)) >= 0
                || NameWords.PLACES.lengthAt(text, to - 1, end) > 1
                || !NameModel.loaded().isKnown(last)
                || !NameModel.loaded().isKnown(middle)) {
            return true;
        }
        boolean word = NameWords.ALSO_WORDS.indexOf(text.charAt(from)) >= 0;
        for (int i = to; word && i < Math.min(end, to + 3); i++) {
            if (NameWords.PLACES.lengthAt(text, i, end) > 1) {
                return true;
            }
        }
        return false;
    }

    /** A name without a role word: dearer in an address and where its surname is mostly a word. */
    private float unexplained(char surname, char before) {
        float word = Words.isHan(before) && isWord(before, surname) ? settings.word : 0;
        word += NameWords.ALSO_WORDS.indexOf(surname) >= 0 ? settings.word : 0;
        word += before == '“' || before == '「' || before == '《' ? settings.word : 0;
        return NameWords.PLACE_ENDS.indexOf(before) >= 0 && before != 0 ? word + settings.place / 2 : word;
    }

    private static boolean isCounted(char before) {
        return Digits.value(before) >= 0 || before != 0 && "十百千几数好多半上".indexOf(before) >= 0;
    }

    private static boolean isCount(char c) {
        return "一二三四五六七八九十百千万".indexOf(c) >= 0;
    }

    /** 远程|操控: whether the surname ends a word with the character before it. */
    private static boolean isWord(char before, char surname) {
        CoreDictionary.Attribute word = CoreDictionary.get("" + before + surname);
        return word != null && word.totalFrequency >= COMMON;
    }

    private float context(Passage passage, int to, int end) {
        String text = passage.text;
        if (to < end && NameWords.PLACES.lengthAt(text, to, end) > 0) {
            return settings.place;
        }
        boolean person = to < text.length()
                && (NameWords.BEHIND.lengthAt(text, to, text.length()) > 0 || text.charAt(to) == '、');
        int reach = Math.min(end, to + 14);
        boolean office = NameWords.FIRMS.isIn(text, to, Math.min(end, to + 8));
        for (int i = to; i < reach && !office; i++) {
            int length = NameWords.OFFICES.lengthAt(text, i, reach);
            office = length > 0 && i + length == end;
        }
        return office ? settings.place : person ? -settings.behind : 0;
    }
}
