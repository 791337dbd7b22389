package io.clew.text.find;

import com.hankcs.hanlp.collection.trie.DoubleArrayTrie;
import com.hankcs.hanlp.corpus.tag.Nature;
import com.hankcs.hanlp.dictionary.CoreDictionary;
import io.clew.record.EntityKey;
import io.clew.text.Digits;
import io.clew.text.TextFolder;
import io.clew.text.WordList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names of persons that are written in full: the cheapest way to read a clause as words and names, where a name may
 * stand after a role word for less, and before a place or office for more.
 *
 * <p>Words and their frequencies come from HanLP's core dictionary. A clause without a likely name is not cut at all,
 * which keeps this fast. A name found anywhere is then found everywhere in the text.
 */
final class NameFinder implements Finder {

    private static final double WORDS_COUNTED = 25_146_057;
    private static final float SINGLE = (float) Math.log(WORDS_COUNTED);
    private static final Map<String, String> ROLES = readRoles();
    private static final BitSet ROLE_ENDS = new BitSet();

    static {
        ROLES.keySet().forEach(word -> ROLE_ENDS.set(word.charAt(word.length() - 1)));
    }

    private static final Words PLACES = Words.of(
            "市", "县", "镇", "乡", "村", "路", "街", "区", "省", "庄", "屯", "桥", "河", "湖", "湾", "派出所", "公司", "银行", "医院", "小区",
            "学校", "超市", "商行", "酒店", "宾馆", "法院", "公安", "检察", "大学", "中学", "贸易", "科技", "有限", "集团", "饭店", "商店", "网吧", "组",
            "寨", "沟", "坡", "巷", "岭", "家园", "花园", "广场", "站", "州", "大厦", "分局", "支行", "大道", "工业", "农村", "农商", "商业", "会议",
            "环球", "证券", "投资", "平台", "软件", "客服", "基金", "保险", "国际", "电子", "物流", "快递", "社区", "街道", "新区", "开发区", "居", "苑",
            "府", "号", "里", "律师事务所", "会计师事务所", "检刑", "检诉", "检公", "检二", "APP", "网站", "直播", "商城", "支付", "钱包", "理财");
    static final Words BEHIND = Words.of(
            "等人", "供述", "证言", "报案", "报警", "辩称", "陈述", "女士", "先生", "证实", "称", "交代", "自首", "到案", "归案", "伙同", "犯", "因涉嫌",
            "身份证", "账户", "账号", "银行卡", "名下", "尾号", "的手机", "的账", "的银行", "小姐", "反映", "来电", "拨打", "来所");
    private static final Words OFFICES =
            Words.of("公司", "店", "厂", "银行", "支行", "商行", "中心", "经营部", "合作社", "工作室", "超市", "企业", "集团", "基金", "协会", "事务所");

    private static final Words FIRMS = Words.of("律师事务所", "会计师事务所");
    private static final Words PRODUCTS =
            Words.of("下载", "软件", "APP", "平台", "网站", "公司", "登录", "安装", "注册", "品牌", "项目", "商城", "小程序", "店", "群");

    /** Surnames that are more often a word: they need a role word, or pay more. */
    private static final String ALSO_WORDS =
            "路车楼后满经包双边利和于向时从同管连关都占才水单冒曾应强安金原付万麻田池古东那钱党席商但由经应相官原把区初富双游通明能相国家公全余白雷华康盛汉成常宁乐";
    /** The end of a part of an address. */
    private static final String PLACE_ENDS = "省市县区镇乡村路街号巷道屯庄寨组州站桥弄幢栋室楼";

    /** How often a word stands in the dictionary's texts at least, to be taken for one. */
    private static final int COMMON = 20;

    /** What follows a name more often than it ends one. */
    private static final String ALSO_BEHIND = "和与及系同对向在说又也还";

    private static final String HARD_ENDS = "的们次数号进室栋幢楼省市县区镇居苑邸检姓";

    /** Verbs and prepositions behind a name; no given name ends so. */
    private static final String VERBS = "报称转说被把将给让叫到去从按即因等至往";

    /** Surnames that count things (一张照片, 一方为, 两段) where a number stands before them. */
    private static final String COUNTING = "张方段项封包家路步支束盘车门席单房";

    /** Longest quotation that is the name of something rather than speech. */
    private static final int LONGEST_TERM = 9;

    /** Prepositions and verbs that are surnames too; behind another word they are none, except behind {@link #BEFORE}. */
    private static final String PREPOSITIONS = "于向任和经从";

    static final String BEFORE = "与跟给被对将找";

    /** Hardly ever the first character of a given name. */
    private static final String PARTICLES = "又还再均即则就仍未系称从向其的了着被将及等而因所是不把让给到对此该以";

    private static final String COUNTS = "一二两三四五六七八九十百千半几数每这那整双对第多各";

    /** Last characters of places and counts rather than of given names. */
    private static final String UNLIKELY_ENDS = "人客滩湾井集沟坡矿箱话泥款条号州省市县区镇乡村路街巷屯庄寨营店坪坝一二三四五六七八九十";

    private static final Set<String> NOT_NAMES = WordList.words("not-names.txt");

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

    NameFinder() {
        this(new Settings(5.5f, 8f, 2f, 2.5f, 10f, 4f, 2f));
    }

    NameFinder(Settings settings) {
        this.settings = settings;
    }

    @Override
    public void find(Passage passage) {
        Map<String, String> found = new HashMap<>();
        List<Candidate> names = new ArrayList<>();
        String text = passage.text;
        for (int i = 0; i < text.length(); ) {
            if (!isHan(text.charAt(i)) || passage.isTaken(i)) {
                i++;
                continue;
            }
            int end = i + 1;
            boolean surname = NameModel.isSurname(text.charAt(i));
            while (end < text.length() && end - i < 200 && isHan(text.charAt(end)) && !passage.isTaken(end)) {
                surname |= NameModel.isSurname(text.charAt(end++));
            }
            if (surname && end - i >= 2) {
                clause(passage, i, end, found, names);
            }
            i = end;
        }
        names.replaceAll(name -> shortened(passage.text, name, found));
        names.forEach(name -> takeLongest(passage, name, found));
        if (!found.isEmpty()) {
            everywhere(passage, found);
        }
    }

    /** Reads one stretch of Han characters. */
    private void clause(Passage passage, int start, int end, Map<String, String> found, List<Candidate> names) {
        List<Candidate> candidates = candidates(passage, start, end);
        if (candidates.isEmpty()) {
            return;
        }
        for (Candidate name : new Lattice(passage.text, start, end, candidates).names()) {
            found.merge(passage.text.substring(name.start, name.end), name.role, (a, b) -> a.isEmpty() ? b : a);
            names.add(name);
        }
    }

    /** A clause may have ended a name too late (许建和|朋友 for 许建|和朋友) that another one showed with its role. */
    private static Candidate shortened(String text, Candidate name, Map<String, String> found) {
        String whole = text.substring(name.start, name.end);
        boolean longer = name.end - name.start > 2
                && name.role.isEmpty()
                && ALSO_BEHIND.indexOf(text.charAt(name.end - 1)) >= 0
                && !found.getOrDefault(whole.substring(0, whole.length() - 1), "")
                        .isEmpty();
        if (!longer) {
            return name;
        }
        found.remove(whole);
        return new Candidate(name.start, name.end - 1, name.cost, name.role);
    }

    /** A clause may have ended a name too early (姜瑞|军转 for 姜瑞军|转) that another one read whole. */
    private static void takeLongest(Passage passage, Candidate name, Map<String, String> found) {
        int end = name.end;
        for (int to = Math.min(passage.length(), name.start + 4); to > name.end; to--) {
            if (found.containsKey(passage.text.substring(name.start, to))) {
                end = to;
                break;
            }
        }
        if (passage.isFree(name.start, end)) {
            take(passage, name.start, end, name.role);
        }
    }

    static void take(Passage passage, int start, int end, @Nullable String role) {
        String said = role == null || role.equals("-") ? "" : role;
        passage.mention(
                start,
                end,
                new EntityKey(
                        "name",
                        TextFolder.fold(passage.text.substring(start, end)).text()),
                said);
    }

    private List<Candidate> candidates(Passage passage, int start, int end) {
        List<Candidate> candidates = new ArrayList<>();
        String text = passage.text;
        for (int i = start; i < end - 1; i++) {
            if (!NameModel.isSurname(text.charAt(i)) && !NameModel.isCompoundSurname(text, i)) {
                continue;
            }
            char before = passage.at(i - 1);
            if (text.charAt(i) == '余'
                    && (Digits.value(before) >= 0 || before == '百' || before == '十' || before == '千')) {
                continue; // 340余枚
            }
            String role = roleOf(passage, i);
            if (role == null && (isPartOfWord(text.charAt(i), before) || isInsideOfTerm(text, i))) {
                continue;
            }
            float here = role == null ? unexplained(text.charAt(i), before) : -settings.role;
            here += "-".equals(role) ? settings.weak + unexplained(text.charAt(i), before) : 0;
            boolean listed = passage.at(i - 1) == '、' && passage.isTaken(i - 2);
            boolean word = ALSO_WORDS.indexOf(text.charAt(i)) >= 0;
            for (int to = Math.min(end, i + 4); to >= i + 2; to--) {
                boolean more = text.charAt(i) == '越' && passage.at(i + 2) == '越'
                        || text.charAt(to - 1) == '来' && to < end && "所我电到报访信此自".indexOf(text.charAt(to)) >= 0;
                boolean masked = more || to - i == 3 && text.charAt(i + 1) == '某' && text.charAt(to - 1) != '某';
                if (masked || role == null && isHardlyName(text, i, to, end, word)) {
                    continue;
                }
                float cost = NameModel.loaded().cost(text, i, to) + settings.name;
                if (cost < NameModel.NEVER && !NOT_NAMES.contains(text.substring(i, to))) {
                    cost += here + context(passage, to, end) - (listed && role == null ? settings.list : 0);
                    cost += VERBS.indexOf(text.charAt(to - 1)) >= 0 && to - i > 2 ? settings.place : 0;
                    cost -= role != null && to == end ? settings.behind : 0;
                    cost += role == null && UNLIKELY_ENDS.indexOf(text.charAt(to - 1)) >= 0 ? settings.place : 0;
                    candidates.add(new Candidate(i, to, cost, role == null || role.equals("-") ? "" : role));
                }
            }
        }
        return candidates;
    }

    /** 一张照片, 50米处, 李某武称, 羁押于印江: the surname belongs to what stands before it. */
    private static boolean isPartOfWord(char surname, char before) {
        return before == '某'
                || Digits.isDigit(before)
                || before != 0 && COUNTING.indexOf(surname) >= 0 && COUNTS.indexOf(before) >= 0
                || PREPOSITIONS.indexOf(surname) >= 0 && isHan(before) && BEFORE.indexOf(before) < 0;
    }

    /**
     * Whether this stands in a short quotation that is the name of something: behind its first character (“政务通”), or
     * where the words around it speak of software (下载“融易花”). “张三” may be somebody.
     */
    private static boolean isInsideOfTerm(String text, int at) {
        int open = at - 1;
        while (open >= 0 && at - open <= LONGEST_TERM && isHan(text.charAt(open))) {
            open--;
        }
        if (open < 0 || "“「『《\"".indexOf(text.charAt(open)) < 0) {
            return false;
        }
        int close = at;
        while (close < text.length() && isHan(text.charAt(close))) {
            close++;
        }
        boolean term =
                close < text.length() && close - open <= LONGEST_TERM && "”」』》\"".indexOf(text.charAt(close)) >= 0;
        return term
                && (open < at - 1
                        || PRODUCTS.isIn(text, Math.max(0, open - 4), open)
                        || PRODUCTS.isIn(text, close + 1, Math.min(text.length(), close + 5)));
    }

    /** 滨江一号; and 向岚海商业银行, where the surname is a word and an office follows. */
    private static boolean isHardlyName(String text, int from, int to, int end, boolean word) {
        if (to < end && FIRMS.lengthAt(text, to, end) > 0
                || HARD_ENDS.indexOf(text.charAt(to - 1)) >= 0
                || HARD_ENDS.indexOf(text.charAt(to - 2)) >= 0
                || PARTICLES.indexOf(text.charAt(from + 1)) >= 0
                || to - from == 2 && text.charAt(to - 1) == '家'
                || to - from == 3 && text.charAt(from + 1) == '家' && UNLIKELY_ENDS.indexOf(text.charAt(to - 1)) >= 0
                || text.startsWith("麻古", from)
                || to - from == 3 && isCount(text.charAt(to - 1)) && isCount(text.charAt(to - 2))) {
            return true;
        }
        for (int i = to; word && i < Math.min(end, to + 3); i++) {
            if (PLACES.lengthAt(text, i, end) > 1) {
                return true;
            }
        }
        return false;
    }

    /** A name without a role word: dearer in an address and where its surname is mostly a word. */
    private float unexplained(char surname, char before) {
        float word = isHan(before) && isWord(before, surname) ? settings.word : 0;
        word += ALSO_WORDS.indexOf(surname) >= 0 ? settings.word : 0;
        word += before == '“' || before == '「' || before == '《' ? settings.word : 0;
        return PLACE_ENDS.indexOf(before) >= 0 && before != 0 ? word + settings.place / 2 : word;
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
        if (to < end && PLACES.lengthAt(text, to, end) > 0) {
            return settings.place;
        }
        float behind = to < text.length() && (BEHIND.lengthAt(text, to, text.length()) > 0 || text.charAt(to) == '、')
                ? -settings.behind
                : 0;
        int office = Math.min(end, to + 14);
        boolean isOffice = FIRMS.isIn(text, to, Math.min(end, to + 8));
        for (int i = to; i < office && !isOffice; i++) {
            int length = OFFICES.lengthAt(text, i, office);
            isOffice = length > 0 && i + length == end;
        }
        return isOffice ? settings.place : behind;
    }

    /** The role that the words before a name say; null where they say none. */
    static @Nullable String roleOf(Passage passage, int start) {
        int end = start;
        while (end > 0 && ":“\"( '是为叫系".indexOf(passage.at(end - 1)) >= 0 && start - end < 3) {
            end--;
        }
        String direct = roleEndingAt(passage.text, start);
        return direct != null || end == start ? direct : roleEndingAt(passage.text, end);
    }

    private static @Nullable String roleEndingAt(String text, int end) {
        if (end == 0 || !ROLE_ENDS.get(text.charAt(end - 1))) {
            return null;
        }
        for (int length = Math.min(9, end); length >= 1; length--) {
            String role = ROLES.get(text.substring(end - length, end));
            if (role != null) {
                return role;
            }
        }
        return null;
    }

    /** Longer names first, so that 李元 does not cut 李元芳 in two. */
    private static void everywhere(Passage passage, Map<String, String> found) {
        List<String> names = new ArrayList<>(found.keySet());
        names.sort((a, b) -> b.length() != a.length() ? b.length() - a.length() : a.compareTo(b));
        for (String name : names) {
            for (int i = passage.text.indexOf(name); i >= 0; i = passage.text.indexOf(name, i + name.length())) {
                int end = i + name.length();
                boolean place = end < passage.length() && PLACES.lengthAt(passage.text, end, passage.length()) > 0;
                if (passage.isFree(i, end) && !place) {
                    take(passage, i, end, found.getOrDefault(name, ""));
                }
            }
        }
    }

    static boolean isHan(char c) {
        return c >= '\u4e00' && c < '\ua000' || c == '〇';
    }

    private static Map<String, String> readRoles() {
        Map<String, String> roles = new HashMap<>();
        for (String line : WordList.lines("name-roles.txt")) {
            String[] parts = line.split("\\s+");
            for (int i = 1; i < parts.length; i++) {
                roles.putIfAbsent(parts[i], parts[0]);
            }
        }
        return roles;
    }

    private record Candidate(int start, int end, float cost, String role) {}

    /** The cheapest cover of a clause by dictionary words, single characters and candidate names. */
    private static final class Lattice {

        private final int start;
        private final float[] best;
        private final int[] from;
        private final @Nullable Candidate[] name;
        private final String text;
        private final int end;

        Lattice(String text, int start, int end, List<Candidate> candidates) {
            this.text = text;
            this.start = start;
            this.end = end;
            int size = end - start;
            best = new float[size + 1];
            from = new int[size + 1];
            name = new Candidate[size + 1];
            Arrays.fill(best, Float.MAX_VALUE);
            best[0] = 0;
            cover(candidates);
        }

        private void cover(List<Candidate> candidates) {
            DoubleArrayTrie<CoreDictionary.Attribute>.Searcher words =
                    CoreDictionary.trie.getSearcher(text.substring(start, end), 0);
            boolean more = words.next();
            int next = 0;
            for (int i = 0; i < end - start; i++) {
                relax(i, i + 1, SINGLE, null);
                while (more && words.begin == i) {
                    CoreDictionary.Attribute word = words.value;
                    if (words.length == 1 || !isName(word)) {
                        relax(i, i + words.length, SINGLE - (float) Math.log(word.totalFrequency + 1), null);
                    }
                    more = words.next();
                }
                while (next < candidates.size() && candidates.get(next).start - start == i) {
                    Candidate candidate = candidates.get(next++);
                    relax(i, candidate.end - start, candidate.cost, candidate);
                }
            }
        }

        private static boolean isName(CoreDictionary.Attribute word) {
            return word.nature[0] == Nature.nr;
        }

        private void relax(int at, int to, float cost, @Nullable Candidate candidate) {
            if (best[at] + cost < best[to]) {
                best[to] = best[at] + cost;
                from[to] = at;
                name[to] = candidate;
            }
        }

        List<Candidate> names() {
            List<Candidate> names = new ArrayList<>();
            for (int i = end - start; i > 0; i = from[i]) {
                Candidate candidate = name[i];
                if (candidate != null) {
                    names.add(candidate);
                }
            }
            return names.reversed();
        }
    }
}
